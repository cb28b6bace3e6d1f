import fc from 'fast-check';
import type { ResourceType } from '../../../lib/catalog/resource-id';
import { parseResourceId, RESOURCE_TYPES, resourceIdOf } from '../../../lib/catalog/resource-id';

const SUBSCRIPTION = '00000000-0000-0000-0000-000000000001';
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-test`;
const ACCOUNT = `${GROUP}/providers/Microsoft.CognitiveServices/accounts/oai-test`;
const SUBNET = `${GROUP}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/snet`;

const name = fc.stringMatching(/^[\w.-]{1,20}$/);
const anyResource = fc.constantFrom(...(Object.keys(RESOURCE_TYPES) as ResourceType[])).chain((type) => {
  const depth = RESOURCE_TYPES[type].split('/').length - 1;
  const names = fc.array(name, { minLength: depth, maxLength: depth });
  return fc.record({ type: fc.constant(type), id: fc.record({ subscriptionId: fc.uuid(), resourceGroup: name, names }) });
});

test('parsing and building an ID gives the same ID', () => {
  fc.assert(
    fc.property(anyResource, ({ type, id }) => {
      const text = resourceIdOf(type, id);
      const parsed = parseResourceId(type, text);
      expect(parsed).toEqual(id);
      expect(typeof parsed === 'string' ? undefined : resourceIdOf(type, parsed)).toBe(text);
    }),
  );
});

test('an ID of one type is not valid for another', () => {
  fc.assert(
    fc.property(anyResource, fc.constantFrom(...(Object.keys(RESOURCE_TYPES) as ResourceType[])), ({ type, id }, other) => {
      fc.pre(other !== type);
      expect(parseResourceId(other, resourceIdOf(type, id))).toMatch('it must have the form');
    }),
  );
});

test('IDs have the spelling of Azure', () => {
  const id = { subscriptionId: SUBSCRIPTION, resourceGroup: 'rg-test' };
  expect(resourceIdOf('account', { ...id, names: ['oai-test'] })).toBe(ACCOUNT);
  expect(resourceIdOf('subnet', { ...id, names: ['vnet', 'snet'] })).toBe(SUBNET);
  expect(resourceIdOf('privateDnsZone', { ...id, names: ['a.b'] })).toBe(
    `${GROUP}/providers/Microsoft.Network/privateDnsZones/a.b`,
  );
  expect(resourceIdOf('workspace', { ...id, names: ['log'] })).toBe(
    `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log`,
  );
});

test('names in an ID keep their case', () => {
  expect(parseResourceId('account', ACCOUNT.replace('oai-test', 'OAI-Test'))).toMatchObject({ names: ['OAI-Test'] });
});

test.each([
  ['resourceGroups', 'resourcegroups'],
  ['subscriptions', 'Subscriptions'],
  ['providers', 'Providers'],
  ['Microsoft.CognitiveServices', 'microsoft.cognitiveservices'],
  ['accounts', 'Accounts'],
])('the segment %s may not be spelled %s', (right, wrong) => {
  expect(parseResourceId('account', ACCOUNT.replace(right, wrong))).toBe(`its segment '${wrong}' must be spelled '${right}'`);
});

test.each([
  ['nothing', ''],
  ['a name', 'oai-test'],
  ['no slash in front', ACCOUNT.slice(1)],
  ['text in front', `x${ACCOUNT}`],
  ['a slash behind', `${ACCOUNT}/`],
  ['a child', `${ACCOUNT}/deployments/chat`],
  ['its group', GROUP],
  ['a URL', `https://management.azure.com${ACCOUNT}`],
  ['another type', ACCOUNT.replace('accounts', 'commitmentPlans')],
])('an ID of an account is not %s', (_, id) => {
  expect(parseResourceId('account', id)).toBe(
    'it must have the form /subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.CognitiveServices/accounts/<name>',
  );
});

test('the form of a subnet ID contains both names', () => {
  expect(parseResourceId('subnet', ACCOUNT)).toBe(
    'it must have the form /subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.Network/virtualNetworks/<name>/subnets/<name>',
  );
});

test('a subscription is a UUID, not a name', () => {
  expect(parseResourceId('account', ACCOUNT.replace(SUBSCRIPTION, 'sub-test'))).toBe(
    "its subscription 'sub-test' must be a UUID",
  );
});

test.each(['rg-test', 'vnet', 'snet'])('the name %s may not be empty', (empty) => {
  expect(parseResourceId('subnet', SUBNET.replace(`/${empty}`, '/'))).toBe('one of its names is empty');
});
