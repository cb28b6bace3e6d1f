import { coverEverybody, everybodyIn, isEverybody } from '../../../lib/catalog/everybody';

test.each([
  ...['*', 'Any', 'ANY', 'Internet', 'INTERNET', '0.0.0.0/0', '0.0.0.0', '::/0', '::', '0.0.0.0/1', '128.0.0.0/1', '4.0.0.0/7'],
  ...['0.0.0.0-255.255.255.255', '1.0.0.0 - 100.0.0.0', '2000::/3', '0/0', 'AzureCloud', 'azurecloud.westeurope', ' Internet '],
  ...[
    '${var.x}',
    '${"*"}',
    '10.0.0.0/8,${var.x}',
    '${azurerm_subnet.x.address_prefixes[0]}',
    '${azurerm_public_ip.x.ip_address}',
  ],
  ...['${var.group.x.id}', '${random_string.x.id}', '${azurerm_subnet.x.id}/../${var.x}'],
])('%s covers the internet or a large part of it', (place) => {
  expect(isEverybody(place)).toBe(true);
});

test.each([
  ...['10.0.0.0/8', '8.0.0.0/8', '203.0.113.7', '2001:db8::/32', '2001::/16', 'fc00::/7', '10.0.0.0-10.255.255.255'],
  ...['VirtualNetwork', 'AzureCloudServices', 'AzureLoadBalancer', 'anybody', '', '10/8', '5/32'],
  ...['${azurerm_application_security_group.x.id}', '${azapi_resource.network.id}/subnets/main'],
])('%s does not', (place) => {
  expect(isEverybody(place)).toBe(false);
});

const eights = (count: number) => Array.from({ length: count }, (_, i) => `${i + 17}.0.0.0/8`);

test.each<[boolean, string, readonly string[]]>([
  [true, 'one that is everybody', ['10.0.0.0/8', '*']],
  [true, 'sixteen of /8', eights(16)],
  [false, 'fifteen of /8', eights(15)],
  [false, 'one of /8 sixteen times', Array.from({ length: 16 }, () => '17.0.0.0/8')],
  [false, 'private ranges', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10']],
  [false, 'fifteen of /8 and most of another', [...eights(15), '40.0.0.0/10', '41.0.0.0/10', '42.0.0.0/10', '100.64.0.0/10']],
  [true, 'fifteen of /8 and all of another', [...eights(15), '40.0.0.0/10', '41.0.0.0/10', '42.0.0.0/10', '43.0.0.0/10']],
  [false, 'nothing', []],
])('%s: %s', (expected, _, places) => {
  expect(coverEverybody(places)).toBe(expected);
});

test('describes the source', () => {
  expect([
    everybodyIn('Internet'),
    everybodyIn('0.0.0.0/1'),
    everybodyIn('AzureCloud'),
    everybodyIn('10.0.0.0/8'),
    everybodyIn('${var.x}'),
  ]).toEqual([
    'the whole internet',
    'a large part of the internet',
    'every customer of Azure: the tag has the addresses of all virtual machines there',
    undefined,
    'known only to Terraform',
  ]);
});
