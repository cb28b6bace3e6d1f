import { TerraformVariable } from 'cdktf';
import type { SpokeNetworkProps } from '../../../lib/network/spoke-network';
import { SpokeNetwork } from '../../../lib/network/spoke-network';
import { MAX_SOURCES, ruleName } from '../../../lib/network/source-rules';
import { addressesOf, at, configurationOf, emptyStack } from '../../support/terraform';

const PROPS: Omit<SpokeNetworkProps, 'resourceGroup'> = {
  names: { virtualNetwork: 'vnet-test', subnet: 'snet-test', networkSecurityGroup: 'nsg-test' },
  addressSpace: '10.0.0.0/24',
  privateEndpointPrefix: '10.0.0.0/27',
  allowedSources: { vnet: ['VirtualNetwork'] },
};

const SUBNET = 'azapi_resource.network_private_endpoints';

function networkWith(props: Partial<SpokeNetworkProps> = {}) {
  const { stack, resourceGroup } = emptyStack();
  new SpokeNetwork(stack, 'network', { ...PROPS, resourceGroup, ...props });
  return configurationOf(stack);
}

const rulesFor = (allowedSources: Readonly<Record<string, readonly string[]>>) =>
  at(networkWith({ allowedSources }), 'azurerm_network_security_group.network_security_group')['security_rule'] as Record<
    string,
    unknown
  >[];

const manySources = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`source-${i}`, ['10.0.0.0/8']] as const));

/** Every attribute of a rule must be set, so attributes without a value are null. */
const NOTHING = {
  description: null,
  destination_address_prefixes: null,
  destination_application_security_group_ids: null,
  destination_port_ranges: null,
  source_address_prefix: null,
  source_address_prefixes: null,
  source_application_security_group_ids: null,
  source_port_ranges: null,
};
const ALLOW = {
  ...NOTHING,
  direction: 'Inbound',
  access: 'Allow',
  protocol: 'Tcp',
  source_port_range: '*',
  destination_port_range: '443',
  destination_address_prefix: '*',
};
const DENY = {
  ...NOTHING,
  priority: 4096,
  access: 'Deny',
  protocol: '*',
  source_address_prefix: '*',
  source_port_range: '*',
  destination_address_prefix: '*',
  destination_port_range: '*',
};

test('a network has its addresses, its tags and the DNS servers of Azure', () => {
  expect(at(networkWith({ tags: { owner: 'network' } }), 'azurerm_virtual_network.network')).toEqual({
    name: 'vnet-test',
    resource_group_name: '${azurerm_resource_group.resource_group.name}',
    location: 'swedencentral',
    address_space: ['10.0.0.0/24'],
    dns_servers: [],
    tags: { owner: 'network' },
  });
});

test('a network can have its own DNS servers, in order', () => {
  const network = (dnsServers: string[]) => at(networkWith({ dnsServers }), 'azurerm_virtual_network.network');
  expect(network(['10.9.0.5', '10.9.0.4'])).toMatchObject({ dns_servers: ['10.9.0.5', '10.9.0.4'] });
  expect(network([])).toMatchObject({ dns_servers: [] });
});

test('the subnet applies rules to endpoints and has no default outbound access', () => {
  expect(at(networkWith(), SUBNET)).toEqual({
    type: 'Microsoft.Network/virtualNetworks/subnets@2024-07-01',
    name: 'snet-test',
    parent_id: '${azurerm_virtual_network.network.id}',
    body: {
      properties: {
        addressPrefix: '10.0.0.0/27',
        networkSecurityGroup: { id: '${azurerm_network_security_group.network_security_group.id}' },
        routeTable: null,
        natGateway: null,
        delegations: [],
        serviceEndpoints: [],
        privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled',
        privateLinkServiceNetworkPolicies: 'Enabled',
        defaultOutboundAccess: false,
      },
    },
    ignore_casing: true,
    locks: ['${azurerm_virtual_network.network.id}'],
    retry: { error_message_regex: ['AnotherOperationInProgress'] },
  });
});

