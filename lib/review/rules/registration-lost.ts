import type { JsonObject } from '../../stack/json';
import { textAt, valueAt } from '../../stack/json';
import { isOwnZone, linkedZoneKey, refusedPrefixes, registrationOf, zoneKey } from '../compare/registration';
import { resolvedName } from '../../stack/references';
import { replacements } from '../compare/replacement';
import type { StackChange } from '../compare/stack-change';
import type { Observation, ReviewRule, Superseded } from './review-rule';
import { pairs } from './pairs';

const ENDPOINT = 'azurerm_private_endpoint';
const LINK = 'azurerm_private_dns_zone_virtual_network_link';
const ZONE = 'azurerm_private_dns_zone';

export const registrationLost: ReviewRule = {
  id: 'dns/registration-lost',
  summary: 'The name of a private endpoint would no longer resolve to it, or Terraform refuses the plan because of that.',
  why: 'Clients find the account only by the records in the private DNS zones that their network is linked to.',
  severities: ['critical'],
  check: (change) => {
    if (change.kind !== 'changed') return [];
    const replaced = new Set(replacements(change).map(({ resource }) => resource.address));
    const lost = pairs(change, ENDPOINT).flatMap(({ address, before, after }) =>
      before && after && !replaced.has(address) ? registrationOfEndpoint(change, address, before, after) : [],
    );
    return [...lost, ...(lost.length > 0 ? [] : lostLinks(change))];
  },
};

function registrationOfEndpoint(change: StackChange, address: string, before: JsonObject, after: JsonObject): Observation[] {
  const [old, fresh] = [registrationOf(before), registrationOf(after)];
  const about = { severity: 'critical' as const, address, attribute: GROUP, before: old.zones.join(', ') };
  const supersedes = [{ rule: 'exposure/name-registration', address }];
  if (old.zones.length === 0 || fresh.zones.length > 0) return [];
  if (!fresh.isLeftToPolicy)
    return [
      {
        ...about,
        message:
          'the endpoint loses its zone group: its records are deleted, and the name of the account no longer resolves to it',
        supersedes,
      },
    ];
  const prefixes = refusedPrefixes(after);
  const former = old.zones.filter(
    (id) => isOwnZone(change.before, id) || prefixes.some((each) => id.toLowerCase().startsWith(each)),
  );
  if (former.length === 0) return [];
  return [
    {
      ...about,
      message:
        prefixes.length > 0
          ? `Terraform refuses the plan: the endpoint is still registered in zones that Azure Policy does not use. ${TWO_STEPS}`
          : `the endpoint stays registered in zones that this configuration no longer manages, and Azure Policy does not register it anew: names resolve to nothing once the zones are gone. ${TWO_STEPS}`,
      explains: ['lifecycle.ignore_changes', 'lifecycle.postcondition'],
      // Nothing of this is done as long as the plan is refused.
      supersedes: [...supersedes, ...(prefixes.length > 0 ? goneWithTheMode(change) : [])],
    },
  ];
}

const GROUP = 'private_dns_zone_group';

const TWO_STEPS =
  'Do it in two deployments: first set dns.mode to existing, with the IDs of the zones that the policy uses, and deploy that; then set dns.mode to policy';

const goneWithTheMode = ({ resources }: StackChange): Superseded[] =>
  resources
    .filter(({ type, after }) => (type === LINK || type === ZONE) && !after)
    .flatMap(({ address }) =>
      ['destruction/resource', 'exposure/network-link', 'refused/protection-dropped'].map((rule) => ({ rule, address })),
    );

/** Links that go although the network stays and an endpoint stays registered in their zone. */
function lostLinks(change: StackChange): Observation[] {
  const { before, after } = change;
  const stays = [...(after?.resources.values() ?? [])].filter(({ type }) => type === ENDPOINT);
  const registered = new Set(
    stays.flatMap(({ attributes }) => registrationOf(attributes).zones.map((zone) => zoneKey(after, zone))),
  );
  return pairs(change, LINK).flatMap(({ address, before: link, after: fresh }): Observation[] => {
    const zone = linkedZoneKey(before, link);
    const network = textAt(link, 'virtual_network_id') ?? '';
    const networkStays = !network.includes('${') || resolvedName(after, network) !== network;
    if (!link || fresh || !networkStays || !registered.has(zone) || hasOtherLink(change, zone, network)) return [];
    return [
      {
        severity: 'critical',
        message: `the network is no longer linked to ${zone.split('/').at(-1)}, in which the endpoint stays registered: clients that use the DNS of this network get the public address, which refuses them`,
        address,
        explains: ['*'],
        supersedes: [{ rule: 'exposure/network-link', address }],
      },
    ];
  });
}

const hasOtherLink = ({ after }: StackChange, zone: string, network: string) =>
  [...(after?.resources.values() ?? [])].some(
    ({ type, attributes }) =>
      type === LINK && valueAt(attributes, 'virtual_network_id') === network && linkedZoneKey(after, attributes) === zone,
  );
