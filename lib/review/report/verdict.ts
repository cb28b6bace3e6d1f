import type { Review, ReviewedStack } from '../review';
import { SEVERITIES } from '../rules/review-rule';
import type { Verdict } from '../rules/review-rule';
import { countOf, versionGroups } from './groups';

/** What the reviewer has to do, in one line. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  critical: 'do not merge until someone with the authority has accepted every critical finding',
  high: 'read every high finding before you merge',
  notice: 'nothing here needs a decision; read it once',
  none: 'no deployed resource changes',
};

/** The counts of a review: `2 critical, 1 high, 4 notices in 3 stacks; 57 stacks unchanged`. */
export function countWords(review: Review): string {
  const counts = SEVERITIES.flatMap((severity) => {
    const count = countOf(review, severity);
    return count === 0 ? [] : [`${count} ${severity === 'notice' && count > 1 ? 'notices' : severity}`];
  });
  const files = review.stacks.filter(({ file }) => file !== undefined).length;
  const touched = [
    ...(files === 0 ? [] : [`${files} environment ${files === 1 ? 'file' : 'files'}`]),
    ...(files > 0 && files === review.stacks.length ? [] : [stacksWords(review.stacks.length - files)]),
  ].join(' and ');
  const versions = versionGroups(review).length > 0 ? ['versions'] : [];
  const what = [...counts, ...versions].join(', ') || 'no finding';
  return `${what} in ${touched}; ${stacksWords(review.unchanged)} unchanged`;
}

/** The difference from an earlier review: `2 findings new, 1 changed, 3 gone`; undefined: there is no earlier review. */
export function sinceWords({ stacks, since }: Review): string | undefined {
  if (!since) return undefined;
  const marks = stacks.flatMap(({ findings }) => findings.map((finding) => finding.since));
  const count = (mark: 'changed' | 'new') => marks.filter((each) => each === mark).length;
  return `${count('new')} ${count('new') === 1 ? 'finding' : 'findings'} new, ${count('changed')} changed, ${since.gone.length} gone`;
}

/** `1 stack`, `3 stacks`. */
export const stacksWords = (count: number) => `${count} ${count === 1 ? 'stack' : 'stacks'}`;

/** The change of a stack, and whether a plan was part of the review. */
export const changeWords = ({ change, planned }: ReviewedStack) =>
  change === 'planned' ? 'plan only' : `${change}${planned ? ', with plan' : ''}`;
