import { JoinedNetwork } from '../../../lib/network/joined-network';
import { SpokeNetwork } from '../../../lib/network/spoke-network';
import { addressesOf, at, configurationOf, emptyStack, SUBSCRIPTION } from '../../support/terraform';

const NETWORK = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-hub/providers/Microsoft.Network`;
const VIRTUAL_NETWORK = `${NETWORK}/virtualNetworks/vnet-hub`;
const GROUP = `${NETWORK}/networkSecurityGroups/nsg-hub`;
const ROUTES = `${NETWORK}/routeTables/rt-hub`;
const SUBNET = 'azapi_resource.network_private_endpoints';

function joinedWith(props: object = {}) {
  const { stack, resourceGroup } = emptyStack();
  new JoinedNetwork(stack, 'network', {
    ...{ resourceGroup, virtualNetworkId: VIRTUAL_NETWORK, addressPrefix: '10.9.0.0/27', location: 'westeurope' },
    ...props,
  });
  return configurationOf(stack);
}

function spokeWith(props: object) {
  const { stack, resourceGroup } = emptyStack();
  new SpokeNetwork(stack, 'network', { resourceGroup, addressSpace: '10.0.0.0/24', ...props });
  return configurationOf(stack);
}

describe('a subnet in an existing network', () => {
  test('is created with its group, in that network', () => {
    const configuration = joinedWith({ allowedSources: { office: ['10.2.0.0/16'] } });
    expect(addressesOf(configuration)).toEqual([
      SUBNET,
      'azurerm_network_security_group.network_security_group',
      'azurerm_resource_group.resource_group',
    ]);
    expect(at(configuration, SUBNET)).toMatchObject({
      name: 'snet-test',
      parent_id: VIRTUAL_NETWORK,
      locks: [VIRTUAL_NETWORK],
      body: {
        properties: {
          addressPrefix: '10.9.0.0/27',
          networkSecurityGroup: { id: '${azurerm_network_security_group.network_security_group.id}' },
          routeTable: null,
        },
      },
    });
    expect(at(configuration, 'azurerm_network_security_group.network_security_group')).toMatchObject({
      ...{ name: 'nsg-test', location: 'westeurope' },
      security_rule: [{ name: 'allow-https-from-office' }, { access: 'Deny' }, { access: 'Deny' }],
    });
  });

  test('can have an existing group', () => {
    const configuration = joinedWith({ networkSecurityGroupId: GROUP });
    expect(addressesOf(configuration)).toEqual([SUBNET, 'azurerm_resource_group.resource_group']);
    expect(at(configuration, SUBNET)).toMatchObject({ body: { properties: { networkSecurityGroup: { id: GROUP } } } });
  });

  test.each([
    ['not the ID of a network', { virtualNetworkId: GROUP }, 'is not the ID of a virtual network'],
    ['addresses that are no range', { addressPrefix: 'x' }, "the subnet range 'x' is not an IPv4 range in CIDR notation"],
  ])('is refused with %s', (_, props, message) => {
    expect(() => joinedWith(props)).toThrow(message);
  });
});

describe('a network of its own', () => {
  test('can have an existing group and an existing route table, which apply to endpoints', () => {
    const configuration = spokeWith({ networkSecurityGroupId: GROUP, routeTableId: ROUTES });
    expect(addressesOf(configuration)).not.toContain('azurerm_network_security_group.network_security_group');
    expect(at(configuration, SUBNET)).toMatchObject({
      body: {
        properties: {
          networkSecurityGroup: { id: GROUP },
          routeTable: { id: ROUTES },
          privateEndpointNetworkPolicies: 'Enabled',
        },
      },
    });
  });

  test('cannot allow sources in a group that exists', () => {
    expect(() => spokeWith({ networkSecurityGroupId: GROUP, allowedSources: {} })).toThrow(
      'test/network: allowedSources have no effect on an existing network security group; set one of the two',
    );
  });
});
