import type { EarlierFinding, Finding, Review, ReviewedStack } from './review';

/** An earlier review of the same change. */
export interface EarlierReview {
  /** The beginning of a commit ID, or a file name. */
  readonly label: string;
  readonly findings: readonly EarlierFinding[];
  /** The IDs of the stacks that were reviewed with a plan. */
  readonly planned: ReadonlySet<string>;
}

/** The findings of a review, with the IDs of their stacks. */
export const findingsOf = ({ stacks }: Review): EarlierFinding[] =>
  stacks.flatMap(({ id, findings }) => findings.map((finding) => ({ ...finding, stack: id })));

/** A review in the form with which a later one is compared. */
export const earlierReview = (label: string, review: Review): EarlierReview => ({
  ...{ label, findings: findingsOf(review) },
  planned: new Set(review.stacks.flatMap(({ id, planned }) => (planned ? [id] : []))),
});

/**
 * Compares a review with an earlier one: marks findings that are new or changed, and lists findings that are gone. If only one of the
 * two reviews had a plan, findings that come from the plan alone are neither new nor gone.
 *
 * @param withoutPlans the same review without plans; the review itself if there are none
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
