import { isSame } from '../catalog/ignoring-case';
import { READ_DEPLOYMENTS } from '../azure/reads/deployments';
import { READ_MODELS } from '../azure/reads/region-models';
import type { RegionUsage } from '../azure/reads/region-usages';
import { READ_USAGES, regionUsages } from '../azure/reads/region-usages';
import type { Stamp, StampDeployment } from '../fleet/stamp';
import { deployedOn, offersIn } from './deployed';
import { oncePerRun } from './once';
import type { PreflightContext } from './question';
import type { QuotaNeed } from './quota-need';
import { quotaNeeds } from './quota-need';
import { usesOf } from './quota-uses';
import { unanswered } from '../verdicts/unanswered';
import type { Verdict } from '../verdicts/verdict';

/** What all stamps of a subscription need of its quotas, whether they are asked about or not. */
export interface SubscriptionQuota {
  readonly needs: readonly QuotaNeed[];
  /** The regions whose list of quotas is empty, as for a free subscription. */
  readonly emptyRegions: ReadonlySet<string>;
  /** The stamps whose need is not known, by ID, and why. */
  readonly gaps: ReadonlyMap<string, QuotaGap>;
  /** The deployments whose quota no list names, by the ID of their stamp. */
  readonly unknown: ReadonlyMap<string, readonly StampDeployment[]>;
}

/** A stamp whose need is not known. */
export interface QuotaGap {
  /** The region of the stamp. */
  readonly region: string;
  readonly verdict: Verdict;
}

/** Counts the quotas of a subscription once for all its stamps. */
export const quotaOf = oncePerRun(
  ({ subscriptionId }: Pick<Stamp, 'region' | 'subscriptionId'>) => subscriptionId.toLowerCase(),
  async (context, { subscriptionId }): Promise<SubscriptionQuota> => {
    const stamps = context.fleet.stamps.map(({ value }) => value).filter((each) => isSame(each.subscriptionId, subscriptionId));
    const read = await Promise.all(
      stamps
        .filter(({ deployments }) => deployments.length > 0)
        .map(async (stamp) => ({ stamp, ...(await readFor(stamp, context)) })),
    );
    const known = read.flatMap(({ stamp, uses, usages }) => (uses && usages ? { stamp, ...uses, usages } : []));
    const usages = new Map(known.map((each) => [each.stamp.region.name as string, each.usages]));
    return {
      needs: quotaNeeds(
        known.flatMap(({ uses }) => uses),
        usages,
      ),
      emptyRegions: new Set([...usages].filter(([, list]) => list.length === 0).map(([region]) => region)),
      gaps: new Map(
        read.flatMap(({ stamp, gap }) => (gap ? [[stamp.id, { region: stamp.region.name, verdict: gap }] as const] : [])),
      ),
      unknown: new Map(known.map(({ stamp, unknown }) => [stamp.id, unknown])),
    };
  },
);

interface Read {
  readonly uses?: ReturnType<typeof usesOf>;
  readonly usages?: readonly RegionUsage[];
  readonly gap?: Verdict;
}

async function readFor(stamp: Stamp, context: PreflightContext): Promise<Read> {
  const { region, subscriptionId, id, names } = stamp;
  const [offers, usages, deployed] = await Promise.all([
    offersIn(context, region.cloud, subscriptionId, region.name),
    usagesIn(context, stamp),
    deployedOn(context, stamp),
  ]);
  if (offers.kind !== 'found') return { gap: unanswered(offers, `which quotas the deployments of ${id} use`, READ_MODELS) };
  if (usages.kind !== 'found') return { gap: unanswered(usages, `how much quota is left in ${region.name}`, READ_USAGES) };
  if (deployed.kind !== 'found')
    return {
      gap: unanswered(deployed, `how much quota ${id} already uses, in the account ${names.account}`, READ_DEPLOYMENTS),
    };
  return { uses: usesOf(stamp, offers.value, deployed.value), usages: usages.value };
}

const usagesIn = oncePerRun(
  ({ subscriptionId, region }: Stamp) => `${subscriptionId} ${region.name}`.toLowerCase(),
  ({ azure }, { subscriptionId, region }) => regionUsages(azure(region.cloud), subscriptionId.toLowerCase(), region.name),
);
