import { HubPeering } from '../../../lib/network/hub-peering';
import { SpokeNetwork } from '../../../lib/network/spoke-network';
import { at, configurationOf, emptyStack, SUBSCRIPTION } from '../../support/terraform';

const HUB = `/subscriptions/${SUBSCRIPTION.replace(/.$/, '9')}/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/vnet-hub`;

function peeringWith(props: object = {}) {
  const { stack, resourceGroup } = emptyStack();
  const network = new SpokeNetwork(stack, 'network', { resourceGroup, addressSpace: '10.0.0.0/24' });
  const peering = new HubPeering(stack, 'hub_peering', { network, resourceGroup, hubNetworkId: HUB, ...props });
  return { peering, written: at(configurationOf(stack), 'azurerm_virtual_network_peering.hub_peering') };
}

test('the side of the network lets in what the hub forwards, and uses no gateway', () => {
  expect(peeringWith().written).toMatchObject({
    virtual_network_name: '${azurerm_virtual_network.network.name}',
    remote_virtual_network_id: HUB,
    allow_virtual_network_access: true,
    allow_forwarded_traffic: true,
    allow_gateway_transit: false,
    use_remote_gateways: false,
    depends_on: ['azapi_resource.network_private_endpoints'],
  });
});

test('the command creates the side of the hub, which offers its gateway only if the network uses it', () => {
  const { hubCommand } = peeringWith().peering;
  expect(hubCommand).toContain('--resource-group rg-hub --vnet-name vnet-hub');
  expect(hubCommand).toContain(`--remote-vnet /subscriptions/${SUBSCRIPTION}/resourceGroups/`);
  expect(hubCommand).not.toContain('--allow-gateway-transit');
  expect(peeringWith({ useRemoteGateways: true }).peering.hubCommand).toContain('--allow-gateway-transit true');
});

test.each([
  ['the ID of something else', { hubNetworkId: `${HUB}/subnets/snet` }, 'is not the ID of a virtual network'],
  ['no network', { network: undefined }, 'the network is undefined'],
])('is refused with %s', (_, props, message) => {
  expect(() => peeringWith(props)).toThrow(message);
});
