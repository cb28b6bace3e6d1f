import { PrivateDnsZones, VirtualNetworkLinks } from '../../../lib/network/private-dns';
import { TerraformOutput } from 'cdktf';
import { addressesOf, at, configurationOf, emptyStack } from '../../support/terraform';

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

test('a network is linked to each zone, depends on it and registers nothing in it', () => {
  // GIVEN
  const { stack, resourceGroup } = emptyStack();
  const { references } = new PrivateDnsZones(stack, 'dns', { zones: ZONES, resourceGroup });
  // WHEN
  new VirtualNetworkLinks(stack, 'links', {
    zones: references,
    virtualNetworkId: '/vnet',
    name: 'link-test',
    tags: { a: 'b' },
  });
  // THEN
  const configuration = configurationOf(stack);
  expect(Object.keys(configuration.resource['azurerm_private_dns_zone_virtual_network_link'] ?? {})).toHaveLength(2);
  expect(at(configuration, 'azurerm_private_dns_zone_virtual_network_link.links_privatelink_openai_azure_com')).toEqual({
    name: 'link-test',
    private_dns_zone_name: '${azurerm_private_dns_zone.dns_privatelink_openai_azure_com.name}',
    resource_group_name: '${azurerm_private_dns_zone.dns_privatelink_openai_azure_com.resource_group_name}',
    virtual_network_id: '/vnet',
    registration_enabled: false,
    tags: { a: 'b' },
  });
});

test('a network can be linked to an existing zone by name', () => {
  const { stack } = emptyStack();
  const zone = { name: 'a.b', reference: 'a.b', resourceGroupName: 'rg-dns' };
  new VirtualNetworkLinks(stack, 'links', { zones: [zone], virtualNetworkId: '/vnet', name: 'link-test' });
  expect(at(configurationOf(stack), 'azurerm_private_dns_zone_virtual_network_link.links_a_b')).toEqual({
    name: 'link-test',
    private_dns_zone_name: 'a.b',
    resource_group_name: 'rg-dns',
    virtual_network_id: '/vnet',
    registration_enabled: false,
  });
});

test('rejects a name of links that Azure would reject', () => {
  const { stack } = emptyStack();
  expect(() => new VirtualNetworkLinks(stack, 'links', { zones: [], virtualNetworkId: '/vnet', name: '-link' })).toThrow(
    "test/links: the virtual network link name '-link' is not valid; Azure requires letters, digits, periods",
  );
});
