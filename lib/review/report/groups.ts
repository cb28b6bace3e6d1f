import { by } from '../../collections/order';
import { groupedBy } from '../../collections/grouped';
import type { Finding, Review, ReviewedStack } from '../review';
import type { Severity } from '../rules/review-rule';
import { commonWords, templateOf, withoutKeys } from './template';

/** A finding and its stack. */
export interface Member {
  readonly finding: Finding;
  readonly stack: ReviewedStack;
}

/** The same finding in one or more stacks: an entry of a report. */
export interface FindingGroup {
  /** The first of its findings. */
  readonly finding: Finding;
  /** The message, with … in the place of words that differ between the stacks. */
  readonly message: string;
  readonly members: readonly Member[];
  /** The stacks that have the finding, each once. */
  readonly stacks: readonly ReviewedStack[];
  /** The differences between its findings. One variant if they are the same. */
  readonly variants: readonly Variant[];
}

/** The findings of a group that have the same resource and values. */
export interface Variant {
  readonly message: string;
  readonly address: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly stacks: readonly ReviewedStack[];
}

/** The findings of one rule. */
export interface RuleGroup {
  readonly rule: string;
  readonly why: string;
  readonly groups: readonly FindingGroup[];
}

/** The findings of a severity, grouped by rule. */
export function byRule(review: Review, severity: Severity): RuleGroup[] {
  const rules = groupedBy(groupsOf(review, severity), ({ finding }) => finding.rule);
  return [...rules].map(([rule, groups]) => ({ rule, why: groups[0]?.finding.why ?? '', groups }));
}

/** A finding with its text in a form that is the same in every stack. */
interface Templated extends Member {
  /** The subject, with placeholders for the names of the stack. */
  readonly subject: string;
  readonly values: string;
}

/**
 * The findings of a severity, sorted by rule. Findings that differ only in the names and values of their stacks are one group.
 */
export function groupsOf({ stacks }: Review, severity: Severity): FindingGroup[] {
  const found = stacks
    .filter(({ onlyVersions }) => !onlyVersions)
    .flatMap((stack) => stack.findings.filter((each) => each.severity === severity).map(templated(stack)));
  const alike = groupedBy(found, ({ subject }) => subject);
  const kinds = groupedBy([...alike.values()], ([first]) => withoutKeys(first?.subject ?? ''));
  return [...kinds.values()]
    .flatMap(acrossStacks)
    .map(groupFrom)
    .sort(by(({ finding }) => finding.rule));
}

function templated(stack: ReviewedStack): (finding: Finding) => Templated {
  const template = templateOf(stack.names);
  return (finding) => {
    const { rule, message, address = '', attribute, before, after, predicted } = finding;
    return {
      ...{ finding, stack, values: JSON.stringify([before, after].map((text) => text && template(text))) },
      subject: JSON.stringify([rule, template(message), template(address), attribute, predicted]),
    };
  };
}

/**
 * Joins groups that differ only in the keys of resources, unless a stack has more than one of them. Another team can use another key
 * for the same deployment, but two deployments of one stack are two entries.
 */
function acrossStacks(kind: readonly (readonly Templated[])[]): Templated[][] {
  const joined: Templated[][] = [];
  for (const alike of kind) {
    const own = new Set(alike.map(({ stack }) => stack));
    const other = joined.find((each) => !each.some(({ stack }) => own.has(stack)));
    if (other) other.push(...alike);
    else joined.push([...alike]);
  }
  return joined;
}

function groupFrom(members: readonly Templated[]): FindingGroup {
  const [{ finding }] = members as readonly [Templated, ...Templated[]];
  const variants = groupedBy(members, ({ subject, values }) => JSON.stringify([subject, values]));
  return {
    ...{ finding, members, message: commonWords(members.map((each) => each.finding.message)), stacks: stacksOf(members) },
    variants: [...variants.values()].map(variantFrom),
  };
}

function variantFrom(members: readonly Member[]): Variant {
  const [{ finding }] = members as readonly [Member, ...Member[]];
  const common = (values: readonly (string | undefined)[]) => {
    const texts = values.filter((each) => each !== undefined);
    return texts.length === 0 ? undefined : commonWords(texts);
  };
  return {
    ...{ address: finding.address, message: commonWords(members.map((each) => each.finding.message)) },
    before: common(members.map((each) => each.finding.before)),
    after: common(members.map((each) => each.finding.after)),
    stacks: stacksOf(members),
  };
}

const stacksOf = (members: readonly Member[]) => [...new Set(members.map(({ stack }) => stack))];

/** Stacks in which only versions changed, grouped by the change. */
export function versionGroups({ stacks }: Review): { readonly words: string; readonly stacks: readonly ReviewedStack[] }[] {
  const groups = groupedBy(
    stacks.filter(({ onlyVersions }) => onlyVersions),
    ({ findings }) => findings.map(({ message }) => message).join('; '),
  );
  return [...groups].map(([words, members]) => ({ words, stacks: members }));
}

/** The number of findings of a severity. A finding of several stacks counts once. */
export const countOf = (review: Review, severity: Severity) => groupsOf(review, severity).length;
