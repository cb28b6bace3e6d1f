import { groupedBy } from '../rules/grouped';
import type { Finding, Review, ReviewedStack } from '../review';
import type { Severity } from '../rules/review-rule';
import { commonWords, templateOf, withoutKeys } from './template';

/** A finding of a stack. */
export interface Member {
  readonly finding: Finding;
  readonly stack: ReviewedStack;
}

/** The same finding, in however many stacks: an entry of a report. */
export interface FindingGroup {
  /** The first of its findings. */
  readonly finding: Finding;
  /** The message, with … for what is called otherwise in each stack. */
  readonly message: string;
  readonly members: readonly Member[];
  /** The stacks that it is in, each once. */
  readonly stacks: readonly ReviewedStack[];
  /** How its findings differ; one, where they do not. */
  readonly variants: readonly Variant[];
}

/** Findings of a group about the same resource with the same values. */
export interface Variant {
  readonly message: string;
  readonly address: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly stacks: readonly ReviewedStack[];
}

/** What one rule has found. */
export interface RuleGroup {
  readonly rule: string;
  readonly why: string;
  readonly groups: readonly FindingGroup[];
}

/** The findings of a severity, rule by rule. */
export function byRule(review: Review, severity: Severity): RuleGroup[] {
  const rules = groupedBy(groupsOf(review, severity), ({ finding }) => finding.rule);
  return [...rules].map(([rule, groups]) => ({ rule, why: groups[0]?.finding.why ?? '', groups }));
}

/** A finding with what it says of any stack that it is in. */
interface Templated extends Member {
  /** What it is about, the stack's own names aside. */
  readonly subject: string;
  readonly values: string;
}

/**
 * The findings of a severity, those that differ by nothing but the names and values of their stacks together, rule by rule in the order
 * in which they come first.
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
    .sort((one, other) => (one.finding.rule < other.finding.rule ? -1 : one.finding.rule > other.finding.rule ? 1 : 0));
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
 * What is alike but for the keys of resources, put together where no stack has two of it: another team calls its deployment otherwise,
 * but two deployments of one stack are two entries.
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

/** Stacks in which nothing but versions changed, by what changed. */
export function versionGroups({ stacks }: Review): { readonly words: string; readonly stacks: readonly ReviewedStack[] }[] {
  const groups = groupedBy(
    stacks.filter(({ onlyVersions }) => onlyVersions),
    ({ findings }) => findings.map(({ message }) => message).join('; '),
  );
  return [...groups].map(([words, members]) => ({ words, stacks: members }));
}

/** How many findings of a severity there are, each counted once however many stacks it is in. */
export const countOf = (review: Review, severity: Severity) => groupsOf(review, severity).length;
