import { compareText } from '../data/order';
import { tokensPerUnit } from '../catalog/capacity';
import type { ModelVersion, QuotaLimit, QuotaTier } from '../catalog/models';
import { versionsOf } from '../catalog/models';
import type { RegionName } from '../catalog/regions';
import type { SkuName } from '../catalog/skus';
import { skuOf } from '../catalog/skus';
import type { Fleet, Located } from '../fleet/fleet';
import type { Organisation } from '../fleet/organisation';
import type { Stamp, StampDeployment } from '../fleet/stamp';

/** What a subscription may use of one model and SKU in one region, in units of capacity, and who says so. */
export type Allowance =
  | { readonly origin: 'limits'; readonly units: number }
  | { readonly origin: 'tier'; readonly tier: QuotaTier; readonly units: number }
  /** Nobody says: `none` where nothing is declared that would cover it, `unverified` where the documentation is silent. */
  | { readonly origin: 'none' | 'unverified'; readonly reason: string };

/** A deployment, and the stamp that it belongs to. */
export interface LedgerEntry {
  readonly stamp: Located<Stamp>;
  readonly deployment: StampDeployment;
}

/** What all stamps together use of one quota. Azure counts by model, whatever the version. */
export interface LedgerRow {
  /** In lower case, since Azure ignores it. */
  readonly subscriptionId: string;
  readonly region: RegionName;
  readonly model: string;
  readonly sku: SkuName;
  /** In units of capacity. */
  readonly used: number;
  readonly allowance: Allowance;
  /** What makes it up, from the largest to the smallest, then by the names of stamp and deployment. */
  readonly entries: readonly LedgerEntry[];
}

/** What is used of every quota and what there is of it, in the order of subscriptions, regions, models and SKUs. */
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
    allowance: allowanceOf(quota, model, sku),
    entries: [...entries].sort(fromTheLargest),
  };
}

const fromTheLargest = (one: LedgerEntry, other: LedgerEntry) =>
  other.deployment.capacity - one.deployment.capacity ||
  compareText(one.stamp.value.id, other.stamp.value.id) ||
  compareText(one.deployment.key, other.deployment.key);

/** The organisation's own number, which it has from Azure; else what the documentation says of its tier. */
function allowanceOf({ tier, limits }: Organisation['quota'], model: string, sku: SkuName): Allowance {
  const own = limits[model]?.[sku];
  if (own !== undefined) return { origin: 'limits', units: own };
  if (tier === undefined) return { origin: 'none', reason: 'not declared' };
  const { billing } = skuOf(sku);
  if (billing !== 'standard') return { origin: 'none', reason: `tiers do not cover ${billing} SKUs` };
  const versions = versionsOf(model);
  if (versions.length === 0) return { origin: 'unverified', reason: `the catalogue does not know ${model}` };
  const units = versions.flatMap((version) => documentedUnits(version, version.quota[sku]?.[tier]));
  if (units.length === 0) return { origin: 'unverified', reason: `the documentation has no ${tier} limit for it` };
  // Should versions ever differ, whoever is over the largest is over all of them.
  return { origin: 'tier', tier, units: Math.max(...units) };
}

function documentedUnits({ model, capability }: ModelVersion, limit: QuotaLimit | undefined): number[] {
  if (capability === 'image') return typeof limit?.rpm === 'number' ? [limit.rpm] : [];
  return typeof limit?.tpm === 'number' ? [Math.floor(limit.tpm / tokensPerUnit(model))] : [];
}

/** How many units are left, negative where too many are used; undefined where nobody says how many there are. */
export const headRoom = ({ used, allowance }: Pick<LedgerRow, 'allowance' | 'used'>): number | undefined =>
  'units' in allowance ? allowance.units - used : undefined;

/** Whether more is used than there is. Where nobody says how much there is, nothing is wrong. */
export const isExceeded = (row: Pick<LedgerRow, 'allowance' | 'used'>): boolean => (headRoom(row) ?? 0) < 0;
