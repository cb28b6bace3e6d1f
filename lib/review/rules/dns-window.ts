import { MEASURED_WINDOW } from '../../changes/measured';
import { HANDED_OVER, registrationOf, ZONE_GROUP } from '../compare/registration';
import { replacements } from '../compare/replacement';
import type { StackChange } from '../compare/stack-change';
import type { Context, FactPair, PairDraft } from './comparing';
import { comparing, consumes, looking, pairsOf, contextOf } from './comparing';
import type { FindingDraft, ReviewRule, Superseded } from './review-rule';

export const dnsWindow: ReviewRule = {
  id: 'dns/window',
  summary: 'The registration of a private endpoint, or the link of its network to a zone, is deleted and created again.',
  why: 'In the meantime, clients get the public address of the account, which refuses them.',
  severities: ['high'],
  looks: [
    comparing('endpoint', ['zones', 'zoneGroup'], ofEndpoint),
    looking((change, inputs) => {
      const context = contextOf(change, inputs);
      const isReported = pairsOf('endpoint', context).some((pair) => ofEndpoint(pair, context).length > 0);
      return change.kind !== 'changed' || isReported ? [] : replacedLinks(change, context);
    }),
  ],
};

const replacedLinks = (change: StackChange, { fresh }: Context): FindingDraft[] =>
  replacements(change)
    .filter(({ resource, causedBy }) => fresh.find('zoneLink', resource.address) !== undefined && causedBy === undefined)
    .map(({ resource: { address }, paths, certain }) => ({
      severity: 'high',
      message: `the link of the network to the private DNS zone is deleted and created again, and names do not resolve until then. ${MEASURED_WINDOW} were measured for changes like this`,
      address,
      attribute: paths.join(', '),
      consumed: [consumes(address, ...paths)],
      supersedes: LINK_RULES.map((rule) => ({ rule, address })),
      ...(certain ? {} : { predicted: true as const }),
    }));

/** azurerm recreates a zone group that gets another name or the same number of other zones, and one that Azure Policy created. */
function isRecreated({ before, after }: FactPair<'endpoint'>): boolean {
  const [old, fresh] = [registrationOf(before), registrationOf(after)];
  if (!before || !after || fresh.zones.length === 0 || fresh.isLeftToPolicy) return false;
  if (old.zones.length === 0) return old.isLeftToPolicy;
  if (before.value.zoneGroup !== after.value.zoneGroup) return true;
  return old.zones.length === fresh.zones.length && old.words !== fresh.words;
}

const LINK_RULES = ['destruction/resource', 'exposure/network-link', 'replacement/forced'];

interface Links {
  readonly replaced: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

function linksOf(context: Context, replaced: ReadonlySet<string>): Links {
  const links = pairsOf('zoneLink', context);
  return {
    replaced: links.filter(({ address }) => replaced.has(address)).map(({ address }) => address),
    added: links.filter(({ before }) => !before).map(({ address }) => address),
    removed: links.filter(({ after }) => !after).map(({ address }) => address),
  };
}

function ofEndpoint(pair: FactPair<'endpoint'>, context: Context): PairDraft<'endpoint'>[] {
  const { address, before, after } = pair;
  if (context.change.kind !== 'changed' || !isRecreated(pair)) return [];
  const replaced = new Set(replacements(context.change).map(({ resource }) => resource.address));
  if (replaced.has(address)) return [];
  const links = linksOf(context, replaced);
  const touched = [...links.replaced, ...links.added, ...links.removed];
  const supersedes: Superseded[] = [
    { rule: 'exposure/name-registration', address },
    ...touched.flatMap((link) => LINK_RULES.map((rule) => ({ rule, address: link }))),
  ];
  return [
    {
      severity: 'high',
      message: [
        `the zone group of the endpoint is deleted and created again, and names do not resolve until then. ${windowOf(links)}`,
        ...linkWords(links),
      ].join('. '),
      before: registrationOf(before).words || 'left to Azure Policy',
      after: registrationOf(after).words,
      also: [ZONE_GROUP, ...HANDED_OVER],
      supersedes,
      ...(links.replaced.length > 0 && !context.change.plan ? { predicted: true as const } : {}),
    },
  ];
}

/** The time was measured for zones that move between stamp and environment, which replaces the link. */
const windowOf = ({ replaced }: Links) =>
  replaced.length > 0 ? `${MEASURED_WINDOW} were measured for changes like this` : 'How long that takes is not measured';

/** A network cannot be linked to two zones with the same name. */
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
        'The link of the network to the old zones is removed, and this configuration does not create one to the new zones. Azure refuses such a link while the old one exists: create it immediately after the apply, unless the network resolves names through other DNS servers',
      ]
    : []),
];
