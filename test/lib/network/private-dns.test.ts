import { TerraformOutput, TerraformVariable } from 'cdktf';
import { PrivateDnsZones } from '../../../lib/network/private-dns';
import { SpokeNetwork } from '../../../lib/network/spoke-network';
import { VirtualNetworkLinks } from '../../../lib/network/virtual-network-links';
import { addressesOf, at, configurationOf, emptyStack, SUBSCRIPTION } from '../../support/terraform';

const NETWORK_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/vnet-hub`;
const ZONE_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/a.b`;

const ZONES = ['privatelink.openai.azure.com', 'privatelink.cognitiveservices.azure.com'];

test('each name has a zone, at an address that shows the name', () => {
  const { stack, resourceGroup } = emptyStack();
  new PrivateDnsZones(stack, 'dns', { zones: ZONES, resourceGroup, tags: { owner: 'network' } });
  const configuration = configurationOf(stack);
  expect(addressesOf(configuration)).toEqual([
    'azurerm_private_dns_zone.dns_privatelink_cognitiveservices_azure_com',
    'azurerm_private_dns_zone.dns_privatelink_openai_azure_com',
    'azurerm_resource_group.resource_group',
  ]);
  expect(at(configuration, 'azurerm_private_dns_zone.dns_privatelink_openai_azure_com')).toEqual({
    name: 'privatelink.openai.azure.com',
    resource_group_name: '${azurerm_resource_group.resource_group.name}',
    tags: { owner: 'network' },
    lifecycle: { create_before_destroy: true, prevent_destroy: true },
  });
});

test('in a stack without protection, zones can be destroyed', () => {
  const { stack, resourceGroup } = emptyStack({ preventDestroy: false });
  new PrivateDnsZones(stack, 'dns', { zones: ZONES, resourceGroup });
  expect(at(configurationOf(stack), 'azurerm_private_dns_zone.dns_privatelink_openai_azure_com')).toMatchObject({
    lifecycle: { create_before_destroy: true, prevent_destroy: false },
  });
});

test('the IDs of zones are in the order of their names in the props', () => {
  const { stack, resourceGroup } = emptyStack();
  const { zoneIds } = new PrivateDnsZones(stack, 'dns', { zones: ZONES, resourceGroup });
  new TerraformOutput(stack, 'ids', { value: zoneIds });
  expect(configurationOf(stack).output).toEqual({
    ids: {
      value: [
        '${azurerm_private_dns_zone.dns_privatelink_openai_azure_com.id}',
        '${azurerm_private_dns_zone.dns_privatelink_cognitiveservices_azure_com.id}',
      ],
    },
  });
});

test.each([
  ['OpenAI', ['privatelink.openai.azure.com']],
  [
    'AIServices',
    ['privatelink.cognitiveservices.azure.com', 'privatelink.openai.azure.com', 'privatelink.services.ai.azure.com'],
  ],
] as const)('an account of kind %s determines the zones', (kind, names) => {
  const { stack, resourceGroup } = emptyStack();
  const zones = PrivateDnsZones.forAccount(stack, 'dns', { account: { kind }, resourceGroup });
  expect(zones.references.map(({ name }) => name)).toEqual(names);
});

