/**
 * How long the endpoint or its name did not answer while an endpoint, its network or its private DNS zones were exchanged.
 *
 * Source: measured with azurerm 4.55.0 and azapi 2.12.0 against a simulator of Azure, 2026-11-25.
 */
export const MEASURED_WINDOW = '23 to 164 s';
