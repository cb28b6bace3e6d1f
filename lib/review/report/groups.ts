import { groupedBy } from '../rules/grouped';
import type { Finding, Review, ReviewedStack } from '../review';
import type { Severity } from '../rules/review-rule';

/** The same finding, in however many stacks. */
export interface FindingGroup {
  readonly finding: Finding;
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

/** The findings of a severity, those that are the same in several stacks together, in the order in which they come first. */
export function groupsOf({ stacks }: Review, severity: Severity): FindingGroup[] {
  const found = stacks
    .filter(({ onlyVersions }) => !onlyVersions)
    .flatMap((stack) => stack.findings.filter((each) => each.severity === severity).map((finding) => ({ finding, stack })));
  const groups = groupedBy(found, ({ finding: { rule, message, address, attribute, before, after } }) =>
    JSON.stringify([rule, message, address, attribute, before, after]),
  );
  return [...groups.values()]
    .flatMap((group) => group.slice(0, 1).map(({ finding }) => ({ finding, stacks: group.map(({ stack }) => stack) })))
    .sort((one, other) => (one.finding.rule < other.finding.rule ? -1 : one.finding.rule > other.finding.rule ? 1 : 0));
}

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
