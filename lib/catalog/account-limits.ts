/**
 * Azure's limits on accounts. Support can raise them.
 *
 * Source: docs/models/quotas-limits.mdx of nicholasdbrady/foundry-docs @ fddee8a (July 2026), a mirror of Microsoft's page.
 */
export const ACCOUNT_LIMITS = {
  /** "Standard deployments per resource". Whether that includes data zone and global ones is not stated. */
  standardDeployments: 32,
  /** Azure OpenAI resources of a subscription in a region. */
  accountsPerRegion: 30,
} as const;
