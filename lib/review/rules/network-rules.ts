import { keysOfBoth } from '../../stack/keyed';
import { contains, rangeProblem } from '../../catalog/addresses';
import type { JsonObject } from '../../stack/json';
import { blocksOf, isSame, listAt, numberAt, textAt, textsAt } from '../../stack/json';
import type { StackChange } from '../compare/stack-change';
import type { Observation, ReviewRule } from './review-rule';
import { pairs } from './pairs';

const EVERYBODY = new Set(['*', 'any', 'internet']);

/** Ranges with a shorter prefix hold far more than anybody's own networks: two of /1 are everybody. */
const WIDEST_PREFIX = 8;

/** Whether a source or host stands for everybody, or for a good part of everybody. */
export const isEverybody = (place: string): boolean => {
  const prefix = /^[0-9a-f.:]+\/(\d+)$/i.exec(place)?.[1];
  return EVERYBODY.has(place.toLowerCase()) || (prefix !== undefined && Number(prefix) < WIDEST_PREFIX);
};

export const networkRule: ReviewRule = {
  id: 'exposure/network-rule',
  summary: 'A rule of a network security group is added, changed or removed.',
  why: 'These rules say who reaches the private endpoint.',
  severities: ['critical', 'high', 'notice'],
  check: (change) => [
    ...pairs(change, 'azurerm_network_security_group').flatMap(({ address, before, after }) =>
      after ? securityRules(before, after).flatMap(({ old, fresh }) => ruleChange(address, change, old, fresh)) : [],
    ),
    // The kit writes rules into their group; by hand, they can be written beside it.
    ...pairs(change, 'azurerm_network_security_rule').flatMap(({ address, before, after }) =>
      ruleChange(address, change, before, after).map((each) => ({ ...each, explains: ['*'] })),
    ),
  ],
};

function securityRules(before: JsonObject | undefined, after: JsonObject) {
  const byName = (group: JsonObject | undefined): ReadonlyMap<string, JsonObject> =>
    new Map(blocksOf(listAt(group, 'security_rule')).map((rule) => [textAt(rule, 'name') ?? '', rule]));
  const [old, fresh] = [byName(before), byName(after)];
  return keysOfBoth(old, fresh).map((name) => ({ old: old.get(name), fresh: fresh.get(name) }));
}

function ruleChange(address: string, { kind }: StackChange, old?: JsonObject, fresh?: JsonObject): Observation[] {
  if (isSame(old, fresh)) return [];
  const name = textAt(fresh ?? old, 'name') ?? '';
  const [before, after] = [old, fresh].map((rule) => (rule ? ruleWords(rule) : undefined));
  const about = { address, attribute: 'security_rule', ...(before ? { before } : {}), ...(after ? { after } : {}) };
  const everybody = fresh !== undefined && isAllow(fresh) && placesOf(fresh).some(isEverybody);
  if (everybody)
    return [
      {
        severity: 'critical',
        message: `the rule ${name} lets ${isOut(fresh) ? 'the subnet call anybody' : 'everybody in'}`,
        ...about,
      },
    ];
  if (isDeny(old))
    return [
      {
        severity: 'critical',
        message: `the rule ${name}, which keeps ${isOut(old) ? 'calls in' : 'others out'}, is no longer what it was`,
        ...about,
      },
    ];
  // What a new stamp lets in is what its environment file says, and stands on its page.
  if (kind === 'added') return [];
  if (!fresh)
    return [
      {
        severity: 'notice',
        message: `the rule ${name} is gone: whom it let ${wayOf(old)} is kept ${isOut(old) ? 'in' : 'out'}`,
        ...about,
      },
    ];
  if (isDeny(fresh))
    return [{ severity: 'notice', message: `the rule ${name} keeps ${isOut(fresh) ? 'calls in' : 'others out'}`, ...about }];
  if (old && isNarrower(old, fresh))
    return [{ severity: 'notice', message: `the rule ${name} lets ${wayOf(fresh)} fewer`, ...about }];
  const reached = isOut(fresh) ? 'more may leave the subnet' : 'others may reach the endpoint';
  return [{ severity: 'high', message: `the rule ${name} ${old ? 'changes' : 'is new'}: ${reached}`, ...about }];
}

const has = (rule: JsonObject | undefined, key: string, value: string) => textAt(rule, key)?.toLowerCase() === value;
const isAllow = (rule: JsonObject | undefined) => has(rule, 'access', 'allow');
const isDeny = (rule: JsonObject | undefined) => has(rule, 'access', 'deny');
const isOut = (rule: JsonObject | undefined) => has(rule, 'direction', 'outbound');
const wayOf = (rule: JsonObject | undefined) => (isOut(rule) ? 'out' : 'in');

/** The places at the other end of what a rule lets in or out. */
const placesOf = (rule: JsonObject) => (isOut(rule) ? endsOf(rule, 'destination') : endsOf(rule, 'source'));

/** Whether nothing but the sources differs, and each of the new ones is within an old one. */
function isNarrower(old: JsonObject, fresh: JsonObject): boolean {
  const others = (rule: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(rule).filter(([key]) => !/^source_address_prefix(es)?$/.test(key)));
  const within = (source: string) => endsOf(old, 'source').some((each) => each === source || isInside(each, source));
  return isSame(others(old), others(fresh)) && endsOf(fresh, 'source').every(within);
}

const isInside = (outer: string, inner: string) =>
  rangeProblem(outer) === undefined && rangeProblem(inner) === undefined && contains(outer, inner);

/** Addresses, however the rule names them. */
const endsOf = (rule: JsonObject, end: 'destination' | 'source'): string[] => [
  ...textsAt({ one: [textAt(rule, `${end}_address_prefix`) ?? null] }, 'one'),
  ...textsAt(rule, `${end}_address_prefixes`),
  ...textsAt(rule, `${end}_application_security_group_ids`),
];

function ruleWords(rule: JsonObject): string {
  const ports = [textAt(rule, 'destination_port_range'), ...textsAt(rule, 'destination_port_ranges')].filter(Boolean);
  const ends = `${endsOf(rule, 'source').join(', ')} to ${endsOf(rule, 'destination').join(', ')}`;
  const [access, direction, protocol] = ['access', 'direction', 'protocol'].map((key) => textAt(rule, key) ?? '');
  return `${numberAt(rule, 'priority') ?? ''} ${access} ${direction} ${ends} port ${ports.join(', ')} (${protocol})`;
}
