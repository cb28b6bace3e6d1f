import { subnet } from '../../../../lib/preflight/questions/subnet';
import { endpointIdOf } from '../../../../lib/preflight/subnet-demand';
import type { Fleet } from '../../../../lib/fleet/fleet';
import { NETWORK, networkRow, subnetRow } from '../../../support/azure/networks';
import type { Arrange } from '../../../support/azure/preflight';
import { askedAbout, linesOf, outcomes } from '../../../support/azure/preflight';
import type { FakeResourceManager, Reply } from '../../../support/azure/resource-manager';
import { armError, forbidden, list } from '../../../support/azure/resource-manager';
import { exampleFleet, fleetOf } from '../../../support/project';

const VNET =
  '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet-hub';
const SUBNET = `${VNET}/subnets/snet-endpoints`;
const fleetWith = (network: string, more = ''): Fleet =>
  fleetOf({
    dev: `environment: dev
workload: triage
subscriptionId: 11111111-1111-1111-1111-111111111111
homeRegion: swedencentral
residency: { dataZone: EU }
network: ${network}
${more}
regions:
  swedencentral: {}
`,
  });
const existing = fleetWith(`{ existing: { subnetId: ${SUBNET} } }`);
const foundry = fleetWith(`{ existing: { subnetId: ${SUBNET} } }`, 'account: { kind: AIServices }');
const joined = fleetWith(`{ existing: { virtualNetworkId: ${VNET} }, privateEndpointPrefix: 10.0.1.0/27 }`);
const own = existing.stamps[0]?.value;
const endpoint = own ? endpointIdOf(own) : '';

const usage = (currentValue: number, limit: number | null = 27, id = SUBNET) => ({
  ...{ id, currentValue, limit, unit: 'Count' },
  name: { value: 'SubnetSpace', localizedValue: 'Subnet size and usage' },
});
const azureWith =
  (subnets: readonly object[], usages: Reply = list(usage(3)), location = 'Sweden Central') =>
  (azure: FakeResourceManager) =>
    azure
      .on(NETWORK, { body: networkRow(VNET.toUpperCase(), ['10.0.0.0/16', 'fd00::/48'], { subnets }, location) })
      .on(`${NETWORK}/usages`, usages);
const plain = subnetRow('snet-endpoints', '10.0.0.0/27');

