import type { Fleet } from '../../../../lib/fleet/fleet';
import { networkIdOf } from '../../../../lib/preflight/own-network';
import { dns } from '../../../../lib/preflight/questions/dns';
import { targetsOf } from '../../../../lib/verdicts/target';
import { wantedLinks } from '../../../../lib/preflight/wanted-links';
import { NETWORK, networkRow } from '../../../support/azure/networks';
import type { Arrange } from '../../../support/azure/preflight';
import { askedAbout, outcomes } from '../../../support/azure/preflight';
import type { FakeResourceManager } from '../../../support/azure/resource-manager';
import { armError, forbidden, list } from '../../../support/azure/resource-manager';
import { LINKS, ZONE, ZONES, linkRow, zoneRow } from '../../../support/azure/zones';
import { exampleFleet } from '../../../support/project';

const NAME = 'privatelink.openai.azure.com';
const networkOf = ({ stamps }: Fleet) => (stamps[0] ? networkIdOf(stamps[0].value) : '');
const found = async (fleet: Fleet, arrange: Arrange) =>
  (await askedAbout(fleet, [dns], arrange)).asked.flatMap(({ verdicts }) => verdicts);

describe('zones of the stamp', () => {
  const fleet = exampleFleet('stamp-dns');
  const network = networkOf(fleet);
  const own = targetsOf(fleet).flatMap(wantedLinks)[0]?.zoneId ?? '';
  const other = `/subscriptions/00000000-0000-0000-0000-0000000000c1/resourceGroups/rg-other/providers/Microsoft.Network/privateDnsZones/${NAME}`;
  const linked =
    (zone: string, link: string, to = network) =>
    (azure: FakeResourceManager) =>
      azure.on(ZONES, list(zoneRow(zone), zoneRow(zone.replace(NAME, 'other.example')))).on(LINKS, list(linkRow(link, to)));

  const CASES: readonly (readonly [string, Arrange, string, string])[] = [
    ['to be created', (azure) => azure.on(ZONES, list()), 'passed', 'is linked to no other zone'],
    ['there with their link', linked(own.toUpperCase(), 'link-GREEN-swedencentral'), 'passed', 'is linked to no other zone'],
    [
      'there with a link that the kit did not create',
      linked(own, 'by-hand'),
      'failed',
      'by by-hand, and the stack would create the link link-green-swedencentral; Azure allows one',
    ],
    [
      'there a second time, with a link to the network',
      linked(other, 'hub'),
      'failed',
      `is linked to another zone ${NAME}: ${other}; Azure allows one`,
    ],
    [
      'there a second time, with the link of the stack',
      linked(other, 'link-green-swedencentral'),
      'uncertain',
      'is linked to another zone',
    ],
    [
      'there a second time, with a link to another network',
      linked(other, 'hub', `${network}-2`),
      'passed',
      'is linked to no other zone',
    ],
    [
      'not listed',
      (azure) => azure.on(ZONES, forbidden('Microsoft.Network/privateDnsZones/read')),
      'not-checked',
      'is linked to another zone',
    ],
    [
      'without their links',
      (azure) => linked(other, 'hub')(azure).on(LINKS, forbidden('Microsoft.Network/privateDnsZones/virtualNetworkLinks/read')),
      'not-checked',
      'privateDnsZones/virtualNetworkLinks/read',
    ],
    ['broken', (azure) => azure.on(ZONES, list({ id: 1 })), 'uncertain', 'documented shape'],
  ];

  test.each(CASES)('are %s', async (_, arrange, outcome, message) => {
    const [verdict, ...others] = await found(fleet, arrange);
    expect(others).toEqual([]);
    expect(verdict?.outcome).toBe(outcome);
    expect(verdict?.message).toContain(message);
  });
});

