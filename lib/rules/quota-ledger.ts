import { compareText } from '../collections/order';
import { tokensPerUnit } from '../catalog/capacity';
import type { ServedCloud } from '../catalog/cloud-name';
import { CLOUD_WORDS } from '../catalog/cloud-name';
import type { ModelVersion, QuotaLimit, QuotaTier } from '../catalog/models';
import { versionsOf } from '../catalog/models';
import type { RegionName } from '../catalog/regions';
import type { SkuName } from '../catalog/skus';
import { skuOf } from '../catalog/skus';
import type { Fleet, Located } from '../fleet/fleet';
import type { Organisation } from '../fleet/organisation';
import type { Stamp, StampDeployment } from '../fleet/stamp';

/** The quota of a subscription for one model and SKU in one region, in units of capacity, and its source. */
export type Allowance =
  | { readonly origin: 'limits'; readonly units: number }
  | { readonly origin: 'tier'; readonly tier: QuotaTier; readonly units: number }
  /** Unknown: `none` if nothing that covers it is declared, `unverified` if the documentation does not state it. */
  | { readonly origin: 'none' | 'unverified'; readonly reason: string };

/** A deployment, and the stamp that it belongs to. */
export interface LedgerEntry {
  readonly stamp: Located<Stamp>;
  readonly deployment: StampDeployment;
}

/** The use of one quota by all stamps together. Azure counts by model, across versions. */
export interface LedgerRow {
  /** In lower case, because Azure ignores case. */
  readonly subscriptionId: string;
  readonly region: RegionName;
  readonly model: string;
  readonly sku: SkuName;
  /** In units of capacity. */
  readonly used: number;
  readonly allowance: Allowance;
  /** The deployments that use it, from the largest to the smallest, then by the names of stamp and deployment. */
  readonly entries: readonly LedgerEntry[];
}

/** Use and limit of every quota, in the order of subscriptions, regions, models and SKUs. */
export function quotaLedger({ stamps, organisation }: Pick<Fleet, 'organisation' | 'stamps'>): LedgerRow[] {
  const groups = new Map<string, [LedgerEntry, ...LedgerEntry[]]>();
  for (const stamp of stamps)
    for (const deployment of stamp.value.deployments) {
      const key = quotaKey(stamp.value, deployment);
      const group = groups.get(key);
      if (group) group.push({ stamp, deployment });
      else groups.set(key, [{ stamp, deployment }]);
    }
  return [...groups]
    .sort(([one], [other]) => compareText(one, other))
    .map(([, entries]) => rowOf(entries, organisation.value.quota));
}

const quotaKey = ({ subscriptionId, region }: Stamp, { model, sku }: StampDeployment) =>
  JSON.stringify([subscriptionId.toLowerCase(), region.name, model, sku]);

function rowOf(entries: readonly [LedgerEntry, ...LedgerEntry[]], quota: Organisation['quota']): LedgerRow {
  const [{ stamp, deployment }] = entries;
  const { model, sku } = deployment;
  return {
    subscriptionId: stamp.value.subscriptionId.toLowerCase(),
    region: stamp.value.region.name,
    model,
    sku,
    used: entries.reduce((sum, each) => sum + each.deployment.capacity, 0),
    allowance: allowanceOf(quota, model, sku, stamp.value.region.cloud),
    entries: [...entries].sort(fromTheLargest),
  };
}

const fromTheLargest = (one: LedgerEntry, other: LedgerEntry) =>
  other.deployment.capacity - one.deployment.capacity ||
  compareText(one.stamp.value.id, other.stamp.value.id) ||
  compareText(one.deployment.key, other.deployment.key);

/** The limit that the organisation declares, otherwise the documented limit of its tier. */
function allowanceOf({ tier, limits }: Organisation['quota'], model: string, sku: SkuName, cloud: ServedCloud): Allowance {
  const own = limits[model]?.[sku];
  if (own !== undefined) return { origin: 'limits', units: own };
  if (tier === undefined) return { origin: 'none', reason: 'not declared' };
  // Source: nicholasdbrady/foundry-docs docs/models/quotas-limits-gov.mdx @ fddee8a (2026-07): Default and Enterprise instead of tiers.
  if (cloud !== 'public') return { origin: 'none', reason: `${CLOUD_WORDS[cloud]} has no tiers` };
  const { billing } = skuOf(sku);
  if (billing !== 'standard') return { origin: 'none', reason: `tiers do not cover ${billing} SKUs` };
  const versions = versionsOf(model);
  if (versions.length === 0) return { origin: 'unverified', reason: `the catalogue does not know ${model}` };
  const units = versions.flatMap((version) => documentedUnits(version, version.quota[sku]?.[tier]));
  if (units.length === 0) return { origin: 'unverified', reason: `the documentation has no ${tier} limit for it` };
  // If versions ever differ, use that exceeds the largest limit exceeds all of them.
  return { origin: 'tier', tier, units: Math.max(...units) };
}

function documentedUnits({ model, capability }: ModelVersion, limit: QuotaLimit | undefined): number[] {
  if (capability === 'image') return typeof limit?.rpm === 'number' ? [limit.rpm] : [];
  return typeof limit?.tpm === 'number' ? [Math.floor(limit.tpm / tokensPerUnit(model))] : [];
}

/** The units that are left, negative if too many are used; undefined if the limit is unknown. */
export const headRoom = ({ used, allowance }: Pick<LedgerRow, 'allowance' | 'used'>): number | undefined =>
  'units' in allowance ? allowance.units - used : undefined;

/** Whether the use exceeds the limit. An unknown limit is never exceeded. */
export const isExceeded = (row: Pick<LedgerRow, 'allowance' | 'used'>): boolean => (headRoom(row) ?? 0) < 0;
