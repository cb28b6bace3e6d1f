/**
 * The version of azurerm that generated configurations pin: the last of 4.x. The bindings are those of 4.55.0, whose configurations
 * it takes as they are.
 *
 * Source: tried with both versions against a simulator of Azure, 2026-11-25.
 */
export const AZURERM_VERSION = '4.81.0';

/** Where Terraform finds azurerm, in full: CDKTF writes a short address. */
export const AZURERM_SOURCE = 'hashicorp/azurerm';
