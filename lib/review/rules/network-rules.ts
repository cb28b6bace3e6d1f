import { coverEverybody, everybodyIn } from '../../catalog/everybody';
import type { PlacedRule, RulePair } from '../compare/network-rules';
import { compareRules, isNarrower, passed, rulesOf } from '../compare/network-rules';
import { groupChanges } from '../compare/subnet-groups';
import type { Context } from './comparing';
import { consumes, contextOf, everythingOf, looking } from './comparing';
import type { Consumed, FindingDraft, ReviewRule } from './review-rule';

export const networkRule: ReviewRule = {
  id: 'exposure/network-rule',
  summary: 'A rule of a network security group is added, changed or removed, or a subnet gets a group with other rules.',
  why: 'These rules determine who can reach the private endpoint.',
  severities: ['critical', 'high', 'notice'],
  looks: [looking((change, inputs) => ruleSets(contextOf(change, inputs)).flatMap(changesOf))],
};

/** Rules before and after, and the attributes that their findings explain. */
interface RuleSets {
  readonly old: readonly PlacedRule[];
  readonly fresh: readonly PlacedRule[];
  readonly isNewStack: boolean;
  /** The attribute that contains a rule. */
  readonly pathOf: (rule: PlacedRule) => string;
  /** The resource that gives a subnet another group, if that is the change. */
  readonly by?: { readonly address: string; readonly attribute: string; readonly consumed: readonly Consumed[] };
}

function ruleSets(context: Context): RuleSets[] {
  const { change, old, fresh } = context;
  if (change.kind === 'removed') return [];
  const isNewStack = change.kind === 'added';
  const pathOf = ({ address }: PlacedRule) =>
    (fresh.find('securityGroup', address) ?? old.find('securityGroup', address))?.form.fields.rules.paths[0] ?? 'security_rule';
  const moves = groupChanges(context).flatMap(({ was, is, address, attribute, associations }) =>
    is === undefined
      ? []
      : [
          {
            old: rulesOf(old, was),
            fresh: rulesOf(fresh, is),
            ...{ isNewStack, pathOf },
            by: { address, attribute, consumed: [consumes(address, attribute), ...everythingOf(...associations)] },
            group: is,
          },
        ],
  );
  // A new group that replaces another one is compared with that one, not with nothing.
  const compared = moves.filter(({ group }) => !old.find('securityGroup', group)).map(({ group }) => group);
  const groups = [...fresh.all('securityGroup').map(({ address }) => address), undefined];
  const others = groups.filter((group) => group === undefined || !compared.includes(group));
  return [...moves, ...others.map((group) => ({ old: rulesOf(old, group), fresh: rulesOf(fresh, group), isNewStack, pathOf }))];
}

function changesOf({ old, fresh, isNewStack, by, pathOf }: RuleSets): FindingDraft[] {
  const { same, changed, added, removed } = compareRules(old, fresh);
  const denying = same.filter((pair) => !pair.fresh.allows);
  const about = (rule: PlacedRule): Pick<FindingDraft, 'address' | 'attribute' | 'consumed'> =>
    by ?? {
      ...{ address: rule.address, attribute: pathOf(rule) },
      consumed: rule.isBeside ? everythingOf(rule.address) : [consumes(rule.address, pathOf(rule))],
    };
  const found = [
    ...changed.map((pair) => ({ rule: pair.fresh, reported: changeOf(pair, denying), pair })),
    ...added.map((rule) => ({ rule, reported: additionOf(rule), pair: { fresh: rule } })),
    ...removed.map((rule) => ({ rule, reported: removalOf(rule), pair: { old: rule } })),
  ].map(({ rule, reported, pair }) => ({ ...reported, ...about(rule), ...wordsOf(pair) }));
  const order = [...orderChanges(same, denying), ...togetherWide(old, fresh)].map(({ rule, ...reported }) => ({
    ...reported,
    ...about(rule),
  }));
  // The page of a new stamp lists the allowed sources, so only critical findings are reported.
  return [...found, ...order].filter(({ severity }) => !isNewStack || severity === 'critical');
}

type RuleReport = Pick<FindingDraft, 'message' | 'severity'>;

const wordsOf = ({ old, fresh }: Partial<RulePair>) => ({
  ...(old ? { before: ruleWords(old) } : {}),
  ...(fresh ? { after: ruleWords(fresh) } : {}),
});

function changeOf(pair: RulePair, denying: readonly RulePair[]): RuleReport {
  const { old, fresh } = pair;
  if (!old.allows) return everybody(fresh) ?? noLongerDenies(old);
  if (!fresh.allows) return additionOf(fresh);
  const [deny] = passed(pair, denying);
  if (deny) return everybody(fresh) ?? overtaken(fresh, deny);
  if (isNarrower(pair)) return { severity: 'notice', message: `the rule ${fresh.name} allows less ${wayOf(fresh)} traffic` };
  return everybody(fresh) ?? { severity: 'high', message: `the rule ${fresh.name} changes: ${reachOf(fresh)}` };
}

