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

test('subjects of newer repositories contain numbers', () => {
  expect(githubFederation('contoso@12/ai@34', { environment: 'prod' }).subject).toBe('repo:contoso@12/ai@34:environment:prod');
});

test.each([
  ['https://token.actions.githubusercontent.com/contoso', 'repo:contoso@12/ai@34:pull_request', true],
  ['https://github.contoso.com/_services/token', 'repo:contoso/ai:pull_request', true],
  ['https://token.actions.githubusercontent.com', 'repo:contoso/ai:pull_request:actor:someone', true],
  ['https://token.actions.githubusercontent.com', 'repo:contoso/pull_request:environment:prod', false],
  ['https://token.actions.githubusercontent.com', 'repo:contoso/ai:environment:pull_request', false],
])('for %s, %s is of pull requests: %s', (issuer, subject, expected) => {
  expect(isOfPullRequests({ issuer, subject })).toBe(expected);
});
