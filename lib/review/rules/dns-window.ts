import { MEASURED_WINDOW } from '../../changes/measured';
import type { JsonObject } from '../../stack/json';
import { textAt } from '../../stack/json';
import { registrationOf } from '../compare/registration';
import { replacements } from '../compare/replacement';
import type { StackChange } from '../compare/stack-change';
import type { Observation, ReviewRule, Superseded } from './review-rule';
import { pairs } from './pairs';

const LINK = 'azurerm_private_dns_zone_virtual_network_link';
const GROUP = 'private_dns_zone_group';

export const dnsWindow: ReviewRule = {
  id: 'dns/window',
  summary: 'The registration of a private endpoint, or the link of its network to a zone, is deleted and created again.',
  why: 'Between the two, clients get the public address of the account, which refuses them.',
  severities: ['high'],
  check: (change) => {
    if (change.kind !== 'changed') return [];
    const all = replacements(change);
    const replaced = new Set(all.map(({ resource }) => resource.address));
    const links = linksOf(change, replaced);
    const endpoints = pairs(change, 'azurerm_private_endpoint').flatMap(({ address, before, after }) =>
      before && after && !replaced.has(address) && isMadeAgain(before, after)
        ? [ofEndpoint(address, before, after, links, links.replaced.length > 0 && !change.plan)]
        : [],
    );
    if (endpoints.length > 0) return endpoints;
    return all
      .filter(({ resource, causedBy }) => resource.type === LINK && causedBy === undefined)
      .map(({ resource: { address }, paths, certain }) => ({
        severity: 'high',
        message: `the link of the network to the private DNS zone is deleted and created again, and names do not resolve until then. ${MEASURED_WINDOW} were measured for changes like this`,
        address,
        attribute: paths.join(', '),
        supersedes: LINK_RULES.map((rule) => ({ rule, address })),
        ...(certain ? {} : { predicted: true as const }),
      }));
  },
};

/** Azurerm deletes a zone group that gets other zones, as many as before, or another name; one of Azure Policy as well. */
function isMadeAgain(before: JsonObject, after: JsonObject): boolean {
  const [old, fresh] = [registrationOf(before), registrationOf(after)];
  if (fresh.zones.length === 0 || fresh.isLeftToPolicy) return false;
  if (old.zones.length === 0) return old.isLeftToPolicy;
  if (textAt(before, `${GROUP}.name`) !== textAt(after, `${GROUP}.name`)) return true;
  return old.zones.length === fresh.zones.length && old.zones.join() !== fresh.zones.join();
}

const LINK_RULES = ['destruction/resource', 'exposure/network-link', 'replacement/forced'];

interface Links {
  readonly replaced: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

function linksOf(change: StackChange, replaced: ReadonlySet<string>): Links {
  const links = pairs(change, LINK);
  return {
    replaced: links.filter(({ address }) => replaced.has(address)).map(({ address }) => address),
    added: links.filter(({ before }) => !before).map(({ address }) => address),
    removed: links.filter(({ after }) => !after).map(({ address }) => address),
  };
}

function ofEndpoint(address: string, before: JsonObject, after: JsonObject, links: Links, isPredicted: boolean): Observation {
  const [old, fresh] = [before, after].map((each) => registrationOf(each).zones.join(', '));
  const touched = [...links.replaced, ...links.added, ...links.removed];
  const supersedes: Superseded[] = [
    { rule: 'exposure/name-registration', address },
    ...touched.flatMap((link) => LINK_RULES.map((rule) => ({ rule, address: link }))),
  ];
  return {
    severity: 'high',
    message: [
      `the zone group of the endpoint is deleted and created again, and names do not resolve until then. ${windowOf(links)}`,
      ...linkWords(links),
    ].join('. '),
    address,
    attribute: GROUP,
    before: old === '' ? 'left to Azure Policy' : (old ?? ''),
    after: fresh ?? '',
    explains: ['lifecycle.ignore_changes', 'lifecycle.postcondition'],
    supersedes,
    ...(isPredicted ? { predicted: true as const } : {}),
  };
}

/** Measured where the zones move between stamp and environment, which replaces the link. */
const windowOf = ({ replaced }: Links) =>
  replaced.length > 0 ? `${MEASURED_WINDOW} were measured for changes like this` : 'How long that takes is not measured';

/** A network cannot be linked to two zones of one name. */
const linkWords = ({ replaced, added, removed }: Links): string[] => [
  ...(replaced.length > 0
    ? ['The link of the network is replaced as well, the old one first: Azure does not link a network to two zones of one name']
    : []),
  ...(added.length > 0
    ? [
        'The network is linked to the new zones. If it is linked to other zones of these names, Azure refuses that: remove those links first',
      ]
    : []),
  ...(removed.length > 0
    ? [
        'The link of the network to the old zones is removed, and this configuration does not make one to the new zones. Azure refuses such a link as long as the old one exists: make it right after the apply, unless the network resolves names through other DNS servers',
      ]
    : []),
];