const CASES: readonly (readonly [string, Fleet, Arrange, readonly string[], string])[] = [
  [
    'with free addresses',
    existing,
    azureWith([plain]),
    ['passed', 'passed'],
    'the subnet snet-endpoints has 24 of 27 addresses left',
  ],
  ['with one free address', existing, azureWith([plain], list(usage(26))), ['passed', 'passed'], '1 of 27'],
  [
    'that is full',
    existing,
    azureWith([plain], list(usage(27))),
    ['passed', 'failed'],
    'has 0 of 27 addresses left, and the endpoints in it need at least 1',
  ],
  [
    'that is full of the own endpoint',
    existing,
    azureWith(
      [subnetRow('snet-endpoints', '10.0.0.0/27', { privateEndpoints: [{ id: endpoint.toUpperCase() }] })],
      list(usage(27)),
    ),
    ['passed', 'passed'],
    'exist already',
  ],
  [
    'with too little for a Foundry account, perhaps',
    foundry,
    azureWith([plain], list(usage(26))),
    ['passed', 'uncertain'],
    'the endpoints in it may need 3',
  ],
  [
    'without its use',
    existing,
    azureWith([plain], list(usage(0, 27, `${VNET}/subnets/other`))),
    ['passed', 'uncertain'],
    'Azure does not list its use',
  ],
  [
    'whose use no one may read',
    existing,
    azureWith([plain], forbidden('Microsoft.Network/virtualNetworks/usages/read')),
    ['passed', 'not-checked'],
    'whether the subnet snet-endpoints has addresses for 1 more endpoint',
  ],
  [
    'that is delegated',
    existing,
    azureWith([
      subnetRow('SNET-endpoints', '10.0.0.0/27', {
        delegations: [{ properties: { serviceName: 'Microsoft.Web/serverFarms' } }],
      }),
    ]),
    ['passed', 'uncertain', 'passed'],
    'is delegated to Microsoft.Web/serverFarms',
  ],
  [
    'that does not exist',
    existing,
    azureWith([subnetRow('snet-other', '10.0.0.0/27')]),
    ['passed', 'failed'],
    'the network vnet-hub has no subnet snet-endpoints',
  ],
  [
    'in another region',
    fleetWith(`{ existing: { subnetId: ${SUBNET}, location: westeurope } }`),
    azureWith([plain]),
    ['failed', 'passed'],
    'the network vnet-hub is in swedencentral, but the files expect it in westeurope',
  ],
  [
    'in a region that is not known',
    existing,
    azureWith([plain], list(usage(3)), ''),
    ['uncertain', 'passed'],
    'in which region',
  ],
  [
    'in no network',
    existing,
    (azure) => azure.on(NETWORK, armError(404, 'ResourceNotFound')),
    ['failed'],
    'there is no network vnet-hub at the ID',
  ],
  [
    'in a network that no one may read',
    existing,
    (azure) => azure.on(NETWORK, forbidden('Microsoft.Network/virtualNetworks/read')),
    ['not-checked'],
    'whether the network vnet-hub fits',
  ],
  [
    'in a subscription that no one can see',
    existing,
    (azure) => azure.on(NETWORK, armError(404, 'SubscriptionNotFound')),
    ['not-checked'],
    'whether the network vnet-hub fits',
  ],
  ['that is new and free', joined, azureWith([plain]), ['passed', 'passed'], 'no other subnet of the network'],
  [
    'that is new and taken',
    joined,
    azureWith([subnetRow('snet-other', '10.0.0.0/23')]),
    ['passed', 'failed'],
    'the subnet 10.0.1.0/27 overlaps snet-other (10.0.0.0/23) in the network',
  ],
  [
    'that is new and taken by one with several ranges',
    joined,
    azureWith([subnetRow('snet-other', '', { addressPrefix: null, addressPrefixes: ['10.0.4.0/24', '10.0.1.16/28'] })]),
    ['passed', 'failed'],
    'overlaps snet-other',
  ],
  [
    'that the stamp created',
    joined,
    azureWith([subnetRow((joined.stamps[0]?.value.names.subnet ?? '').toUpperCase(), '10.0.1.0/27')]),
    ['passed', 'passed'],
    '',
  ],
  [
    'that is new and outside',
    fleetWith(`{ existing: { virtualNetworkId: ${VNET} }, privateEndpointPrefix: 10.1.0.0/27 }`),
    azureWith([plain]),
    ['passed', 'failed'],
    'the subnet 10.1.0.0/27 is not within the addresses of the network',
  ],
];

test.each(CASES)('a subnet %s', async (_, fleet, arrange, expected, message) => {
  const { asked } = await askedAbout(fleet, [subnet], arrange);
  const verdicts = asked.flatMap((each) => each.verdicts);
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(expected);
  expect(verdicts.map((each) => each.message).join('\n')).toContain(message);
});

test('stamps in one subnet share its addresses and the questions', async () => {
  const fleet = exampleFleet('existing-network');
  const id =
    '/subscriptions/00000000-0000-0000-0000-0000000000f0/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet-hub';
  const arrange = (left: number) => (azure: FakeResourceManager) =>
    azure
      .on(NETWORK, { body: networkRow(id, ['10.0.0.0/16'], { subnets: [plain] }, 'westeurope') })
      .on(`${NETWORK}/usages`, list(usage(27 - left, 27, `${id}/subnets/snet-endpoints`)));
  const one = await askedAbout(fleet, [subnet], arrange(1));
  expect(new Set(Object.values(outcomes(one.asked)))).toEqual(new Set(['failed']));
  expect(linesOf(one.asked)[0]).toContain('need at least 2');
  expect(one.requests).toHaveLength(2);
  const two = await askedAbout(fleet, [subnet], arrange(2));
  expect(new Set(Object.values(outcomes(two.asked)))).toEqual(new Set(['passed']));
});
