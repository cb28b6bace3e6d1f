import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { at, configurationOf, emptyStack } from '../../support/terraform';
import { refusalOf } from '../../support/refusal';

const ignoredTags = ['CostCenter', 'created "by"'];
const ELEMENTS = ['tags["CostCenter"]', 'tags["created \\"by\\""]'];

test('Terraform ignores these tags on every resource that can have tags, in addition to what the resource ignores', () => {
  const { stack } = emptyStack({ ignoredTags });
  const zone = { name: 'a.example.com', resourceGroupName: 'rg' };
  new PrivateDnsZone(stack, 'plain', zone);
  new PrivateDnsZone(stack, 'own', { ...zone, lifecycle: { createBeforeDestroy: true, ignoreChanges: ['soa_record'] } });
  new PrivateDnsZone(stack, 'all', { ...zone, lifecycle: { ignoreChanges: 'all' } });
  new Subnet(stack, 'subnet', {
    name: 's',
    resourceGroupName: 'rg',
    virtualNetworkName: 'v',
    addressPrefixes: ['10.0.0.0/27'],
  });
  const configuration = configurationOf(stack);
  const lifecycle = (address: string) => at(configuration, address)['lifecycle'];
  expect(lifecycle('azurerm_private_dns_zone.plain')).toEqual({ ignore_changes: ELEMENTS });
  expect(lifecycle('azurerm_private_dns_zone.own')).toEqual({
    create_before_destroy: true,
    ignore_changes: ['soa_record', ...ELEMENTS],
  });
  expect(lifecycle('azurerm_private_dns_zone.all')).toEqual({ ignore_changes: 'all' });
  expect(lifecycle('azurerm_subnet.subnet')).toBeUndefined();
  expect(lifecycle('azurerm_resource_group.resource_group')).toEqual({ prevent_destroy: true, ignore_changes: ELEMENTS });
});

test('without ignored tags, nothing is added', () => {
  const { stack } = emptyStack();
  expect(at(configurationOf(stack), 'azurerm_resource_group.resource_group')['lifecycle']).toEqual({ prevent_destroy: true });
});

test('a name that Azure does not accept is refused', () => {
  expect(refusalOf(() => emptyStack({ ignoredTags: ['a/b'] }))).toContain("the tag name 'a/b' contains one of");
});