test('the subnet gets a new security group before the old one is deleted', () => {
  expect(at(networkWith(), 'azurerm_network_security_group.network_security_group')).toMatchObject({
    lifecycle: { create_before_destroy: true },
  });
});

test('the network has no other rules or subnets', () => {
  expect(addressesOf(networkWith())).toEqual([
    'azapi_resource.network_private_endpoints',
    'azurerm_network_security_group.network_security_group',
    'azurerm_resource_group.resource_group',
    'azurerm_virtual_network.network',
  ]);
});

describe('the rules', () => {
  test('allow named sources on port 443, by name, and deny everything else in both directions', () => {
    expect(rulesFor({ vpn: ['10.3.0.0/16', '10.1.0.0/16'], Hub: ['VirtualNetwork'], office: ['10.2.0.0/16'] })).toEqual([
      { ...ALLOW, name: 'allow-https-from-Hub', priority: 100, source_address_prefix: 'VirtualNetwork' },
      { ...ALLOW, name: 'allow-https-from-office', priority: 110, source_address_prefix: '10.2.0.0/16' },
      { ...ALLOW, name: 'allow-https-from-vpn', priority: 120, source_address_prefixes: ['10.1.0.0/16', '10.3.0.0/16'] },
      { ...DENY, name: 'deny-all-inbound', direction: 'Inbound' },
      { ...DENY, name: 'deny-all-outbound', direction: 'Outbound' },
    ]);
  });

  test('allow no source if none is named', () => {
    expect(rulesFor({}).map(({ access }) => access)).toEqual(['Deny', 'Deny']);
  });

  test('do not depend on the order of sources or of ranges', () => {
    const one = { a: ['10.1.0.0/16', '10.2.0.0/16'], b: ['VirtualNetwork'] };
    const other = { b: ['VirtualNetwork'], a: ['10.2.0.0/16', '10.1.0.0/16'] };
    expect(rulesFor(one)).toEqual(rulesFor(other));
  });

  test('have room for as many sources as there are priorities before the last', () => {
    const rules = rulesFor(manySources(400));
    expect(MAX_SOURCES).toBe(400);
    expect(rules.at(399)).toMatchObject({ access: 'Allow', priority: 4090 });
    expect(new Set(rules.slice(0, 401).map(({ priority }) => priority)).size).toBe(401);
  });

  test('are named after their source', () => {
    expect(ruleName('office')).toBe('allow-https-from-office');
  });
});

test('rejects more sources than the limit', () => {
  expect(() => networkWith({ allowedSources: manySources(401) })).toThrow(
    'test/network: there are 401 allowed sources; the limit is 400',
  );
});

test('rejects a source without a range, which would be a rule without a source', () => {
  expect(() => networkWith({ allowedSources: { office: [] } })).toThrow(/^test\/network: .*'office'/);
});

test('reports all invalid names at once', () => {
  const names = { virtualNetwork: 'v', subnet: '-snet', networkSecurityGroup: 'nsg/' };
  expect(() => networkWith({ names, allowedSources: { 'my office': ['10.0.0.0/8'] } })).toThrow(
    new RegExp(
      [
        "^test/network:\n- the virtual network name 'v' has a length of 1; Azure requires 2 to 64 characters",
        "- the subnet name '-snet' is not valid; Azure requires .*",
        "- the network security group name 'nsg/' is not valid; Azure requires .*",
        "- the security rule name 'allow-https-from-my office' is not valid; Azure requires .*$",
      ].join('\n'),
    ),
  );
});

