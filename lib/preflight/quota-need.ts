import type { RegionUsage } from '../azure/reads/region-usages';
import type { DataZone } from '../catalog/regions';
import { groupedBy } from '../collections/grouped';

/** What one deployment has and wants of a quota, in units. */
export interface QuotaUse {
  /** The ID of the stack. */
  readonly stamp: string;
  /** The key of the deployment in the environment file. */
  readonly key: string;
  /** The region of the account. */
  readonly region: string;
  readonly dataZone: DataZone | null;
  /** The name of the quota, as the region lists it. */
  readonly usageName: string;
  /** What the files want; 0 if the deployment leaves the quota for another one. */
  readonly wanted: number;
  /** What is deployed and already counted in the quota. */
  readonly deployed: number;
}

/** What all deployments of a subscription need of a quota that they share. */
export interface QuotaNeed {
  readonly usageName: string;
  /** Which regions share it: the name of a region or data zone, or `all regions`. */
  readonly place: string;
  /** The units that the apply adds. Azure needs quota only for these. */
  readonly increase: number;
  /** The units that the apply returns. Terraform does not order the two. */
  readonly decrease: number;
  /** The units that are left now, negative if more are in use than granted; undefined if no region lists the quota with a limit. */
  readonly left?: number;
  /** The deployments that need more, the largest increase first. */
  readonly increases: readonly QuotaUse[];
}

/** The quotas of each region, by its name. */
export type UsagesByRegion = ReadonlyMap<string, readonly RegionUsage[]>;

/** What the deployments of a subscription need, by quota: with a scope, a quota is shared by regions; without one, each region has its own. */
export function quotaNeeds(uses: readonly QuotaUse[], usages: UsagesByRegion): readonly QuotaNeed[] {
  const placed = uses.map((use) => {
    const usage = usageIn(usages.get(use.region) ?? [], use.usageName);
    return { use, usage, place: placeOf(use, usage) };
  });
  const pools = groupedBy(placed, ({ use, place }) => JSON.stringify([use.usageName.toLowerCase(), place.toLowerCase()]));
  return [...pools.values()].map((pool) => needOf(pool));
}

interface Placed {
  readonly use: QuotaUse;
  readonly usage: RegionUsage | undefined;
  readonly place: string;
}

/** Azure spells names differently from region to region. */
const usageIn = (usages: readonly RegionUsage[], name: string) =>
  usages.find((each) => each.name.toLowerCase() === name.toLowerCase());

function placeOf({ region, dataZone }: QuotaUse, usage: RegionUsage | undefined): string {
  const scope = usage?.scopeType?.toLowerCase();
  if (scope === 'global') return 'all regions';
  return scope === 'datazone' ? (usage?.scopeId ?? dataZone ?? region) : region;
}

function needOf(pool: readonly Placed[]): QuotaNeed {
  const uses = pool.map(({ use }) => use);
  const rooms = pool.flatMap(({ usage }) => (usage?.limit === undefined ? [] : usage.limit - usage.currentValue));
  return {
    usageName: uses[0]?.usageName ?? '',
    place: pool[0]?.place ?? '',
    increase: sum(uses.map(gain)),
    decrease: sum(uses.map(({ wanted, deployed }) => Math.max(0, deployed - wanted))),
    // Regions that share a quota list the same numbers; if they were counted at different moments, the smaller one is safe.
    ...(rooms.length === 0 ? {} : { left: Math.min(...rooms) }),
    increases: uses.filter((use) => gain(use) > 0).sort((one, other) => gain(other) - gain(one)),
  };
}

const gain = ({ wanted, deployed }: QuotaUse) => Math.max(0, wanted - deployed);

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
