/**
 * Who vouches for GitHub's workflows, and whom Entra ID must be meant by such a token.
 *
 * Source: Microsoft's page "Configure a user-assigned managed identity to trust an external identity provider" and GitHub's
 * "OpenID Connect reference".
 */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
export const TOKEN_AUDIENCE = 'api://AzureADTokenExchange';

/** The end of the subject of every workflow that a pull request of a GitHub repository runs. */
export const PULL_REQUEST = 'pull_request';

/** Storage Blob Data Contributor. Source: iann0036/iam-dataset azure/built-in-roles-raw.json @ 2073fa52 (2026-08-22). */
export const STORAGE_BLOB_DATA_CONTRIBUTOR = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe';
