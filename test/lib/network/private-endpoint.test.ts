import { TerraformOutput } from 'cdktf';
import type { PrivateEndpointProps } from '../../../lib/network/private-endpoint';
import { PrivateEndpoint } from '../../../lib/network/private-endpoint';
import { ResourceGroup } from '../../../lib/terraform/resource-group';
import { at, configurationOf, emptyStack } from '../../support/terraform';

const PROPS: PrivateEndpointProps = {
  name: 'pe-test',
  networkInterfaceName: 'nic-test',
  resourceGroup: ResourceGroup.fromName('rg-test', 'swedencentral'),
  location: 'francecentral',
  subnetId: '/subnet',
  resourceId: '/account',
  groupId: 'account',
  dns: { zoneIds: ['/zone-2', '/zone-1'] },
};

function endpointWith(props: Partial<PrivateEndpointProps> = {}) {
  const { stack } = emptyStack();
  new PrivateEndpoint(stack, 'endpoint', { ...PROPS, ...props });
  return at(configurationOf(stack), 'azurerm_private_endpoint.endpoint');
}

test('an endpoint connects a subnet to a resource and registers itself in the zones, in their order', () => {
  expect(endpointWith()).toEqual({
    name: 'pe-test',
    resource_group_name: 'rg-test',
    location: 'francecentral',
    subnet_id: '/subnet',
    custom_network_interface_name: 'nic-test',
    private_service_connection: {
      name: 'pe-test',
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

test('an endpoint has its dependencies and tags', () => {
  // GIVEN
  const { stack } = emptyStack();
  const first = new PrivateEndpoint(stack, 'first', PROPS);
  // WHEN
  new PrivateEndpoint(stack, 'endpoint', { ...PROPS, dependsOn: [first.resource], tags: { owner: 'network' } });
  // THEN
  expect(at(configurationOf(stack), 'azurerm_private_endpoint.endpoint')).toMatchObject({
    depends_on: ['azurerm_private_endpoint.first'],
    tags: { owner: 'network' },
  });
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
