import { compareText } from '../collections/order';
import type { QuotaPool } from '../catalog/quota-pools';
import { quotaPoolOf } from '../catalog/quota-pools';
import type { SkuName } from '../catalog/skus';
import { isProvisioned } from '../catalog/skus';
import type { Fleet, Located } from '../fleet/fleet';
import type { Stamp, StampDeployment } from '../fleet/stamp';
import type { Allowance } from './quota-allowance';
import { allowanceOf } from './quota-allowance';

/** A deployment, and the stamp that it belongs to. */
export interface LedgerEntry {
  readonly stamp: Located<Stamp>;
  readonly deployment: StampDeployment;
}

/** The use of one quota by all stamps together. */
export interface LedgerRow {
  /** In lower case, because Azure ignores case. */
  readonly subscriptionId: string;
  readonly pool: QuotaPool;
  /** The models that it covers, in alphabetical order; undefined: all models, which share provisioned throughput. */
  readonly models?: readonly [string, ...string[]];
  readonly sku: SkuName;
  /** In units of capacity. */
  readonly used: number;
  readonly allowance: Allowance;
  /** The deployments that use it, from the largest to the smallest, then by the names of stamp and deployment. */
  readonly entries: readonly [LedgerEntry, ...LedgerEntry[]];
}

/** Use and limit of every quota, in the order of subscriptions, places, models and SKUs. */
export function quotaLedger({ stamps, organisation }: Pick<Fleet, 'organisation' | 'stamps'>): LedgerRow[] {
  const { quota } = organisation.value;
  const groups = new Map<string, Group>();
  for (const stamp of stamps)
    for (const deployment of stamp.value.deployments)
      for (const group of groupsOf({ stamp, deployment }, quota.limits)) {
        const known = groups.get(group.key);
        if (known) known.entries.push(...group.entries);
        else groups.set(group.key, group);
      }
  const rows = [...groups.values()].map((group) => rowOf(group, quota));
  return rows.filter((row) => !isCoveredByShares(row, quota.limits)).sort(inOrder);
}

type Limits = Fleet['organisation']['value']['quota']['limits'];

interface Group {
  readonly key: string;
  readonly pool: QuotaPool;
  readonly isOfAllModels: boolean;
  readonly entries: [LedgerEntry, ...LedgerEntry[]];
}

/** The quota that Azure counts, and the share of provisioned throughput that the organisation gives the model, if any. */
function groupsOf(entry: LedgerEntry, limits: Limits): Group[] {
  const { value } = entry.stamp;
  const { model, sku } = entry.deployment;
  const pool = quotaPoolOf(entry.deployment, value.region);
  const isOfAllModels = isProvisioned(sku) && pool.usageName !== undefined;
  const parts = [value.subscriptionId.toLowerCase(), pool.place, sku, pool.key];
  const whole: Group = { key: JSON.stringify(parts), pool, isOfAllModels, entries: [entry] };
  if (!isOfAllModels || limits[model]?.[sku] === undefined) return [whole];
  return [whole, { key: JSON.stringify([...parts, model]), pool, isOfAllModels: false, entries: [entry] }];
}

function rowOf({ pool, isOfAllModels, entries }: Group, quota: Fleet['organisation']['value']['quota']): LedgerRow {
  const [{ stamp, deployment }] = entries;
  const [first, ...others] = entries.map((each) => each.deployment.model) as [string, ...string[]];
  const models = [...new Set([first, ...others])].sort(compareText) as [string, ...string[]];
  const { cloud } = stamp.value.region;
  return {
    subscriptionId: stamp.value.subscriptionId.toLowerCase(),
    pool,
    ...(isOfAllModels ? {} : { models }),
    sku: deployment.sku,
    used: entries.reduce((sum, each) => sum + each.deployment.capacity, 0),
    allowance: allowanceOf(quota, isOfAllModels ? undefined : models, deployment.sku, cloud),
    entries: [...entries].sort(fromTheLargest) as [LedgerEntry, ...LedgerEntry[]],
  };
}

/** Without a limit of its own, provisioned throughput of all models says nothing that the shares of its models don't. */
const isCoveredByShares = ({ models, allowance, entries, sku }: LedgerRow, limits: Limits) =>
  models === undefined &&
  allowance.origin === 'none' &&
  entries.every(({ deployment }) => limits[deployment.model]?.[sku] !== undefined);

const inOrder = (one: LedgerRow, other: LedgerRow) =>
  compareText(one.subscriptionId, other.subscriptionId) ||
  compareText(one.pool.place, other.pool.place) ||
  compareText(modelWords(one), modelWords(other)) ||
  compareText(one.sku, other.sku) ||
  compareText(one.pool.key, other.pool.key);

const fromTheLargest = (one: LedgerEntry, other: LedgerEntry) =>
  other.deployment.capacity - one.deployment.capacity ||
  compareText(one.stamp.value.id, other.stamp.value.id) ||
  compareText(one.deployment.key, other.deployment.key);

/** The models that a quota covers, in words. */
export const modelWords = ({ models }: Pick<LedgerRow, 'models'>): string => models?.join(', ') ?? 'all models';

/** The units that are left, negative if too many are used; undefined if the limit is unknown. */
export const headRoom = ({ used, allowance }: Pick<LedgerRow, 'allowance' | 'used'>): number | undefined =>
  'units' in allowance ? allowance.units - used : undefined;

/** Whether the use exceeds the limit. An unknown limit is never exceeded. */
export const isExceeded = (row: Pick<LedgerRow, 'allowance' | 'used'>): boolean => (headRoom(row) ?? 0) < 0;
