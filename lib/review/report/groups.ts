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
  const rules = new Map<string, FindingGroup[]>();
  for (const group of groupsOf(review, severity))
    rules.set(group.finding.rule, [...(rules.get(group.finding.rule) ?? []), group]);
  return [...rules].map(([rule, groups]) => ({ rule, why: groups[0]?.finding.why ?? '', groups }));
}

/** The findings of a severity, those that are the same in several stacks together, in the order in which they come first. */
export function groupsOf({ stacks }: Review, severity: Severity): FindingGroup[] {
  const groups = new Map<string, { finding: Finding; stacks: ReviewedStack[] }>();
  for (const stack of stacks.filter(({ onlyVersions }) => !onlyVersions))
    for (const finding of stack.findings.filter((each) => each.severity === severity)) {
      const { rule, message, address, attribute, before, after } = finding;
      const key = JSON.stringify([rule, message, address, attribute, before, after]);
      const group = groups.get(key) ?? { finding, stacks: [] };
      group.stacks.push(stack);
      groups.set(key, group);
    }
  return [...groups.values()].sort((one, other) =>
    one.finding.rule < other.finding.rule ? -1 : one.finding.rule > other.finding.rule ? 1 : 0,
  );
}

/** Stacks in which nothing but versions changed, by what changed. */
export function versionGroups({ stacks }: Review): { readonly words: string; readonly stacks: readonly ReviewedStack[] }[] {
  const groups = new Map<string, ReviewedStack[]>();
  for (const stack of stacks.filter(({ onlyVersions }) => onlyVersions)) {
    const words = stack.findings.map(({ message }) => message).join('; ');
    groups.set(words, [...(groups.get(words) ?? []), stack]);
  }
  return [...groups].map(([words, members]) => ({ words, stacks: members }));
}

/** How many findings of a severity there are, each counted once however many stacks it is in. */
export const countOf = (review: Review, severity: Severity) => groupsOf(review, severity).length;
