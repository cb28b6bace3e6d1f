import { alternativesTo, otherValues } from '../../../lib/settings/other-values';

describe('the values to try instead of one', () => {
  test.each<[string, readonly string[], unknown, readonly unknown[]]>([
    ['a number', ['deployments', 'chat', 'capacity'], 1, [2]],
    ['a word', ['dns', 'mode'], 'environment', ['stamp', 'policy', 'existing']],
    ['a switch', ['preventDestroy'], true, [false]],
    ['a power of two', ['network', 'ipamPool', 'networkAddresses'], 64, [128, 32]],
  ])('%s', (_, path, value, expected) => {
    const others = otherValues(path, value);
    expect(others).toEqual(expect.arrayContaining([...expected]));
    expect(others).not.toContain(value);
  });

  test.each<[string, readonly string[], string, RegExp]>([
    ['an ID', ['subscriptionId'], '0000000f-0000-4000-8000-00000000000f', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
    ['a range', ['network', 'addressSpace'], '10.20.0.0/24', /^\d+(\.\d+){3}\/\d+$/],
    ['a version', ['providers', 'azurerm'], '4.81.0', /^\d+(\.\d+){2}$/],
  ])('%s keeps its form', (_, path, value, form) => {
    const others = otherValues(path, value);
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) expect(other).toMatch(form);
  });

  test('an empty list and a setting without a value get samples that the schema allows', () => {
    expect(otherValues(['network', 'dnsServers'], [])).toEqual([['10.255.0.4']]);
    expect(otherValues(['network', 'routeTableId'], undefined)).toContainEqual(
      expect.stringMatching(/\/providers\/Microsoft\.Network\/routeTables\/sample$/),
    );
    expect(otherValues(['preventDestroy'], undefined)).toEqual([true, false]);
  });

  test('there are none for what no setting is', () => {
    expect(otherValues(['nothing'], 1)).toEqual([]);
  });
});

test('the alternatives to a value are the words of a short list', () => {
  expect(alternativesTo(['dns', 'mode'])).toEqual(['environment', 'stamp', 'existing', 'policy']);
  expect(alternativesTo(['deployments', 'chat', 'sku'])).toContain('DataZoneProvisionedManaged');
  expect(alternativesTo(['deployments', 'chat', 'model'])).toEqual([]);
  expect(alternativesTo(['homeRegion'])).toEqual([]);
});
