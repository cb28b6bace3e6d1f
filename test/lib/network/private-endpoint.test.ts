import { TerraformOutput, TerraformVariable } from 'cdktf';
import { RootConstruct } from 'constructs';
import { EndpointSubnet } from '../../../lib/network/endpoint-subnet';
import type { PrivateEndpointProps } from '../../../lib/network/private-endpoint';
import { PrivateEndpoint } from '../../../lib/network/private-endpoint';
import { SpokeNetwork } from '../../../lib/network/spoke-network';
import { ResourceGroup } from '../../../lib/terraform/resource-group';
import type { Configuration } from '../../support/terraform';
import { at, configurationOf, emptyStack, SUBNET_ID, SUBSCRIPTION } from '../../support/terraform';

const SCOPE = new RootConstruct('test');
const PROPS: PrivateEndpointProps = {
  target: {
    name: 'oai-test',
    resourceId: '/account',
    groupId: 'account',
    resourceGroup: ResourceGroup.fromResourceGroupName(SCOPE, 'group', 'rg-test', { location: 'swedencentral' }),
  },
  subnet: EndpointSubnet.fromSubnetId(SCOPE, 'subnet', SUBNET_ID, { location: 'francecentral' }),
  dns: { zoneIds: ['/zone-2', '/zone-1'] },
};

function endpointWith(props: Partial<PrivateEndpointProps> = {}) {
  const { stack } = emptyStack();
  new PrivateEndpoint(stack, 'endpoint', { ...PROPS, ...props });
  return at(configurationOf(stack), 'azurerm_private_endpoint.endpoint');
}

test('an endpoint connects a subnet to a resource and registers itself in the zones, in their order', () => {
  expect(endpointWith()).toEqual({
    name: 'pep-oai-test',
    resource_group_name: 'rg-test',
    location: 'francecentral',
    subnet_id: SUBNET_ID,
    custom_network_interface_name: 'nic-oai-test',
    private_service_connection: {
      name: 'pep-oai-test',
      private_connection_resource_id: '/account',
      subresource_names: ['account'],
      is_manual_connection: false,
    },
    private_dns_zone_group: { name: 'default', private_dns_zone_ids: ['/zone-2', '/zone-1'] },
  });
});

test('with registration by Azure Policy, it has no zone group and ignores the zone group of the policy', () => {
  const endpoint = endpointWith({ dns: { policy: true } });
  expect(endpoint).not.toHaveProperty('private_dns_zone_group');
  expect(endpoint['lifecycle']).toEqual({ ignore_changes: ['private_dns_zone_group'] });
});

test('Azure Policy cannot take over an endpoint that is registered in zones of these groups, regardless of case', () => {
  const group = '/subscriptions/1/resourceGroups/rg-Test-dns';
  expect(endpointWith({ dns: { policy: true, formerGroupIds: [group, '/other'] } })['lifecycle']).toEqual({
    ignore_changes: ['private_dns_zone_group'],
    postcondition: [
      {
        condition:
          '${alltrue([for id in flatten(self.private_dns_zone_group[*].private_dns_zone_ids) : !startswith(lower(id), "/subscriptions/1/resourcegroups/rg-test-dns/")]) && alltrue([for id in flatten(self.private_dns_zone_group[*].private_dns_zone_ids) : !startswith(lower(id), "/other/")])}',
        error_message: expect.stringContaining('First set dns.mode to existing') as string,
      },
    ],
  });
});

test('with its own registration, changes to its zone group are not ignored', () => {
  expect(endpointWith()).not.toHaveProperty('lifecycle');
});

test('an endpoint is recreated when a trigger changes', () => {
  expect(endpointWith({ replaceTriggeredBy: ['azurerm_subnet.other.name'] })['lifecycle']).toEqual({
    replace_triggered_by: ['azurerm_subnet.other.name'],
  });
});

test('the triggers of the target are added to those of the endpoint', () => {
  const target = { ...PROPS.target, replaceTriggeredBy: ['azurerm_cognitive_account.account.kind'] };
  expect(endpointWith({ target, replaceTriggeredBy: ['azurerm_subnet.other.name'] })['lifecycle']).toEqual({
    replace_triggered_by: ['azurerm_subnet.other.name', 'azurerm_cognitive_account.account.kind'],
  });
});

test('a group that only Terraform knows is compared in lower case by Terraform', () => {
  const { stack } = emptyStack();
  const id = new TerraformVariable(stack, 'group', { type: 'string' }).stringValue;
  new PrivateEndpoint(stack, 'endpoint', { ...PROPS, dns: { policy: true, formerGroupIds: [id] } });
  const { lifecycle } = at(configurationOf(stack), 'azurerm_private_endpoint.endpoint');
  expect(lifecycle).toMatchObject({
    postcondition: [
      {
        condition:
          '${alltrue([for id in flatten(self.private_dns_zone_group[*].private_dns_zone_ids) : !startswith(lower(id), lower(format("%s/", var.group)))])}',
      },
    ],
  });
});

describe('an endpoint in a network of the kit', () => {
  const inNetwork = (props: Partial<PrivateEndpointProps> = {}) => {
    const { stack, resourceGroup } = emptyStack();
    const network = new SpokeNetwork(stack, 'network', { resourceGroup, addressSpace: '10.0.0.0/24', location: 'norwayeast' });
    const { target, dns } = PROPS;
    const first = new PrivateEndpoint(stack, 'first', PROPS);
    new PrivateEndpoint(stack, 'endpoint', { target, dns, network, dependsOn: [first.resource], ...props });
    return at(configurationOf(stack), 'azurerm_private_endpoint.endpoint');
  };

  test('is in the subnet, which exists with its rules, and waits for its own dependencies', () => {
    expect(inNetwork()).toMatchObject({
      subnet_id: '${azapi_resource.network_private_endpoints.id}',
      depends_on: ['azurerm_private_endpoint.first'],
    });
  });

  test('is in the region of the network, unless it sets another one', () => {
    expect(inNetwork()['location']).toBe('norwayeast');
    expect(inNetwork({ location: 'westeurope' })['location']).toBe('westeurope');
  });
});

