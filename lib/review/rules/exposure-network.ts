import { textAt } from '../../stack/json';
import type { Json, JsonObject } from '../../stack/json';
import { referred, resolvedName } from '../../stack/references';
import type { StackChange } from '../compare/stack-change';
import { isEverybody } from './network-rules';
import type { Observation, ReviewRule } from './review-rule';
import { attributePairs, pairs } from './pairs';

const [ACCOUNT, STORAGE] = ['azurerm_cognitive_account', 'azurerm_storage_account'];

/** A list of whom an account lets in or out. */
interface PlaceList {
  readonly type: string;
  readonly path: string;
  readonly added: string;
  readonly removed: string;
  /** What must be Deny for the list to mean anything. */
  readonly closedBy?: string;
}

/** Hosts, networks and addresses that an account's own lists let out or in; those of storage let in nobody while it is open. */
const LISTS: readonly PlaceList[] = [
  { type: ACCOUNT, path: 'fqdns', added: 'the account may call further hosts', removed: 'the account may call fewer hosts' },
  {
    ...{ type: ACCOUNT, path: 'network_acls.ip_rules' },
    ...{ added: 'further addresses are let in', removed: 'fewer addresses are let in' },
  },
  {
    ...{ type: ACCOUNT, path: 'network_acls.virtual_network_rules' },
    ...{ added: 'further networks are let in', removed: 'fewer networks are let in' },
  },
  {
    ...{ type: STORAGE, path: 'network_rules.ip_rules', closedBy: 'network_rules.default_action' },
    added: 'further addresses are let in to the storage of the state',
    removed: 'fewer addresses are let in to the storage of the state',
  },
  {
    ...{ type: STORAGE, path: 'network_rules.virtual_network_subnet_ids', closedBy: 'network_rules.default_action' },
    added: 'further networks are let in to the storage of the state',
    removed: 'fewer networks are let in to the storage of the state',
  },
];

export const allowedPlaces: ReviewRule = {
  id: 'exposure/allowed-places',
  summary: 'A list of hosts, addresses or networks that the account, or the storage of the state, talks to changes.',
  why: 'Each entry is a way in or out besides Private Link.',
  severities: ['critical', 'high', 'notice'],
  check: (change) =>
    LISTS.flatMap(({ type, path, added, removed, closedBy }) => {
      const open = new Set(closedBy === undefined ? [] : openAtSomeTime(change, type, closedBy));
      return attributePairs(change, type, path).flatMap(({ address, before, after }): Observation[] => {
        if (open.has(address)) return [];
        const [old, fresh] = [entriesOf(before), entriesOf(after)];
        const more = fresh.filter((each) => !old.includes(each));
        const fewer = old.filter((each) => !fresh.includes(each));
        const severity = more.some(isEverybody) ? 'critical' : 'high';
        if (more.length > 0) return [{ severity, message: added, address, attribute: path, after: more.join(', ') }];
        return fewer.length > 0
          ? [{ severity: 'notice', message: removed, address, attribute: path, before: fewer.join(', ') }]
          : [];
      });
    }),
};

/** What lets in others than its lists name, before or afterwards: that it is opened or closed is told by itself. */
const openAtSomeTime = (change: StackChange, type: string, path: string) =>
  attributePairs(change, type, path)
    .filter(({ isNew, before, after }) => isNew || before !== 'Deny' || after !== 'Deny')
    .map(({ address }) => address);

const entriesOf = (value: Json | undefined): string[] =>
  (Array.isArray(value) ? (value as readonly Json[]) : [])
    .map((each) => (typeof each === 'string' ? each : textAt(each, 'subnet_id')))
    .filter((each) => each !== undefined);

export const ruleAssociation: ReviewRule = {
  id: 'exposure/no-network-rules',
  summary: 'A subnet loses its network security group.',
  why: 'Without the group nothing says who may reach the private endpoint.',
  severities: ['critical'],
  check: (change) =>
    change.kind === 'changed'
      ? pairs(change, 'azurerm_subnet_network_security_group_association').flatMap(({ address, before, after }) =>
          before && !after && referred(change.after, textAt(before, 'subnet_id')) !== undefined
            ? [
                {
                  severity: 'critical' as const,
                  message: 'the subnet has no network security group any more',
                  address,
                  explains: ['*'],
                },
              ]
            : [],
        )
      : [],
};

export const privateEndpoint: ReviewRule = {
  id: 'exposure/private-endpoint',
  summary: 'A private endpoint is added to a stamp that was there before.',
  why: 'Each endpoint is a way in from another network, with rules of its own.',
  severities: ['high'],
  check: (change) =>
    additions(change, 'azurerm_private_endpoint').map(({ address, after }) => ({
      ...{ severity: 'high', address, explains: ['*'] },
      message: `the private endpoint ${textAt(after, 'name')} is another way in`,
    })),
};

export const networkLink: ReviewRule = {
  id: 'exposure/network-link',
  summary: 'A network is linked to a private DNS zone, or no longer is.',
  why: 'Who is linked finds the private endpoints; who no longer is gets the public address, at which nothing answers.',
  severities: ['high', 'notice'],
  check: (change) =>
    change.kind === 'changed'
      ? pairs(change, 'azurerm_private_dns_zone_virtual_network_link').flatMap(({ address, before, after }): Observation[] => {
          const [old, fresh] = [before, after].map((link) => linkWords(change, link));
          if (old === fresh) return [];
          const about = {
            address,
            explains: ['virtual_network_id', 'private_dns_zone_name', ...(before && after ? [] : ['*'])],
          };
          if (!fresh)
            return [{ severity: 'high', message: `a network no longer finds the endpoints`, ...about, before: old ?? '' }];
          return [
            {
              severity: 'notice',
              message: 'another network finds the endpoints',
              ...about,
              ...(old ? { before: old } : {}),
              after: fresh,
            },
          ];
        })
      : [],
};

function linkWords({ before, after }: StackChange, link: JsonObject | undefined): string | undefined {
  if (!link) return undefined;
  const network = textAt(link, 'virtual_network_id') ?? '';
  const name = resolvedName(after, network) ?? resolvedName(before, network) ?? network;
  return `${name.split('/').at(-1)} → ${textAt(link, 'private_dns_zone_name')}`;
}

/** The resources of a type that are new in a stack that is not. */
const additions = (change: StackChange, type: string) =>
  change.kind === 'changed' ? pairs(change, type).filter(({ before, after }) => !before && after) : [];