function additionOf(rule: PlacedRule): RuleReport {
  if (!rule.allows) return { severity: 'notice', message: `the rule ${rule.name} denies ${wayOf(rule)} traffic` };
  return everybody(rule) ?? { severity: 'high', message: `the rule ${rule.name} is new: ${reachOf(rule)}` };
}

const removalOf = (rule: PlacedRule): RuleReport =>
  rule.allows
    ? {
        severity: 'notice',
        message: `the rule ${rule.name} is removed: ${rule.outbound ? 'outbound calls that no other rule allows are no longer allowed' : 'callers that no other rule allows are no longer allowed'}`,
      }
    : noLongerDenies(rule);

const noLongerDenies = (rule: PlacedRule): RuleReport => ({
  severity: 'critical',
  message: `the rule ${rule.name}, which denied ${wayOf(rule)} traffic, is changed or removed`,
});

function everybody(rule: PlacedRule): RuleReport | undefined {
  if (!rule.allows || !coverEverybody(placesOf(rule))) return undefined;
  const isAzure = placesOf(rule).some((place) => everybodyIn(place)?.includes('Azure') === true);
  const whom = isAzure ? 'every Azure customer' : 'the internet';
  return {
    severity: 'critical',
    message: `the rule ${rule.name} allows ${wayOf(rule)} traffic ${rule.outbound ? 'to' : 'from'} ${whom}`,
  };
}

/** Findings about rules with the same effect in another order. A rule has its own finding only if it now precedes a deny rule. */
function orderChanges(same: readonly RulePair[], denying: readonly RulePair[]): (RuleReport & { rule: PlacedRule })[] {
  const overtakes = same.flatMap((pair) => {
    const denies = pair.fresh.allows ? passed(pair, denying) : [];
    return denies.length > 0 ? [{ rule: pair.fresh, denies }] : [];
  });
  const opened = overtakes.flatMap(({ rule, denies: [deny] }) => (deny ? [{ ...overtaken(rule, deny), rule }] : []));
  const reported = new Set(overtakes.flatMap(({ rule, denies }) => [rule, ...denies]));
  const moved = same.filter(({ old, fresh }) => old.priority !== fresh.priority && !reported.has(fresh));
  const renamed = same.filter(({ old, fresh }) => old.name !== fresh.name);
  const [first] = moved;
  return [
    ...opened,
    ...(first ? [{ severity: 'notice' as const, message: movedWords(moved.length), rule: first.fresh }] : []),
    ...renamed.map(({ old, fresh }) => ({
      ...{ severity: 'notice' as const, rule: fresh },
      message: `the rule ${old.name} is renamed to ${fresh.name}`,
    })),
  ];
}

const overtaken = (rule: PlacedRule, deny: PlacedRule): RuleReport => ({
  severity: 'critical',
  message: `the rule ${rule.name} now precedes the deny rule ${deny.name}: ${reachOf(rule)}`,
});

const movedWords = (count: number) =>
  count === 1
    ? 'the priority of a rule changes, without an effect'
    : `the priorities of ${count} rules change, in the same order`;

/** A finding if the rules of a group allow a large part of the internet only in combination. */
function togetherWide(old: readonly PlacedRule[], fresh: readonly PlacedRule[]): (RuleReport & { rule: PlacedRule })[] {
  const inbound = fresh.filter((rule) => rule.allows && !rule.outbound);
  const before = old.filter((rule) => rule.allows && !rule.outbound).flatMap(({ sources }) => sources);
  const [rule] = inbound;
  const isWide = coverEverybody(inbound.flatMap(({ sources }) => sources)) && !coverEverybody(before);
  if (!rule || !isWide || inbound.some((each) => everybody(each))) return [];
  return [{ severity: 'critical', message: 'the rules of the group together allow a large part of the internet', rule }];
}

const wayOf = ({ outbound }: PlacedRule) => (outbound ? 'outbound' : 'inbound');
const reachOf = ({ outbound }: PlacedRule) =>
  outbound ? 'other traffic can leave the subnet' : 'other traffic can reach the endpoint';

/** The sources of an inbound rule, or the destinations of an outbound rule. */
const placesOf = ({ outbound, destinations, sources }: PlacedRule) => (outbound ? destinations : sources);

function ruleWords({ priority, allows, outbound, sources, destinations, ports, protocol }: PlacedRule): string {
  const way = `${allows ? 'Allow' : 'Deny'} ${outbound ? 'Outbound' : 'Inbound'}`;
  return `${priority ?? ''} ${way} ${sources.join(', ')} to ${destinations.join(', ')} port ${ports.join(', ')} (${protocol})`;
}
