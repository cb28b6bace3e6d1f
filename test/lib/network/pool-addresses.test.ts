import { JoinedNetwork } from '../../../lib/network/joined-network';
import { SpokeNetwork } from '../../../lib/network/spoke-network';
import { at, configurationOf, emptyStack, SUBSCRIPTION } from '../../support/terraform';

const NETWORK = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-hub/providers/Microsoft.Network`;
const POOL = `${NETWORK}/networkManagers/vnm-hub/ipamPools/pool-ai`;
const SUBNET = 'azapi_resource.network_private_endpoints';

function spokeWith(props: object) {
  const { stack, resourceGroup } = emptyStack();
  new SpokeNetwork(stack, 'network', { resourceGroup, ipamPool: { poolId: POOL, numberOfIpAddresses: 64 }, ...props });
  return configurationOf(stack);
}

function joinedWith(props: object) {
  const { stack, resourceGroup } = emptyStack();
  new JoinedNetwork(stack, 'network', { resourceGroup, virtualNetworkId: `${NETWORK}/virtualNetworks/vnet-hub`, ...props });
  return configurationOf(stack);
}

const allocated = (addresses: string) => [{ pool: { id: POOL }, numberOfIpAddresses: addresses }];

describe('addresses from a pool', () => {
  test('replace those of the network and of its subnet', () => {
    const configuration = spokeWith({});
    const network = at(configuration, 'azurerm_virtual_network.network');
    expect(network).toMatchObject({ ip_address_pool: [{ id: POOL, number_of_ip_addresses: '64' }] });
    expect(network).not.toHaveProperty('address_space');
    const { properties } = at(configuration, SUBNET)['body'] as { properties: object };
    expect(properties).toMatchObject({ ipamPoolPrefixAllocations: allocated('32') });
    expect(properties).not.toHaveProperty('addressPrefix');
  });

  test.each([
    ['all of a smaller network', { ipamPool: { poolId: POOL, numberOfIpAddresses: 16 } }, '16'],
    ['as many as are set', { privateEndpointAddresses: 64 }, '64'],
  ])('are for the subnet %s', (_, props, addresses) => {
    expect(at(spokeWith(props), SUBNET)).toMatchObject({
      body: { properties: { ipamPoolPrefixAllocations: allocated(addresses) } },
    });
  });

  test('can be those of a subnet in an existing network', () => {
    expect(at(joinedWith({ ipamPool: { poolId: POOL, numberOfIpAddresses: 16 } }), SUBNET)).toMatchObject({
      body: { properties: { ipamPoolPrefixAllocations: allocated('16') } },
    });
  });

  test.each([
    ['a range as well', { addressSpace: '10.0.0.0/24' }, 'set either addressSpace or ipamPool'],
    ['no addresses', { ipamPool: undefined }, 'set either addressSpace or ipamPool'],
    ['a range for the subnet', { privateEndpointPrefix: '10.0.0.0/27' }, 'set privateEndpointAddresses instead'],
    ['a number that Azure may split', { ipamPool: { poolId: POOL, numberOfIpAddresses: 60 } }, '60 is not a power of two'],
    ['a subnet that is too large', { privateEndpointAddresses: 128 }, 'has 128 addresses, and its network only 64'],
    ['no pool ID', { ipamPool: { poolId: '', numberOfIpAddresses: 64 } }, 'the IPAM pool ID is empty'],
  ])('are refused with %s', (_, props, message) => {
    expect(() => spokeWith(props)).toThrow(message);
  });

  test('are refused for a subnet with a range, too', () => {
    const props = { addressPrefix: '10.0.0.0/27', ipamPool: { poolId: POOL, numberOfIpAddresses: 16 } };
    expect(() => joinedWith(props)).toThrow('set either addressPrefix or ipamPool');
  });
});
