import { GITHUB_ISSUER, PULL_REQUEST } from '../catalog/pipelines';

/** Whose tokens an identity takes: those that an issuer gives out for a subject. */
export interface Federation {
  /** Who vouches, as an HTTPS address. */
  readonly issuer: string;
  /** For whom, to the letter: Entra ID knows no wildcards here. */
  readonly subject: string;
}

/** The workflows of a GitHub repository that are trusted: those of its pull requests, of an environment or of a branch. */
export type GitHubWorkflows = { readonly branch: string } | { readonly environment: string } | 'pullRequests';

/**
 * What GitHub says in the tokens of a repository's workflows, unless the repository has another form of subject set.
 *
 * @param repository owner and name, such as `contoso/ai-stamps`; of newer repositories with the numbers that GitHub gave them, as in
 * `contoso@123456/ai-stamps@456789`. Source: GitHub's "OpenID Connect reference", immutable subject claims
 */
export function githubFederation(repository: string, workflows: GitHubWorkflows): Federation {
  const subject = (of: string): Federation => ({ issuer: GITHUB_ISSUER, subject: `repo:${repository}:${of}` });
  if (workflows === 'pullRequests') return subject(PULL_REQUEST);
  if ('environment' in workflows) return subject(`environment:${workflows.environment}`);
  return subject(`ref:refs/heads/${workflows.branch}`);
}

/** Whether whoever opens a pull request gets such a token, from GitHub itself or from a company's own. */
export const isOfPullRequests = ({ subject }: Federation) => OF_PULL_REQUESTS.test(subject);

/** An environment may be called so, too. */
const OF_PULL_REQUESTS = new RegExp(`(?<!:environment):${PULL_REQUEST}(:|$)`);
