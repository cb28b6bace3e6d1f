import { contains, rangeProblem } from '../../catalog/addresses';
import type { Facts } from '../../stack/facts/facts';
import type { Ref } from '../../stack/facts/field';
import type { NetworkRule } from '../../stack/facts/network-rules';

/** A rule of a network security group, and the resource that contains it. */
export interface PlacedRule extends NetworkRule {
  readonly address: string;
  /** Whether it is a separate resource and not part of its group. */
  readonly isBeside: boolean;
}

/** The rules of a group, including separate rule resources. Without a group: the separate rules of groups that are not in the stack. */
export const rulesOf = (facts: Facts, group: string | undefined): PlacedRule[] => [
  ...(facts.find('securityGroup', group)?.value.rules ?? []).map((rule) => ({
    ...rule,
    ...{ address: group ?? '', isBeside: false },
  })),
  ...facts
    .all('securityRule')
    .filter(({ value }) => groupOfRule(facts, value.securityGroup) === group)
    .map(({ address, value }) => ({ ...value.rule, address, isBeside: true })),
];

const groupOfRule = (facts: Facts, group: Ref | undefined): string | undefined =>
  (facts.referred('securityGroup', group) ?? facts.all('securityGroup').find(({ value }) => value.name === group?.written))
    ?.address;

/** A rule before and after. */
export interface RulePair {
  readonly old: PlacedRule;
  readonly fresh: PlacedRule;
}

/** The differences between two sets of rules. */
export interface RuleChanges {
  /** Rules with the same effect. Their names and priorities may differ. */
  readonly same: readonly RulePair[];
  /** Rules with the same name and another effect. */
  readonly changed: readonly RulePair[];
  readonly added: readonly PlacedRule[];
  readonly removed: readonly PlacedRule[];
}

/** Pairs rules by effect first, and the rest by name. */
export function compareRules(old: readonly PlacedRule[], fresh: readonly PlacedRule[]): RuleChanges {
  const same = paired(old, fresh, (one, other) => one.name === other.name && effectOf(one) === effectOf(other));
  const alike = paired(same.old, same.fresh, (one, other) => effectOf(one) === effectOf(other));
  const changed = paired(alike.old, alike.fresh, (one, other) => one.name === other.name);
  return { same: [...same.pairs, ...alike.pairs], changed: changed.pairs, added: changed.fresh, removed: changed.old };
}

/** Pairs each rule with at most one other, and returns the pairs and the rest. */
function paired(
  old: readonly PlacedRule[],
  fresh: readonly PlacedRule[],
  isPair: (one: PlacedRule, other: PlacedRule) => boolean,
) {
  const [pairs, left]: [RulePair[], PlacedRule[]] = [[], [...fresh]];
  const rest = old.filter((one) => {
    const i = left.findIndex((other) => isPair(one, other));
    const [found] = i === -1 ? [] : left.splice(i, 1);
    if (found) pairs.push({ old: one, fresh: found });
    return !found;
  });
  return { pairs, old: rest, fresh: left };
}

const effectOf = ({ allows, outbound, protocol, sources, sourcePorts, destinations, ports }: NetworkRule) =>
  JSON.stringify([allows, outbound, protocol, sources, sourcePorts, destinations, ports]).toLowerCase();

/** The deny rules that came before a rule and now come after it, so that they no longer limit it. */
export const passed = ({ old, fresh }: RulePair, denying: readonly RulePair[]): PlacedRule[] =>
  denying.filter((deny) => isBefore(deny.old, old) && !isBefore(deny.fresh, fresh)).map((deny) => deny.fresh);

/** Whether a rule is evaluated before another one for calls that both match. */
const isBefore = (one: PlacedRule, other: PlacedRule) =>
  one.outbound === other.outbound && priorityOf(one) < priorityOf(other) && mayMeet(one.sources, other.sources);

const priorityOf = ({ priority = Infinity }: NetworkRule) => priority;

const mayMeet = (some: readonly string[], others: readonly string[]) =>
  some.some((one) => others.some((other) => !isRange(one) || !isRange(other) || contains(one, other) || contains(other, one)));

const isRange = (place: string) => rangeProblem(place) === undefined;

/** Whether a rule has the same effect as before, for fewer sources. */
export function isNarrower({ old, fresh }: RulePair): boolean {
  const within = (source: string) =>
    old.sources.some((each) => each === source || (isRange(each) && isRange(source) && contains(each, source)));
  return effectOf({ ...old, sources: [] }) === effectOf({ ...fresh, sources: [] }) && fresh.sources.every(within);
}
