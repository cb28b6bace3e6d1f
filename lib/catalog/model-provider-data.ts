/**
 * What Azure sends to the publisher of a model with a deployment, in the spelling of Azure.
 *
 * Azure also accepts the offer of the publisher on Azure Marketplace with it. Source: README of Azure-Samples/claude @ 2ae55d6 and
 * Azure/azure-rest-api-specs issue 43610 (read 2026-11-26).
 */
export interface ModelProviderData {
  /** The legal name of the organization. */
  readonly organizationName: string;
  /** The country of the organization: two capital letters of ISO 3166, such as `SE`. */
  readonly countryCode: string;
  /** The industry of the organization in lower case, such as `technology`, `finance` or `healthcare`. */
  readonly industry: string;
}

/** Two capital letters. */
export const COUNTRY_CODE = /^[A-Z]{2}$/;

/** Lower-case words. Azure does not publish the list. */
export const INDUSTRY = /^[a-z][a-z_ ]*$/;

/**
 * The version of the API for deployments with these values. The schema of azapi 2.12.0 does not have `modelProviderData` in any version;
 * templates of third parties use this one (read 2026-11-26).
 */
export const PROVIDER_DATA_API = '2025-12-01';
