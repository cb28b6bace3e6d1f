import { Facts } from '../../../lib/stack/facts/facts';
import { readStack } from '../../../lib/stack/stack';

/** The facts of one resource. */
const factsOf = (type: string, attributes: object) =>
  Facts.of(readStack('x', new Map([['cdk.tf.json', JSON.stringify({ resource: { [type]: { x: attributes } } })]])));

const ALL = '${[{ name = "all", access = "Allow", source_address_prefix = "*" }]}';
const RULE = { name: 'r', access: 'Allow', direction: 'Inbound', priority: 100, protocol: 'Tcp', destination_port_range: 443 };
const UNKNOWN = {
  ...{ name: 'unknown', priority: undefined, allows: true, outbound: false, protocol: '*' },
  ...{ sources: [ALL], sourcePorts: ['*'], destinations: ['*'], ports: ['*'] },
};

test.each<[string, unknown]>([
  ['as a whole', ALL],
  ['as one of several', [ALL]],
])('rules that are an expression %s may allow every source', (_, security_rule) => {
  const [group] = factsOf('azurerm_network_security_group', { security_rule }).all('securityGroup');
  expect(group?.value.rules).toEqual([UNKNOWN]);
});

test('rules that are an expression are listed together with literal rules', () => {
  const written = { ...RULE, source_address_prefix: '10.0.0.0/8' };
  const [group] = factsOf('azurerm_network_security_group', { security_rule: [written, ALL] }).all('securityGroup');
  expect(group?.value.rules.map(({ name }) => name)).toEqual(['r', 'unknown']);
});

test.each<[string, object, string[]]>([
  ['a list that is an expression', { source_address_prefixes: '${["0.0.0.0/0"]}' }, ['${["0.0.0.0/0"]}']],
  ['an entry that is one', { source_address_prefixes: ['10.0.0.0/8', '${var.x}'] }, ['${var.x}', '10.0.0.0/8']],
  ['a text that is one', { source_address_prefix: '${join(",", ["*", "10.0.0.0/8"])}' }, ['${join(",", ["*", "10.0.0.0/8"])}']],
  ['several in one text', { source_address_prefix: '10.0.0.0/8, 11.0.0.0/8' }, ['10.0.0.0/8', '11.0.0.0/8']],
  ['nothing, as in a plan', {}, ['${source_address_prefix}']],
])('the sources of a rule with %s', (_, attributes, sources) => {
  const rule = factsOf('azurerm_network_security_rule', { ...RULE, ...attributes }).all('securityRule')[0]?.value.rule;
  expect([rule?.sources, rule?.ports]).toEqual([sources, ['443']]);
});

test.each<[string, object]>([
  ['the addresses', { network_acls: { ip_rules: '${var.open}' } }],
  ['the block', { network_acls: '${var.open}' }],
  ['the block in a list', { network_acls: ['${var.open}'] }],
])('the sources of an account are known only to Terraform if %s of its rules are an expression', (_, attributes) => {
  const [account] = factsOf('azurerm_cognitive_account', attributes).all('account');
  expect(account?.value.allowedAddresses).toEqual(['${var.open}']);
});

const account = (body: unknown) =>
  factsOf('azapi_resource', { type: 'Microsoft.CognitiveServices/accounts@2025-06-01', body }).all('account')[0]?.value;

test('the addresses in a body may be an expression, one by one or together', () => {
  const ipRules = [{ value: '203.0.113.7' }, '${var.open}'];
  expect(account({ properties: { networkAcls: { ipRules } } })?.allowedAddresses).toEqual(['${var.open}', '203.0.113.7']);
  expect(account({ properties: { networkAcls: '${var.open}' } })?.allowedAddresses).toEqual(['${var.open}']);
});

test('the content of a body that is an expression is known only to Terraform', () => {
  const { publicNetwork, keys, otherNetworks, allowedHosts, encryptionKey } = account('${local.body}') ?? {};
  expect({ publicNetwork, keys, otherNetworks, allowedHosts, encryptionKey }).toEqual({
    ...{ publicNetwork: 'unknown', keys: 'unknown', otherNetworks: '${local.body}' },
    ...{ allowedHosts: ['${local.body}'], encryptionKey: '${local.body}' },
  });
});
