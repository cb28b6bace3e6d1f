import { addresses } from '../../../../lib/preflight/questions/addresses';
import { networkIdOf } from '../../../../lib/preflight/own-network';
import { NETWORK, NETWORKS, networkRow, peeringRow } from '../../../support/azure/networks';
import type { Arrange } from '../../../support/azure/preflight';
import { askedAbout, linesOf } from '../../../support/azure/preflight';
import type { FakeResourceManager } from '../../../support/azure/resource-manager';
import { forbidden, list } from '../../../support/azure/resource-manager';
import { exampleFleet, fleetOf } from '../../../support/project';

const HUB =
  '/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/vnet-hub';
const OTHER =
  '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-x/providers/Microsoft.Network/virtualNetworks/vnet-x';

const fleet = fleetOf({
  dev: `environment: dev
workload: triage
subscriptionId: 11111111-1111-1111-1111-111111111111
residency: { dataZone: EU }
dns: { mode: stamp }
regions:
  swedencentral: { network: { addressSpace: 10.10.0.0/24, peering: { virtualNetworkId: ${HUB} } } }
`,
});
const stamp = fleet.stamps[0]?.value;
const own = stamp ? networkIdOf(stamp) : '';

/** A hub with a peer, and the networks of the subscription. */
const azureWith =
  (hub: object, ...networks: readonly object[]) =>
  (azure: FakeResourceManager) =>
    azure.on(NETWORK, { body: hub }).on(NETWORKS, list(...networks));
const freeHub = networkRow(HUB, ['10.0.0.0/16']);
const hubWith = (...peerings: readonly object[]) => networkRow(HUB, ['10.0.0.0/16'], { virtualNetworkPeerings: peerings });

const CASES: readonly (readonly [string, Arrange, readonly string[], string])[] = [
  ['free', azureWith(freeHub), ['passed', 'passed'], 'no other network'],
  ['those of the own network', azureWith(freeHub, networkRow(own.toUpperCase(), ['10.10.0.0/24'])), ['passed', 'passed'], ''],
  [
    'those of the hub',
    azureWith(networkRow(HUB, ['172.16.0.0/16', '10.8.0.0/14'])),
    ['failed', 'passed'],
    'the addresses 10.10.0.0/24 overlap those of the hub vnet-hub (172.16.0.0/16, 10.8.0.0/14): Azure refuses the peering',
  ],
  [
    'those of a peer of the hub',
    azureWith(hubWith(peeringRow(OTHER, '10.10.0.128/25'))),
    ['failed', 'passed'],
    'overlap those of vnet-x (10.10.0.128/25), which the hub vnet-hub is peered with',
  ],
  ['its own in the hub', azureWith(hubWith(peeringRow(own, '10.10.0.0/24'))), ['passed', 'passed'], ''],
  ['beside those of a peer of the hub', azureWith(hubWith(peeringRow(OTHER, '10.10.1.0/24'))), ['passed', 'passed'], ''],
  [
    'those of a network that no one connects',
    azureWith(freeHub, networkRow(OTHER, ['10.10.0.0/16'])),
    ['passed', 'uncertain'],
    'overlap those of vnet-x (10.10.0.0/16): Azure allows this',
  ],
  [
    'those of a network that the own one is peered with',
    azureWith(freeHub, networkRow(own, ['10.99.0.0/24'], { virtualNetworkPeerings: [peeringRow(OTHER, '10.10.0.0/16')] })),
    ['passed', 'failed'],
    'which the network is peered with already',
  ],
  [
    'beside IPv6 and what is no range',
    azureWith(freeHub, networkRow(OTHER, ['fd00::/48', '10.10.0.0', 'x']), { id: OTHER, properties: {} }),
    ['passed', 'passed'],
    '',
  ],
  [
    'unknown in the hub',
    (azure) => azureWith(freeHub)(azure).on(NETWORK, forbidden('Microsoft.Network/virtualNetworks/read')),
    ['not-checked', 'passed'],
    'in the hub vnet-hub and its peers',
  ],
  [
    'unknown in the subscription',
    (azure) => azureWith(freeHub)(azure).on(NETWORKS, forbidden('Microsoft.Network/virtualNetworks/read')),
    ['passed', 'not-checked'],
    'in the other networks of the subscription',
  ],
  ['in a hub that does not exist', (azure) => azure.on(NETWORKS, list()), ['uncertain', 'passed'], 'there is no such network'],
  [
    'in an answer of another shape',
    azureWith({ id: HUB }),
    ['uncertain', 'passed'],
    'does not have the documented shape (properties)',
  ],
];

test.each(CASES)('the addresses are %s', async (_, arrange, outcomes, message) => {
  const { asked } = await askedAbout(fleet, [addresses], arrange);
  const verdicts = asked.flatMap((each) => each.verdicts);
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(outcomes);
  expect(verdicts.map((each) => each.message).join('\n')).toContain(message);
  const failed = verdicts.filter(({ outcome }) => outcome === 'failed');
  expect(failed.map(({ path }) => path)).toEqual(failed.map(() => ['network', 'addressSpace']));
});

test('many networks are one result', async () => {
  const { asked } = await askedAbout(
    fleet,
    [addresses],
    azureWith(freeHub, ...[1, 2, 3, 4, 5].map((i) => networkRow(`${OTHER}${i}`, ['10.10.0.0/16']))),
  );
  expect(linesOf(asked)).toHaveLength(1);
  expect(linesOf(asked)[0]).toContain('vnet-x3 (10.10.0.0/16) and 2 others');
});

test.each(['address-pool', 'existing-network'])('nothing is asked about %s', async (name) => {
  const { asked, requests } = await askedAbout(exampleFleet(name), [addresses], () => undefined);
  expect(linesOf(asked)).toEqual([]);
  expect(requests).toEqual([]);
});
