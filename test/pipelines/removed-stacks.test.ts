import { jobOf, scriptOf } from '../support/pipelines';

test('a pull request looks into the states of what it removes, which only its base still has', () => {
  const { needs, if: condition, steps } = jobOf('pull-request', 'removed');
  expect(needs).toBe('review');
  expect(condition).toContain("needs.review.outputs.removed != ''");
  // Without it, the job is skipped where the review fails, as REVIEW_FAIL_ON makes it.
  expect(condition).toMatch(/^!cancelled\(\) && /);
  expect(steps[0]?.with).toMatchObject({ 'fetch-depth': 2 });
  expect(scriptOf('pull-request', 'removed', 'Look into their states')).toContain('removed-are-destroyed HEAD^1');
});
