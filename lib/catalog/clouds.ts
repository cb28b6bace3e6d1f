/** The kinds of account that serve Azure OpenAI models. */
export type AccountKind = 'AIServices' | 'OpenAI';

export const ACCOUNT_KINDS = ['AIServices', 'OpenAI'] as const satisfies readonly AccountKind[];

/**
 * The private DNS zones that a private endpoint of an account needs in Azure's public cloud, in the order of the zone group.
 *
 * Source: microsoft-foundry/foundry-samples @ ec0972e (infrastructure-setup-bicep/15, README) and Azure/bicep-registry-modules
 * avm/ptn/network/private-link-private-dns-zones @ 9f9ea1a (2026-08-07).
 */
const PRIVATE_DNS_ZONES: Record<AccountKind, readonly string[]> = {
  AIServices: ['privatelink.cognitiveservices.azure.com', 'privatelink.openai.azure.com', 'privatelink.services.ai.azure.com'],
  OpenAI: ['privatelink.openai.azure.com'],
};

export const privateDnsZonesOf = (kind: AccountKind): readonly string[] => PRIVATE_DNS_ZONES[kind];

/** What a private endpoint of an account connects to: the same for every kind. Source: Azure/azure-policy @ f4a50ba, PrivateDnsZones_DINE. */
export const PRIVATE_LINK_GROUP = 'account';

/**
 * What an access token for the v1 API is asked for.
 *
 * Source: MicrosoftDocs/azure-ai-docs api-version-lifecycle-content.md @ 0d830ad (2026-03-19).
 */
export const TOKEN_SCOPE = 'https://ai.azure.com/.default';

/** Where clients find an account, from its custom subdomain. */
export const endpointOf = (customSubdomain: string) => `https://${customSubdomain}.openai.azure.com/`;

/** The base URL of the v1 API, which needs no `api-version`. */
export const v1BaseUrlOf = (customSubdomain: string) => `${endpointOf(customSubdomain)}openai/v1/`;
