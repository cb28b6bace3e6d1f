import { refusedPrefixes } from '../../stack/facts/dns';
import type { Facts } from '../../stack/facts/facts';
import type { Ref } from '../../stack/facts/field';
import { HANDED_OVER, linkedZoneKey, registrationOf, zoneKey } from '../compare/registration';
import { replacements } from '../compare/replacement';
import type { Context, FactPair, PairDraft } from './comparing';
import { comparing, pairsOf } from './comparing';
import type { ReviewRule, Superseded } from './review-rule';

export const registrationLost: ReviewRule = {
  id: 'dns/registration-lost',
  summary: 'The name of a private endpoint would no longer resolve to it, or Terraform refuses the plan because of that.',
  why: 'Clients find the account only through the records in the private DNS zones that their network is linked to.',
  severities: ['critical'],
  looks: [
    comparing('endpoint', ['zones', 'zoneGroup'], registrationOfEndpoint),
    comparing('zoneLink', [], (pair, context) => {
      const isLost = pairsOf('endpoint', context).some((each) => registrationOfEndpoint(each, context).length > 0);
      return isLost ? [] : lostLink(pair, context);
    }),
  ],
};

function registrationOfEndpoint(pair: FactPair<'endpoint'>, context: Context): PairDraft<'endpoint'>[] {
  const { address, before, after } = pair;
  const { change, old: facts } = context;
  if (change.kind !== 'changed' || !before || !after) return [];
  const [old, fresh] = [registrationOf(before), registrationOf(after)];
  if (old.zones.length === 0 || fresh.zones.length > 0) return [];
  if (replacements(change).some(({ resource }) => resource.address === address)) return [];
  const about = { severity: 'critical' as const, before: old.words };
  const supersedes = [{ rule: 'exposure/name-registration', address }];
  if (!fresh.isLeftToPolicy)
    return [
      {
        ...about,
        message:
          'the endpoint loses its zone group: its records are deleted, and the name of the account no longer resolves to it',
        supersedes,
      },
    ];
  const prefixes = refusedPrefixes(after.resource.attributes);
  const former = old.zones.filter(
    (zone) =>
      facts.referred('zone', zone) !== undefined || prefixes.some((each) => zone.written.toLowerCase().startsWith(each)),
  );
  if (former.length === 0) return [];
  return [
    {
      ...about,
      message:
        prefixes.length > 0
          ? `Terraform refuses the plan: the endpoint is still registered in zones that Azure Policy does not use. ${TWO_STEPS}`
          : `the endpoint stays registered in zones that this configuration no longer manages, and Azure Policy does not register it again: the names no longer resolve after the zones are deleted. ${TWO_STEPS}`,
      also: HANDED_OVER,
      // While Terraform refuses the plan, none of this happens.
      supersedes: [...supersedes, ...(prefixes.length > 0 ? goneWithTheMode(context) : [])],
    },
  ];
}

const TWO_STEPS =
  'Use two deployments: first set dns.mode to existing, with the IDs of the zones that the policy uses, and deploy that. Then set dns.mode to policy';

const goneWithTheMode = (context: Context): Superseded[] =>
  [...pairsOf('zoneLink', context), ...pairsOf('zone', context)]
    .filter(({ after }) => !after)
    .flatMap(({ address }) =>
      ['destruction/resource', 'exposure/network-link', 'refused/protection-dropped'].map((rule) => ({ rule, address })),
    );

/** A removed link whose network stays, while an endpoint stays registered in its zone. */
function lostLink({ address, before, after }: FactPair<'zoneLink'>, { change, old, fresh }: Context): PairDraft<'zoneLink'>[] {
  if (change.kind !== 'changed' || !before || after) return [];
  const registered = new Set(
    fresh.all('endpoint').flatMap((endpoint) => registrationOf(endpoint).zones.map((zone) => zoneKey(fresh, zone))),
  );
  const [zone, { network }] = [linkedZoneKey(old, before), before.value];
  const networkStays = network?.to === undefined || fresh.at(network.to.address) !== undefined;
  if (!networkStays || !registered.has(zone) || hasOtherLink(fresh, zone, network)) return [];
  return [
    {
      severity: 'critical',
      message: `the network is no longer linked to ${zone.split('/').at(-1)}, in which the endpoint stays registered: clients that use the DNS of this network get the public address, which refuses them`,
      supersedes: [{ rule: 'exposure/network-link', address }],
    },
  ];
}

const hasOtherLink = (facts: Facts, zone: string, network: Ref | undefined) =>
  facts.all('zoneLink').some((link) => link.value.network?.written === network?.written && linkedZoneKey(facts, link) === zone);