describe('names', () => {
  const namesOf = (props: Partial<SpokeNetworkProps>) => {
    const { stack, resourceGroup } = emptyStack();
    new SpokeNetwork(stack, 'network', { resourceGroup, addressSpace: '10.0.0.0/24', ...props });
    const configuration = configurationOf(stack);
    return [
      'azurerm_virtual_network.network',
      'azapi_resource.network_private_endpoints',
      'azurerm_network_security_group.network_security_group',
    ].map((address) => at(configuration, address)['name']);
  };

  test('are derived from the resource group', () => {
    expect(namesOf({})).toEqual(['vnet-test', 'snet-test', 'nsg-test']);
  });

  test('are derived from the workload, like those of a stamp', () => {
    expect(namesOf({ workload: 'assistant-prod-sdc' })).toEqual([
      'vnet-assistant-prod-sdc',
      'snet-assistant-prod-sdc',
      'nsg-assistant-prod-sdc',
    ]);
  });

  test('can be set one by one', () => {
    expect(namesOf({ names: { subnet: 'endpoints' } })).toEqual(['vnet-test', 'endpoints', 'nsg-test']);
  });
});

test('the subnet is the first /27 by default', () => {
  const { stack, resourceGroup } = emptyStack();
  new SpokeNetwork(stack, 'network', { resourceGroup, addressSpace: '10.1.0.0/16' });
  expect(at(configurationOf(stack), SUBNET)).toMatchObject({ body: { properties: { addressPrefix: '10.1.0.0/27' } } });
});

test.each<[string, Partial<SpokeNetworkProps>, string]>([
  ['a word', { addressSpace: 'banana' }, "the address space 'banana' is not an IPv4 range in CIDR notation"],
  ['no text', { addressSpace: 5 as never }, 'the address space 5 is not text'],
  [
    'a subnet that is no range',
    { privateEndpointPrefix: '10.0.0.0' },
    "the subnet range '10.0.0.0' is not an IPv4 range in CIDR notation: write it like 10.20.0.0/27",
  ],
  [
    'a subnet outside the network',
    { privateEndpointPrefix: '10.1.0.0/27' },
    'the subnet range 10.1.0.0/27 is not within the address space 10.0.0.0/24',
  ],
  ['a subnet that is too small', { privateEndpointPrefix: '10.0.0.0/30' }, 'the subnet range 10.0.0.0/30 is too small'],
  ['a network that is too small', { addressSpace: '10.0.0.0/30' }, 'the address space 10.0.0.0/30 is too small for a subnet'],
  [
    'a range that does not begin at its start',
    { addressSpace: '10.0.0.1/24' },
    "the address space '10.0.0.1/24' does not begin at the start of its range, which is 10.0.0.0/24",
  ],
  [
    'a source that is no range',
    { allowedSources: { office: ['bad range'] } },
    "the allowed source 'office': 'bad range' is neither a range nor a service tag",
  ],
  [
    'a service tag in a list',
    { allowedSources: { office: ['VirtualNetwork', '10.0.0.0/8'] } },
    "the allowed source 'office': 'VirtualNetwork' is in a list, which can contain only ranges",
  ],
])('rejects %s', (_, props, message) => {
  expect(() => networkWith(props)).toThrow(`test/network: ${message}`);
});

describe('addresses that only Terraform knows', () => {
  const withVariable = (props: (space: string) => Partial<SpokeNetworkProps>) => {
    const { stack, resourceGroup } = emptyStack();
    const { stringValue } = new TerraformVariable(stack, 'space', { type: 'string' });
    new SpokeNetwork(stack, 'network', { resourceGroup, addressSpace: '10.0.0.0/24', ...props(stringValue) });
    return configurationOf(stack, { validated: false });
  };

  test('are not checked', () => {
    const configuration = withVariable((space) => ({
      addressSpace: space,
      privateEndpointPrefix: space,
      allowedSources: { office: [space] },
    }));
    expect(at(configuration, 'azurerm_virtual_network.network')).toMatchObject({ address_space: ['${var.space}'] });
    expect(at(configuration, SUBNET)).toMatchObject({ body: { properties: { addressPrefix: '${var.space}' } } });
  });

  test('need a range for the subnet', () => {
    expect(() => withVariable((space) => ({ addressSpace: space }))).toThrow(
      'test/network: the address space is a reference, whose value only Terraform knows, so the range of the subnet must be set: privateEndpointPrefix',
    );
  });
});
