import { tokensPerUnit } from '../catalog/capacity';
import type { ServedCloud } from '../catalog/cloud-name';
import { CLOUD_WORDS } from '../catalog/cloud-name';
import type { ModelVersion, QuotaLimit, QuotaTier } from '../catalog/models';
import { versionsOf } from '../catalog/models';
import type { SkuName } from '../catalog/skus';
import { skuOf } from '../catalog/skus';
import type { Organisation } from '../fleet/organisation';

/** The quota of a subscription, in units of capacity, and its source. */
export type Allowance =
  | { readonly origin: 'limits' | 'provisioned'; readonly units: number }
  | { readonly origin: 'tier'; readonly tier: QuotaTier; readonly units: number }
  /** Unknown: `none` if nothing that covers it is declared, `unverified` if the documentation does not state it. */
  | { readonly origin: 'none' | 'unverified'; readonly reason: string };

/**
 * The limit of a quota: what the organisation declares, otherwise what Microsoft documents for its tier.
 *
 * @param models the models that the quota covers; undefined: all models
 */
export function allowanceOf(
  { tier, limits, provisioned }: Organisation['quota'],
  models: readonly string[] | undefined,
  sku: SkuName,
  cloud: ServedCloud,
): Allowance {
  if (models === undefined) {
    const units = provisioned[sku];
    if (units !== undefined) return { origin: 'provisioned', units };
    return { origin: 'none', reason: tier === undefined ? 'not declared' : 'tiers do not cover provisioned SKUs' };
  }
  // Models that share a quota have the same one.
  const own = models.flatMap((model) => limits[model]?.[sku] ?? []);
  if (own.length > 0) return { origin: 'limits', units: Math.max(...own) };
  if (tier === undefined) return { origin: 'none', reason: 'not declared' };
  // Source: nicholasdbrady/foundry-docs docs/models/quotas-limits-gov.mdx @ fddee8a (2026-07): Default and Enterprise instead of tiers.
  if (cloud !== 'public') return { origin: 'none', reason: `${CLOUD_WORDS[cloud]} has no tiers` };
  const { billing } = skuOf(sku);
  if (billing !== 'standard') return { origin: 'none', reason: `tiers do not cover ${billing} SKUs` };
  const versions = models.flatMap(versionsOf);
  if (versions.length === 0) return { origin: 'unverified', reason: `the catalogue does not know ${models.join(', ')}` };
  const units = versions.flatMap((version) => documentedUnits(version, version.quota[sku]?.[tier]));
  if (units.length === 0) return { origin: 'unverified', reason: `the documentation has no ${tier} limit for it` };
  // If versions ever differ, use that exceeds the largest limit exceeds all of them.
  return { origin: 'tier', tier, units: Math.max(...units) };
}

function documentedUnits({ model, capability }: ModelVersion, limit: QuotaLimit | undefined): number[] {
  if (capability === 'image') return typeof limit?.rpm === 'number' ? [limit.rpm] : [];
  return typeof limit?.tpm === 'number' ? [Math.floor(limit.tpm / tokensPerUnit(model))] : [];
}

/** Where a limit is declared, or the tier that it belongs to. */
export function originWords(allowance: Extract<Allowance, { readonly units: number }>): string {
  return allowance.origin === 'tier' ? allowance.tier : `quota.${allowance.origin}`;
}
