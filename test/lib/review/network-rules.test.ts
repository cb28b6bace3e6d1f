import type { Over } from '../../support/review-edits';
import { found, resource } from '../../support/review-edits';

const ENDPOINT_SUBNET = '${azapi_resource.network_private_endpoints.id}';
const rule = (name: string, priority: number, attributes: Over = {}) => ({
  ...{ name, priority, direction: 'Inbound', access: 'Allow', protocol: 'Tcp', source_port_range: '*' },
  ...{ source_address_prefix: '10.30.0.0/24', destination_address_prefix: '*', destination_port_range: '443' },
  ...attributes,
});
const deny = (priority: number, attributes: Over = {}) =>
  rule('deny', priority, {
    access: 'Deny',
    protocol: '*',
    source_address_prefix: '*',
    destination_port_range: '*',
    ...attributes,
  });
const group = (...rules: unknown[]) =>
  resource('azurerm_network_security_group', 'network_security_group', { security_rule: rules });
const eights = (count: number) =>
  Array.from({ length: count }, (_, i) => rule(`r${i}`, 100 + i, { source_address_prefix: `${17 + i}.0.0.0/8` }));
const endpointSubnet = (properties: unknown) =>
  resource('azapi_resource', 'network_private_endpoints', { body: { properties } });
const about = (before: Over, after: Over) =>
  found(before, after).filter((each) => /exposure\/n(etwork-rule|o-network-rules)$/.test(each));
const both = (...overs: Over[]): Over => ({ resource: Object.assign({}, ...overs.map(({ resource: each }) => each)) as Over });

describe('rules are compared by effect', () => {
  test.each<[string, Over, Over, string[]]>([
    ['only the order in the file', group(rule('a', 100), deny(200)), group(deny(200), rule('a', 100)), []],
    ['another name', group(rule('a', 100)), group(rule('b', 100)), ['notice exposure/network-rule']],
    [
      'one source, or a list with one source',
      group(rule('a', 100)),
      group(rule('a', 100, { source_address_prefix: null, source_address_prefixes: ['10.30.0.0/24'] })),
      [],
    ],
    [
      'another priority, in the same order',
      group(rule('a', 100), deny(200)),
      group(rule('a', 110), deny(210)),
      ['notice exposure/network-rule'],
    ],
    [
      'before a deny rule',
      group(rule('a', 200), deny(100)),
      group(rule('a', 50), deny(100)),
      ['critical exposure/network-rule'],
    ],
    [
      'before a deny rule for other sources',
      group(rule('a', 200), deny(100, { source_address_prefix: '10.99.0.0/24' })),
      group(rule('a', 50), deny(100, { source_address_prefix: '10.99.0.0/24' })),
      ['notice exposure/network-rule'],
    ],
    ['after a deny rule', group(rule('a', 50), deny(100)), group(rule('a', 200), deny(100)), ['notice exposure/network-rule']],
    [
      'fewer sources, and before a deny rule',
      group(rule('a', 200), deny(100)),
      group(rule('a', 50, { source_address_prefix: '10.30.0.0/25' }), deny(100)),
      ['critical exposure/network-rule'],
    ],
    [
      'fewer sources, in the same order',
      group(rule('a', 100), deny(200)),
      group(rule('a', 90, { source_address_prefix: '10.30.0.0/25' }), deny(200)),
      ['notice exposure/network-rule'],
    ],
    [
      'another port',
      group(rule('a', 100)),
      group(rule('a', 100, { destination_port_range: '*' })),
      ['high exposure/network-rule'],
    ],
    [
      'many rules that together allow a large part of the internet',
      group(),
      group(...eights(16)),
      ['critical exposure/network-rule', ...Array.from({ length: 16 }, () => 'high exposure/network-rule')],
    ],
    [
      'one more rule in addition to a large part of the internet',
      group(...eights(16)),
      group(...eights(17)),
      ['high exposure/network-rule'],
    ],
    [
      'other sources, some of them allowed before',
      group(rule('a', 100)),
      group(rule('a', 100, { source_address_prefix: null, source_address_prefixes: ['10.30.0.0/25', '10.40.0.0/24'] })),
      ['high exposure/network-rule'],
    ],
    ['a deny rule that now allows', group(deny(100)), group(rule('deny', 100)), ['critical exposure/network-rule']],
    [
      'a deny rule for other sources',
      group(deny(100)),
      group(deny(100, { source_address_prefix: '10.99.0.0/24' })),
      ['critical exposure/network-rule'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(about(before, after)).toEqual([...expected].sort());
  });
});

describe('the rules in effect for the endpoint', () => {
  const other = (attributes: Over) => resource('azurerm_subnet', 'other', { name: 'other', ...attributes });
  const endpoint = (subnet: string) => resource('azurerm_private_endpoint', 'account_private_endpoint', { subnet_id: subnet });

  test('no longer apply if it moves to a subnet without a group', () => {
    const subnet = other({ private_endpoint_network_policies: 'Enabled' });
    expect(about(subnet, both(subnet, endpoint('${azurerm_subnet.other.id}')))).toEqual(['critical exposure/no-network-rules']);
  });

  test('stay the same with an association instead of the group of the subnet', () => {
    const same = resource('azurerm_subnet_network_security_group_association', 'x', {
      subnet_id: ENDPOINT_SUBNET,
      network_security_group_id: '${azurerm_network_security_group.network_security_group.id}',
    });
    expect(about({}, both(same, endpointSubnet({ networkSecurityGroup: null })))).toEqual([]);
  });

  test('no longer apply without the group', () => {
    expect(about({}, endpointSubnet({ networkSecurityGroup: null }))).toEqual(['critical exposure/no-network-rules']);
  });

  test('are those of the group in an azapi subnet', () => {
    const subnet = (properties: unknown) =>
      resource('azapi_resource', 'subnet', {
        type: 'Microsoft.Network/virtualNetworks/subnets@2024-05-01',
        name: 'x',
        body: { properties },
      });
    const named = { networkSecurityGroup: { id: '${azurerm_network_security_group.network_security_group.id}' } };
    expect(about(subnet(named), subnet({ networkSecurityGroup: null }))).toEqual(['critical exposure/no-network-rules']);
    expect(about(subnet(named), subnet({ ...named, addressPrefix: '10.20.0.0/27' }))).toEqual([]);
  });
});
