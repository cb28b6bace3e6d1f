import type { ServedCloud } from './cloud-name';
import { CLOUD_WORDS } from './cloud-name';
import type { Region } from './regions';

/** The area in which Azure may process prompts and completions. */
export type ProcessingScope = 'dataZone' | 'global' | 'region';

/** The billing of a deployment, which determines the unit of its capacity. */
export type Billing = 'batch' | 'provisioned' | 'standard';

/** The facts about a deployment type. */
export interface Sku {
  /** Where Azure may process prompts and completions. */
  readonly scope: ProcessingScope;
  /** How it is billed. */
  readonly billing: Billing;
}

/** A deployment type: where prompts may be processed, and how it is billed. */
export type SkuName =
  | 'DataZoneBatch'
  | 'DataZoneProvisionedManaged'
  | 'DataZoneStandard'
  | 'GlobalBatch'
  | 'GlobalProvisionedManaged'
  | 'GlobalStandard'
  | 'ProvisionedManaged'
  | 'Standard';

/**
 * The deployment types that `azurerm_cognitive_deployment` 4.55.0 accepts.
 *
 * Scopes: nicholasdbrady/foundry-docs docs/models/deployment-types.mdx @ fddee8a (2026-07-15), a mirror of Microsoft's page.
 */
const SKUS: Readonly<Record<SkuName, Sku>> = {
  DataZoneBatch: { scope: 'dataZone', billing: 'batch' },
  DataZoneProvisionedManaged: { scope: 'dataZone', billing: 'provisioned' },
  DataZoneStandard: { scope: 'dataZone', billing: 'standard' },
  GlobalBatch: { scope: 'global', billing: 'batch' },
  GlobalProvisionedManaged: { scope: 'global', billing: 'provisioned' },
  GlobalStandard: { scope: 'global', billing: 'standard' },
  ProvisionedManaged: { scope: 'region', billing: 'provisioned' },
  Standard: { scope: 'region', billing: 'standard' },
};

/** All deployment types, in alphabetical order. */
export const SKU_NAMES = Object.keys(SKUS) as [SkuName, ...SkuName[]];

/** The facts about a deployment type. */
export const skuOf = (name: SkuName): Sku => SKUS[name];

/** Whether a deployment type has reserved throughput, which is billed by the hour. */
export const isProvisioned = (name: SkuName): boolean => SKUS[name].billing === 'provisioned';

/** The deployment types with provisioned throughput, in alphabetical order. */
export const PROVISIONED_SKU_NAMES = SKU_NAMES.filter(isProvisioned) as [SkuName, ...SkuName[]];

const REACH: readonly ProcessingScope[] = ['region', 'dataZone', 'global'];

/** Whether Azure may process prompts in more places for one deployment type than for another, in the same region. */
export const isWider = (one: SkuName, other: SkuName): boolean =>
  REACH.indexOf(SKUS[one].scope) > REACH.indexOf(SKUS[other].scope);

/**
 * Whether a cloud has a deployment type: Azure Government has no Global and no batch types.
 *
 * Source: nicholasdbrady/foundry-docs docs/models/deployment-types-gov.mdx @ 2a6d203 (2026-07-15), a mirror of Microsoft's page.
 */
export const isSkuOf = (cloud: ServedCloud, name: SkuName): boolean =>
  cloud === 'public' || (SKUS[name].scope !== 'global' && SKUS[name].billing !== 'batch');

/** The places where a deployment of this SKU in this region may process prompts, in words. */
export function processingPlace(sku: SkuName, region: Region): string {
  const { scope } = skuOf(sku);
  if (!isSkuOf(region.cloud, sku)) return `no region (${CLOUD_WORDS[region.cloud]} does not offer it)`;
  if (scope === 'global') return 'any Azure region';
  if (scope === 'region') return `${region.displayName} (${region.geography})`;
  return region.dataZone ? `the ${region.dataZone} data zone` : 'no data zone (not offered in this region)';
}

/** Whether a text is the name of a deployment type. */
export const isSkuName = (name: string): name is SkuName => Object.hasOwn(SKUS, name);
