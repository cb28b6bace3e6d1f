import { GITHUB_ISSUER, PULL_REQUEST } from '../catalog/pipelines';

/** Tokens that an identity trusts: those that an issuer issues for a subject. */
export interface Federation {
  /** The HTTPS address of the issuer. */
  readonly issuer: string;
  /** The exact subject: Entra ID does not support wildcards here. */
  readonly subject: string;
}

/** The trusted workflows of a GitHub repository: those of its pull requests, of an environment or of a branch. */
export type GitHubWorkflows = { readonly branch: string } | { readonly environment: string } | 'pullRequests';

/**
 * The issuer and subject in the tokens of a repository's workflows, unless the repository sets another form of subject.
 *
 * @param repository owner and name, such as `contoso/ai-stamps`; for newer repositories with the numbers that GitHub assigned, as in
 * `contoso@123456/ai-stamps@456789`. Source: GitHub's "OpenID Connect reference", immutable subject claims
 */
export function githubFederation(repository: string, workflows: GitHubWorkflows): Federation {
  const subject = (of: string): Federation => ({ issuer: GITHUB_ISSUER, subject: `repo:${repository}:${of}` });
  if (workflows === 'pullRequests') return subject(PULL_REQUEST);
  if ('environment' in workflows) return subject(`environment:${workflows.environment}`);
  return subject(`ref:refs/heads/${workflows.branch}`);
}

/** Whether anyone who opens a pull request gets such a token, from GitHub or from a company's own GitHub server. */
export const isOfPullRequests = ({ subject }: Federation) => OF_PULL_REQUESTS.test(subject);

/** An environment can have this name, too. */
const OF_PULL_REQUESTS = new RegExp(`(?<!:environment):${PULL_REQUEST}(:|$)`);