describe('zones of another team', () => {
  const fleet = exampleFleet('existing-dns');
  const network = networkOf(fleet);
  const there = (azure: FakeResourceManager) => azure.on(ZONE, ({ path }) => ({ body: zoneRow(path) }));

  const CASES: readonly (readonly [string, Arrange, string, string])[] = [
    ['that do not exist', () => undefined, 'failed', `there is no zone ${NAME} at the ID`],
    [
      'that no one may read',
      (azure) => azure.on(ZONE, forbidden('Microsoft.Network/privateDnsZones/read')),
      'not-checked',
      'whether the zone',
    ],
    [
      'that no one can see',
      (azure) => azure.on(ZONE, armError(404, 'SubscriptionNotFound')),
      'not-checked',
      'whether the zone',
    ],
    [
      'that are linked',
      (azure) => there(azure).on(LINKS, list(linkRow('hub', network.toUpperCase()))),
      'passed',
      'is linked to the zone',
    ],
    [
      'whose links no one may read',
      (azure) => there(azure).on(LINKS, forbidden('x/read')),
      'not-checked',
      'whether the network',
    ],
    [
      'that the DNS servers of the network resolve',
      (azure) => there(azure).on(LINKS, list()),
      'passed',
      'asks the DNS servers 10.0.0.4',
    ],
  ];

  test.each(CASES)('%s', async (_, arrange, outcome, message) => {
    const verdicts = await found(fleet, arrange);
    expect(verdicts.map((each) => each.outcome)).toEqual([outcome, outcome, outcome]);
    expect(verdicts.map((each) => each.message).join('\n')).toContain(message);
  });

  const inExisting: Fleet = {
    ...fleet,
    stamps: fleet.stamps.map((located) => ({
      ...located,
      value: {
        ...located.value,
        network: { kind: 'existing', subnetId: `${network}/subnets/s`, virtualNetworkId: network, location: 'francecentral' },
      },
    })),
  };

  test.each([
    ['servers of its own', ['10.0.0.4', '168.63.129.16'], 'passed'],
    ['the servers of Azure', ['168.63.129.16'], 'uncertain'],
    ['nothing written', [], 'uncertain'],
  ])('that are not linked to a network with %s', async (_, dnsServers, outcome) => {
    const [verdict] = await found(inExisting, (azure) =>
      there(azure)
        .on(LINKS, list())
        .on(NETWORK, { body: networkRow(network, ['10.0.0.0/16'], { dhcpOptions: { dnsServers } }) }),
    );
    expect(verdict?.outcome).toBe(outcome);
  });
});

describe('zones of the environment', () => {
  const fleet = exampleFleet('existing-network');
  const network = networkOf(fleet);

  test('are linked to an existing network by the stack of the environment', async () => {
    const links = targetsOf(fleet).flatMap((target) =>
      wantedLinks(target).map((link) => [target.kind, link.networkId, link.zoneName]),
    );
    expect(links).toEqual([['environment', network, NAME]]);
    const other = network.replace('virtualNetworks/vnet-hub', `privateDnsZones/${NAME}`);
    const { asked } = await askedAbout(fleet, [dns], (azure) =>
      azure.on(ZONES, list(zoneRow(other))).on(LINKS, list(linkRow('hub', network))),
    );
    expect(outcomes(asked)).toEqual({
      'shared-environment': 'failed',
      'shared-eastus': 'passed',
      'shared-westeurope': 'passed',
    });
  });
});

describe('zones of Azure Policy', () => {
  const fleet = exampleFleet('policy-dns');
  const GROUPS =
    'GET /subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.Network/privateEndpoints/{e}/privateDnsZoneGroups';
  const group = (...zones: readonly string[]) =>
    list({
      name: 'default',
      properties: { privateDnsZoneConfigs: zones.map((privateDnsZoneId) => ({ properties: { privateDnsZoneId } })) },
    });

  const CASES: readonly (readonly [string, Arrange, string])[] = [
    ['before the endpoint exists, with a notice', () => undefined, 'passed'],
    ['with the endpoint in them', (azure) => azure.on(GROUPS, group(`/x/${NAME.toUpperCase()}`)), 'passed'],
    ['without the endpoint in them', (azure) => azure.on(GROUPS, list()), 'uncertain'],
    ['with the endpoint in another one', (azure) => azure.on(GROUPS, group('/x/privatelink.example')), 'uncertain'],
    ['that no one may read', (azure) => azure.on(GROUPS, forbidden('x/read')), 'not-checked'],
  ];

  test.each(CASES)('%s', async (name, arrange, outcome) => {
    const verdicts = await found(fleet, arrange);
    expect(verdicts.map((each) => each.outcome)).toEqual([outcome]);
    expect(verdicts.map(({ isNotice = false }) => isNotice)).toEqual([name.includes('notice')]);
  });
});
