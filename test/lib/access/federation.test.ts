import type { GitHubWorkflows } from '../../../lib/access/federation';
import { githubFederation, isOfPullRequests } from '../../../lib/access/federation';

test.each<[GitHubWorkflows, string]>([
  ['pullRequests', 'repo:contoso/ai:pull_request'],
  [{ environment: 'prod' }, 'repo:contoso/ai:environment:prod'],
  [{ branch: 'main' }, 'repo:contoso/ai:ref:refs/heads/main'],
])('the subject of %j is %s', (workflows, subject) => {
  const federation = githubFederation('contoso/ai', workflows);
  expect(federation).toEqual({ issuer: 'https://token.actions.githubusercontent.com', subject });
  expect(isOfPullRequests(federation)).toBe(workflows === 'pullRequests');
});

test('only GitHub has pull requests of that subject', () => {
  expect(isOfPullRequests({ issuer: 'https://example.com', subject: 'repo:contoso/ai:pull_request' })).toBe(false);
});
