/** How long a workspace of the SKU PerGB2018 may keep logs, in days. Source: azurerm 4.55.0. */
export const RETENTION_DAYS = { min: 30, max: 730 } as const;
