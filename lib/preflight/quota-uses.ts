import { isSame } from '../catalog/ignoring-case';
import type { DeployedModel } from './deployed';
import type { OfferedModel } from '../azure/reads/region-models';
import type { Stamp, StampDeployment } from '../fleet/stamp';
import { skuIn, versionsFor } from './deployed';
import type { QuotaUse } from './quota-need';

/** What the deployments of a stamp use, and those whose quota the list of the region does not name. */
export interface StampUses {
  readonly uses: readonly QuotaUse[];
  readonly unknown: readonly StampDeployment[];
}

/** What the deployments of a stamp have and want of each quota. The names of quotas follow no rule, so they come from the list. */
export function usesOf(stamp: Stamp, offers: readonly OfferedModel[], deployed: readonly DeployedModel[]): StampUses {
  const { id, region, account } = stamp;
  const uses: QuotaUse[] = [];
  const unknown: StampDeployment[] = [];
  for (const deployment of stamp.deployments) {
    const { key, capacity } = deployment;
    const before = deployed.find(({ name }) => isSame(name, deployment.name));
    const usageName = usageNameOf(offers, account.kind, deployment);
    const usageBefore = before && usageNameOf(offers, account.kind, before);
    const kept = usageName !== undefined && usageBefore !== undefined && isSame(usageName, usageBefore) ? before : undefined;
    // The same model as before needs no name of a quota to see that it gains nothing.
    if (usageName === undefined) {
      if (!before || !isSameModel(before, deployment) || capacity > before.capacity) unknown.push(deployment);
      continue;
    }
    const place = { stamp: id, key, region: region.name, dataZone: region.dataZone };
    uses.push({ ...place, usageName, wanted: capacity, deployed: kept?.capacity ?? 0 });
    if (before && usageBefore !== undefined && !kept)
      uses.push({ ...place, usageName: usageBefore, wanted: 0, deployed: before.capacity });
  }
  return { uses, unknown };
}

type Counted = Pick<DeployedModel, 'format' | 'model' | 'sku' | 'version'>;

const isSameModel = (one: Counted, other: Counted) =>
  isSame(one.format, other.format) && isSame(one.model, other.model) && isSame(one.sku, other.sku);

/** Azure counts the versions of a model together, so the quota of a version that is no longer listed is that of the others. */
function usageNameOf(offers: readonly OfferedModel[], kind: string, deployment: Counted): string | undefined {
  const versions = versionsFor(offers, kind, deployment);
  const own = versions.find(({ version }) => isSame(version, deployment.version));
  const usageNames = [...(own ? [own] : []), ...versions].map((each) => skuIn(each, deployment.sku)?.usageName);
  return usageNames.find((name) => name !== undefined);
}