describe('a link', () => {
  test('connects a network to each zone, depends on it and registers nothing in it', () => {
    // GIVEN
    const { stack, resourceGroup } = emptyStack();
    const zones = new PrivateDnsZones(stack, 'dns', { zones: ZONES, resourceGroup });
    const network = SpokeNetwork.fromVirtualNetworkId(stack, 'hub', NETWORK_ID);
    // WHEN
    zones.link(network, { tags: { a: 'b' } });
    // THEN
    const configuration = configurationOf(stack);
    expect(Object.keys(configuration.resource['azurerm_private_dns_zone_virtual_network_link'] ?? {}).sort()).toEqual([
      'dns_link_hub_privatelink_cognitiveservices_azure_com',
      'dns_link_hub_privatelink_openai_azure_com',
    ]);
    expect(
      at(configuration, 'azurerm_private_dns_zone_virtual_network_link.dns_link_hub_privatelink_openai_azure_com'),
    ).toEqual({
      name: 'link-vnet-hub-76951df8',
      private_dns_zone_name: '${azurerm_private_dns_zone.dns_privatelink_openai_azure_com.name}',
      resource_group_name: '${azurerm_private_dns_zone.dns_privatelink_openai_azure_com.resource_group_name}',
      virtual_network_id: NETWORK_ID,
      registration_enabled: false,
      tags: { a: 'b' },
    });
  });

  test('has another name for a network with the same name in another group', () => {
    const nameFor = (networkId: string) => {
      const { stack } = emptyStack();
      const zones = PrivateDnsZones.fromZoneIds(stack, 'dns', [ZONE_ID]);
      zones.link(SpokeNetwork.fromVirtualNetworkId(stack, 'hub', networkId));
      return at(configurationOf(stack), 'azurerm_private_dns_zone_virtual_network_link.dns_link_hub_a_b')['name'];
    };
    expect(nameFor(NETWORK_ID)).not.toBe(nameFor(NETWORK_ID.replace('rg-hub', 'rg-other')));
  });

  test('can connect a network that the stack creates to an existing zone', () => {
    const { stack, resourceGroup } = emptyStack();
    const network = new SpokeNetwork(stack, 'network', { resourceGroup, addressSpace: '10.0.0.0/24' });
    PrivateDnsZones.fromZoneIds(stack, 'dns', [ZONE_ID]).link(network, { id: 'spoke', name: 'link-test' });
    expect(at(configurationOf(stack), 'azurerm_private_dns_zone_virtual_network_link.dns_spoke_a_b')).toEqual({
      name: 'link-test',
      private_dns_zone_name: 'a.b',
      resource_group_name: 'rg-dns',
      virtual_network_id: '${azurerm_virtual_network.network.id}',
      registration_enabled: false,
    });
  });

  test('can have an id and a scope of its own', () => {
    const { stack } = emptyStack();
    const zones = PrivateDnsZones.fromZoneIds(stack, 'dns', [ZONE_ID]);
    const network = SpokeNetwork.fromVirtualNetworkId(stack, 'hub', NETWORK_ID);
    new VirtualNetworkLinks(stack, 'links', { zones, network, name: 'link-test' });
    expect(addressesOf(configurationOf(stack))).toContain('azurerm_private_dns_zone_virtual_network_link.links_a_b');
  });

  test('needs a name if only Terraform knows the network', () => {
    const { stack } = emptyStack();
    const zones = PrivateDnsZones.fromZoneIds(stack, 'dns', [ZONE_ID]);
    const id = new TerraformVariable(stack, 'network', { type: 'string' }).stringValue;
    const network = SpokeNetwork.fromVirtualNetworkId(stack, 'hub', id);
    expect(() => zones.link(network)).toThrow(
      'test/dns/Default/link_hub: only Terraform knows the ID of the network, which the name of the links is derived from; set the name',
    );
    expect(() => zones.link(network, { id: 'named', name: 'link-hub' })).not.toThrow();
  });

  test('rejects a name that Azure would reject', () => {
    const { stack } = emptyStack();
    const zones = PrivateDnsZones.fromZoneIds(stack, 'dns', []);
    const network = SpokeNetwork.fromVirtualNetworkId(stack, 'hub', NETWORK_ID);
    expect(() => new VirtualNetworkLinks(stack, 'links', { zones, network, name: '-link' })).toThrow(
      "test/links: the virtual network link name '-link' is not valid; Azure requires letters, digits, periods",
    );
  });
});

describe('existing zones', () => {
  test('are used by their IDs', () => {
    const { stack } = emptyStack();
    expect(PrivateDnsZones.fromZoneIds(stack, 'dns', [ZONE_ID]).zoneIds).toEqual([ZONE_ID]);
  });

  test('can be known only to Terraform', () => {
    const { stack } = emptyStack();
    const id = new TerraformVariable(stack, 'zone', { type: 'string' }).stringValue;
    const network = SpokeNetwork.fromVirtualNetworkId(stack, 'hub', NETWORK_ID);
    PrivateDnsZones.fromZoneIds(stack, 'dns', [id]).link(network);
    expect(at(configurationOf(stack), 'azurerm_private_dns_zone_virtual_network_link.dns_link_hub_zone_0')).toMatchObject({
      private_dns_zone_name: '${element(split("/", var.zone), 8)}',
      resource_group_name: '${element(split("/", var.zone), 4)}',
    });
  });

  test('are refused with another ID', () => {
    const { stack } = emptyStack();
    expect(() => PrivateDnsZones.fromZoneIds(stack, 'dns', [NETWORK_ID])).toThrow(
      `test/dns: '${NETWORK_ID}' is not the ID of a private DNS zone: it must have the form /subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.Network/privateDnsZones/<name>`,
    );
  });
});

test('an existing network is refused with another ID', () => {
  const { stack } = emptyStack();
  expect(() => SpokeNetwork.fromVirtualNetworkId(stack, 'hub', ZONE_ID)).toThrow(
    `test/hub: '${ZONE_ID}' is not the ID of a virtual network: it must have the form`,
  );
});
