/**
 * How long the endpoint or its name was unavailable while an endpoint, its network or its private DNS zones were replaced.
 *
 * Source: measured with azurerm 4.55.0 and azapi 2.12.0 against a simulator of Azure, 2026-11-25.
 */
export const MEASURED_WINDOW = '23 to 164 s';
