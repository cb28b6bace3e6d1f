import type { Finding, Review, ReviewedStack } from './review';

/** A finding of an earlier review, as far as its JSON says it. */
export type EarlierFinding = Pick<Finding, 'after' | 'before' | 'id' | 'message' | 'rule' | 'severity'> & {
  /** The id of its stack. */
  readonly stack: string;
};

/** An earlier review of the same change. */
export interface EarlierReview {
  /** What people call it: the beginning of a commit's id, or a file. */
  readonly label: string;
  readonly findings: readonly EarlierFinding[];
  /** The ids of the stacks whose plans were looked at. */
  readonly planned: ReadonlySet<string>;
}

/** The findings of a review with the ids of their stacks. */
export const findingsOf = ({ stacks }: Review): EarlierFinding[] =>
  stacks.flatMap(({ id, findings }) => findings.map((finding) => ({ ...finding, stack: id })));

/** A review as a later one is compared with it. */
export const earlierReview = (label: string, review: Review): EarlierReview => ({
  ...{ label, findings: findingsOf(review) },
  planned: new Set(review.stacks.flatMap(({ id, planned }) => (planned ? [id] : []))),
});

/**
 * Marks what an earlier review did not find, or found otherwise, and says what it found that is gone. Where plans were looked at only
 * now or only then, what they alone show is neither new nor gone.
 *
 * @param withoutPlans the same review without plans; the review itself where there are none
 */
export function since(review: Review, earlier: EarlierReview, withoutPlans: Review = review): Review {
  const [then, committed] = [byId(earlier.findings), byId(findingsOf(withoutPlans))];
  const stacks = review.stacks.map((stack): ReviewedStack => {
    const plansDiffer = stack.planned && !earlier.planned.has(stack.id);
    return { ...stack, findings: stack.findings.map((finding) => marked(finding, plansDiffer)) };
  });
  function marked(finding: Finding, plansDiffer: boolean): Finding {
    const now = plansDiffer ? committed.get(finding.id) : finding;
    if (!now) return finding;
    const before = then.get(finding.id);
    if (!before) return { ...finding, since: 'new' };
    return contentOf(before) === contentOf(now) ? finding : { ...finding, since: 'changed' };
  }
  const here = byId(findingsOf(review));
  const unplanned = new Set(review.stacks.flatMap(({ id, planned }) => (!planned && earlier.planned.has(id) ? [id] : [])));
  const gone = earlier.findings.filter(({ id, stack }) => !here.has(id) && !committed.has(id) && !unplanned.has(stack));
  return { ...review, stacks, since: { label: earlier.label, gone } };
}

const byId = (findings: readonly EarlierFinding[]) => new Map(findings.map((finding) => [finding.id, finding]));

const contentOf = ({ severity, message, before, after }: EarlierFinding | Finding) =>
  JSON.stringify([severity, message, before, after]);
