/** Exact versions of the providers, such as `4.81.0`. */
export interface ProviderVersions {
  /** The version of Azure/azapi. */
  readonly azapi: string;
  /** The version of hashicorp/azurerm. */
  readonly azurerm: string;
}

/**
 * The versions that generated configurations pin by default, and that the kit is tested with. azurerm is the last version of 4.x. The
 * bindings are those of 4.55.0, whose configurations it accepts unchanged.
 *
 * Source: tests with both versions of azurerm against a simulator of Azure, 2026-11-25.
 */
export const PROVIDER_VERSIONS: ProviderVersions = { azapi: '2.12.0', azurerm: '4.81.0' };

/** The full source address of azurerm. CDKTF writes a short one. */
export const AZURERM_SOURCE = 'hashicorp/azurerm';
