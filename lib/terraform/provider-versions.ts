/** Exact versions of the providers, such as `4.81.0`. */
export interface ProviderVersions {
  readonly azapi: string;
  readonly azurerm: string;
}

/**
 * The versions that generated configurations pin unless the environment says otherwise, and that the kit is tried with. azurerm is
 * the last of 4.x; the bindings are those of 4.55.0, whose configurations it takes as they are.
 *
 * Source: tried with both versions of azurerm against a simulator of Azure, 2026-11-25.
 */
export const PROVIDER_VERSIONS: ProviderVersions = { azapi: '2.12.0', azurerm: '4.81.0' };

/** Where Terraform finds azurerm, in full: CDKTF writes a short address. */
export const AZURERM_SOURCE = 'hashicorp/azurerm';
