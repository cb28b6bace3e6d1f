import type { Region } from './regions';

/** How far from the account's region Azure may process prompts and completions. */
export type ProcessingScope = 'dataZone' | 'global' | 'region';

/** How a deployment is paid for, which decides what a unit of its capacity is. */
export type Billing = 'batch' | 'provisioned' | 'standard';

interface Sku {
  readonly scope: ProcessingScope;
  readonly billing: Billing;
}

/**
 * The deployment types that `azurerm_cognitive_deployment` 4.55.0 accepts.
 *
 * Scopes: nicholasdbrady/foundry-docs docs/models/deployment-types.mdx @ fddee8a (2026-07-15), a mirror of Microsoft's page.
 */
const SKUS = {
  DataZoneBatch: { scope: 'dataZone', billing: 'batch' },
  DataZoneProvisionedManaged: { scope: 'dataZone', billing: 'provisioned' },
  DataZoneStandard: { scope: 'dataZone', billing: 'standard' },
  GlobalBatch: { scope: 'global', billing: 'batch' },
  GlobalProvisionedManaged: { scope: 'global', billing: 'provisioned' },
  GlobalStandard: { scope: 'global', billing: 'standard' },
  ProvisionedManaged: { scope: 'region', billing: 'provisioned' },
  Standard: { scope: 'region', billing: 'standard' },
} as const satisfies Record<string, Sku>;

/** A deployment type: who may process prompts, and how it is paid for. */
export type SkuName = keyof typeof SKUS;

/** All deployment types, in alphabetical order. */
export const SKU_NAMES = Object.keys(SKUS) as [SkuName, ...SkuName[]];

/** What is known of a deployment type. */
export const skuOf = (name: SkuName): Sku => SKUS[name];

/** Where prompts to a deployment of this SKU in this region may be processed, in words. */
export function processingPlace(sku: SkuName, region: Region): string {
  const { scope } = skuOf(sku);
  if (scope === 'global') return 'any Azure region';
  if (scope === 'region') return `${region.displayName} (${region.geography})`;
  return region.dataZone ? `the ${region.dataZone} data zone` : 'no data zone (not offered in this region)';
}

/** Whether a text is the name of a deployment type. */
export const isSkuName = (name: string): name is SkuName => Object.hasOwn(SKUS, name);