test('an endpoint in a subnet whose region is not known is in the region of its resource group', () => {
  const subnet = EndpointSubnet.fromSubnetId(new RootConstruct('test'), 'subnet', SUBNET_ID);
  expect(endpointWith({ subnet })['location']).toBe('swedencentral');
});

test('an existing network without a subnet is refused', () => {
  const network = SpokeNetwork.fromVirtualNetworkId(new RootConstruct('test'), 'hub', SUBNET_ID.replace(/.subnets.*/, ''));
  const { target, dns } = PROPS;
  expect(() => new PrivateEndpoint(emptyStack().stack, 'endpoint', { target, dns, network })).toThrow(
    'test/hub: the subnet of the existing network is not known; pass { subnet: EndpointSubnet.fromSubnetId(…) } instead of the network',
  );
});

test('an endpoint has its names and tags', () => {
  expect(endpointWith({ name: 'pe-test', networkInterfaceName: 'nic-test', tags: { owner: 'network' } })).toMatchObject({
    name: 'pe-test',
    custom_network_interface_name: 'nic-test',
    private_service_connection: { name: 'pe-test' },
    tags: { owner: 'network' },
  });
});

test('an existing endpoint is known by its ID', () => {
  const { stack } = emptyStack();
  const id = SUBNET_ID.replace(/virtualNetworks.*/, 'privateEndpoints/pep-test');
  expect(PrivateEndpoint.fromPrivateEndpointId(stack, 'endpoint', id).privateEndpointId).toBe(id);
  expect(() => PrivateEndpoint.fromPrivateEndpointId(stack, 'other', SUBNET_ID)).toThrow(
    `test/other: '${SUBNET_ID}' is not the ID of a private endpoint: it must have the form`,
  );
});

test('its network interface can be referred to', () => {
  const { stack } = emptyStack();
  const { networkInterfaceId } = new PrivateEndpoint(stack, 'endpoint', PROPS);
  new TerraformOutput(stack, 'nic', { value: networkInterfaceId });
  expect(configurationOf(stack).output).toEqual({
    nic: { value: '${azurerm_private_endpoint.endpoint.network_interface[0].id}' },
  });
});

test('reports all problems at once', () => {
  expect(() => endpointWith({ name: 'pe-', networkInterfaceName: 'x', dns: { zoneIds: [] } })).toThrow(
    new Error(
      [
        'test/endpoint:',
        "- the private endpoint name 'pe-' is not valid; Azure requires letters, digits, periods, hyphens and underscores, beginning with a letter or digit and ending with one of those or an underscore",
        "- the network interface name 'x' has a length of 1; Azure requires 2 to 80 characters",
        '- no private DNS zone is set, so clients could not resolve its address',
      ].join('\n'),
    ),
  );
});

test('rejects an endpoint without network and subnet, or with both, and without a registration', () => {
  const { target, dns } = PROPS;
  const { stack } = emptyStack();
  expect(() => new PrivateEndpoint(stack, 'one', { target, dns })).toThrow('test/one: set either the network or the subnet');
  expect(() => new PrivateEndpoint(stack, 'two', { ...PROPS, dns: undefined as never })).toThrow(
    'test/two: dns is missing: pass private DNS zones, or { policy: true } if Azure Policy registers the address',
  );
});

describe('an endpoint in a resource group that is imported by its ID', () => {
  const OTHER = '00000000-0000-0000-0000-0000000000ff';
  const inSubscription = (subscriptionId: string) => {
    const { stack } = emptyStack();
    const id = `/subscriptions/${subscriptionId}/resourceGroups/rg-endpoints`;
    const resourceGroup = ResourceGroup.fromResourceGroupId(stack, 'endpoints', id);
    for (const name of ['one', 'two']) new PrivateEndpoint(stack, name, { ...PROPS, name, resourceGroup });
    return configurationOf(stack) as Configuration & { provider: { azurerm: readonly Record<string, unknown>[] } };
  };

  test('is created in the subscription of the group, with one provider that signs in like that of the stack', () => {
    const configuration = inSubscription(OTHER);
    for (const name of ['one', 'two'])
      expect(at(configuration, `azurerm_private_endpoint.${name}`)).toMatchObject({
        resource_group_name: 'rg-endpoints',
        provider: 'azurerm.in_00000000_0000_0000_0000_0000000000ff',
      });
    const [own, other, ...more] = configuration.provider.azurerm;
    expect(more).toEqual([]);
    expect(other).toEqual({
      alias: 'in_00000000_0000_0000_0000_0000000000ff',
      features: [{ persist_id_on_create_before_polling_for_completion: true }],
      resource_provider_registrations: own?.['resource_provider_registrations'],
      subscription_id: OTHER,
    });
  });

  test('needs no other provider in the subscription of the stack', () => {
    const configuration = inSubscription(SUBSCRIPTION);
    expect(at(configuration, 'azurerm_private_endpoint.one')).not.toHaveProperty('provider');
    expect(configuration.provider.azurerm).toHaveLength(1);
  });
});
