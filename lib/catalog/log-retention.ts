/** The limits for the retention of logs in a workspace with the SKU PerGB2018, in days. Source: azurerm 4.55.0. */
export const RETENTION_DAYS = { min: 30, max: 730 } as const;
