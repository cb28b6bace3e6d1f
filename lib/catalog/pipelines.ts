/**
 * The issuer of tokens for GitHub workflows, and the audience that such a token must have for Entra ID.
 *
 * Source: Microsoft's page "Configure a user-assigned managed identity to trust an external identity provider" and GitHub's
 * "OpenID Connect reference".
 */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
export const TOKEN_AUDIENCE = 'api://AzureADTokenExchange';

/** The part of the subject that is the same for every workflow that a pull request in a GitHub repository runs. */
export const PULL_REQUEST = 'pull_request';

/** A built-in role on a container of blobs. */
export interface ContainerRole {
  readonly name: string;
  /** The GUID of the role definition, the same in every tenant. */
  readonly id: string;
  readonly grants: string;
}

/**
 * The roles to plan and to apply with a state in a container.
 *
 * Source: Microsoft's pages "Understand Azure role definitions" and "Azure built-in roles for Storage"; the GUID of the second also
 * in iann0036/iam-dataset azure/built-in-roles-raw.json @ 2073fa52 (2026-08-22).
 */
export const CONTAINER_ROLES: Readonly<Record<'apply' | 'plan', ContainerRole>> = {
  plan: {
    name: 'Storage Blob Data Reader',
    id: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
    grants: 'reads the states, with every value in them; changes none',
  },
  apply: {
    name: 'Storage Blob Data Contributor',
    id: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
    grants: 'reads, writes and deletes the states',
  },
};
