import { jobOf, scriptOf } from '../support/pipelines';

test('a pull request checks the states of removed stacks, which only its base still has', () => {
  const { needs, if: condition, steps } = jobOf('pull-request', 'removed');
  expect(needs).toBe('review');
  expect(condition).toContain("needs.review.outputs.removed != ''");
  // Without it, the job would be skipped if the review fails because of REVIEW_FAIL_ON.
  expect(condition).toMatch(/^!cancelled\(\) && /);
  expect(steps[0]?.with).toMatchObject({ 'fetch-depth': 2 });
  expect(scriptOf('pull-request', 'removed', 'Check their states')).toContain('removed-are-destroyed HEAD^1');
});
