import { contains, rangeProblem } from '../../environment/addresses';
import { isObject, listAt, textAt, textsAt } from '../compare/json';
import type { Json, JsonObject } from '../compare/json';
import { resolvedName } from '../compare/references';
import type { StackChange } from '../compare/stack-change';
import type { Observation, ReviewRule } from './review-rule';
import { attributePairs, pairs } from './review-rule';

const EVERYBODY = new Set(['*', '0.0.0.0/0', '::/0', 'Internet', 'Any', 'any']);
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
        const severity = more.some((each) => EVERYBODY.has(each)) ? 'critical' : 'high';
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

export const networkRule: ReviewRule = {
  id: 'exposure/network-rule',
  summary: 'A rule of a network security group is added, changed or removed.',
  why: 'These rules say who reaches the private endpoint.',
  severities: ['critical', 'high', 'notice'],
  check: (change) =>
    pairs(change, 'azurerm_network_security_group').flatMap(({ address, before, after }) =>
      after ? securityRules(before, after).flatMap(({ old, fresh }) => ruleChange(address, change, old, fresh)) : [],
    ),
};

function securityRules(before: JsonObject | undefined, after: JsonObject) {
  const [old, fresh] = [before, after].map(
    (resource) =>
      new Map(
        listAt(resource, 'security_rule')
          .filter(isObject)
          .map((rule) => [textAt(rule, 'name'), rule]),
      ),
  ) as [Map<string | undefined, JsonObject>, Map<string | undefined, JsonObject>];
  return [...new Set([...old.keys(), ...fresh.keys()])].map((name) => ({ old: old.get(name), fresh: fresh.get(name) }));
}

function ruleChange(address: string, { kind }: StackChange, old?: JsonObject, fresh?: JsonObject): Observation[] {
  if (JSON.stringify(old) === JSON.stringify(fresh)) return [];
  const name = textAt(fresh ?? old, 'name') ?? '';
  const [before, after] = [old, fresh].map((rule) => (rule ? ruleWords(rule) : undefined));
  const about = { address, attribute: 'security_rule', ...(before ? { before } : {}), ...(after ? { after } : {}) };
  const open =
    fresh !== undefined && textAt(fresh, 'access') === 'Allow' && sourcesOf(fresh).some((each) => EVERYBODY.has(each));
  const guarded = textAt(old, 'access') === 'Deny';
  if (open) return [{ severity: 'critical', message: `the rule ${name} lets everybody in`, ...about }];
  if (guarded)
    return [{ severity: 'critical', message: `the rule ${name}, which keeps others out, is no longer what it was`, ...about }];
  // What a new stamp lets in is what its environment file says, and stands on its page.
  if (kind === 'added') return [];
  if (!fresh) return [{ severity: 'notice', message: `the rule ${name} is gone: whom it let in is kept out`, ...about }];
  if (old && isNarrower(old, fresh)) return [{ severity: 'notice', message: `the rule ${name} lets in fewer`, ...about }];
  return [
    { severity: 'high', message: `the rule ${name} ${old ? 'changes' : 'is new'}: others may reach the endpoint`, ...about },
  ];
}

/** Whether nothing but the sources differs, and each of the new ones is within an old one. */
function isNarrower(old: JsonObject, fresh: JsonObject): boolean {
  const others = (rule: JsonObject) =>
    JSON.stringify(Object.entries(rule).filter(([key]) => !/^source_address_prefix(es)?$/.test(key)));
  const within = (source: string) => sourcesOf(old).some((each) => each === source || isInside(each, source));
  return others(old) === others(fresh) && sourcesOf(fresh).every(within);
}

const isInside = (outer: string, inner: string) =>
  rangeProblem(outer) === undefined && rangeProblem(inner) === undefined && contains(outer, inner);

const sourcesOf = (rule: JsonObject): string[] =>
  [textAt(rule, 'source_address_prefix'), ...textsAt(rule, 'source_address_prefixes')].filter((each) => each !== undefined);

function ruleWords(rule: JsonObject): string {
  const ports = [textAt(rule, 'destination_port_range'), ...textsAt(rule, 'destination_port_ranges')].filter(Boolean);
  return `${textAt(rule, 'access')} ${textAt(rule, 'direction')} ${sourcesOf(rule).join(', ')} port ${ports.join(', ')}`;
}

export const ruleAssociation: ReviewRule = {
  id: 'exposure/no-network-rules',
  summary: 'A subnet loses its network security group.',
  why: 'Without the group nothing says who may reach the private endpoint.',
  severities: ['critical'],
  check: (change) =>
    change.kind === 'changed'
      ? pairs(change, 'azurerm_subnet_network_security_group_association').flatMap(({ address, before, after }) =>
          before && !after
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
