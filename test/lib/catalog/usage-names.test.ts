import data from '../../../lib/catalog/data/models.json';
import type * as usageNames from '../../../lib/catalog/usage-names';
import { quotaScopeOf, usageNameOf } from '../../../lib/catalog/usage-names';

test('the name of a quota is the one that Azure lists, which follows no rule', () => {
  expect(usageNameOf('gpt-4.1', '2025-04-14', 'GlobalStandard')).toBe('OpenAI.GlobalStandard.gpt4.1');
  expect(usageNameOf('gpt-4.1', '2025-04-14', 'GlobalBatch')).toBe('OpenAI.GlobalBatch.gpt-4.1');
  expect(usageNameOf('gpt-5.4-mini', '2026-03-17', 'DataZoneStandard')).toBe('OpenAI.DatazoneStandard.gpt-5.4-mini');
});

test('all models share the quota of provisioned throughput of one kind', () => {
  expect(usageNameOf('gpt-5.4', '2026-03-05', 'GlobalProvisionedManaged')).toBe('OpenAI.GlobalProvisionedManaged');
  expect(usageNameOf('o3-mini', '2025-01-31', 'GlobalProvisionedManaged')).toBe('OpenAI.GlobalProvisionedManaged');
  expect(usageNameOf('gpt-5.4', '2026-03-05', 'DataZoneProvisionedManaged')).toBe('OpenAI.DataZoneProvisionedManaged');
  expect(usageNameOf('gpt-5.4', '2026-03-05', 'ProvisionedManaged')).toBe('OpenAI.ProvisionedManaged');
});

test('the name is not known for a model, version or SKU that no list has', () => {
  expect(usageNameOf('gpt-9', '1', 'GlobalProvisionedManaged')).toBeUndefined();
  expect(usageNameOf('gpt-4.1', '2099-01-01', 'GlobalStandard')).toBeUndefined();
  expect(usageNameOf('gpt-5.6-sol', '2026-07-09', 'GlobalStandard')).toBeUndefined();
});

test('the scope of a quota is not known until Azure lists it', () => {
  expect(quotaScopeOf('gpt-4.1', '2025-04-14', 'GlobalStandard')).toBeUndefined();
  expect(quotaScopeOf('gpt-9', '1', 'GlobalStandard')).toBeUndefined();
});

test.each([
  ['Global', 'global'],
  ['DataZone', 'dataZone'],
  ['Regional', 'regional'],
  ['Classic', undefined],
])('the scope %s of a quota is %s', (scope, expected) => {
  jest.isolateModules(() => {
    const usages = { 'OpenAI.GlobalStandard.gpt4.1': { scope, source: 'a list', asOf: '2027-01-31' } };
    jest.doMock('../../../lib/catalog/data/models.json', () => ({ ...data, usages }));
    const { quotaScopeOf: scopeOf } = jest.requireActual<typeof usageNames>('../../../lib/catalog/usage-names');
    expect(scopeOf('gpt-4.1', '2025-04-14', 'GlobalStandard')).toBe(expected);
    expect(scopeOf('gpt-4.1-mini', '2025-04-14', 'GlobalStandard')).toBeUndefined();
  });
});
