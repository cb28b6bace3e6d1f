import type { Lifecycle } from '../catalog/models';
import { findVersion } from '../catalog/models';
import { retiredFamily } from '../catalog/retired';
import { lifecycleOf } from '../catalog/sku-lifecycle';
import { isSkuName } from '../catalog/skus';
import type { DatedDeployment } from './entry';

/** A version that is deployed with a SKU. */
type Versioned = Pick<DatedDeployment, 'model' | 'sku' | 'version'>;

/** The day on which a version stops answering, and whether Microsoft states it; undefined: no day is known. */
export function retirementDay({
  cloud,
  ...deployment
}: Pick<DatedDeployment, 'cloud'> & Versioned): { readonly day: string; readonly verified: boolean } | undefined {
  const { retirementDate = null, verified = false } = lifecycleIn(deployment) ?? {};
  const day = retirementDate ?? retiredFamily(deployment.model)?.retirementDate ?? null;
  // The catalogue has only the dates of the public cloud.
  return day === null ? undefined : { day, verified: verified && cloud === 'public' };
}

/** Whether the catalogue states that a version is retired already, with or without a day. */
export const isRetired = (deployment: Versioned): boolean =>
  lifecycleIn(deployment)?.stage === 'Retired' || retiredFamily(deployment.model) !== undefined;

/**
 * Whether a version has stopped answering: the check refuses it. Where the sources disagree, it may still answer; and so it may in another
 * cloud, of which the catalogue has no dates.
 *
 * @param today `YYYY-MM-DD`
 */
export function hasRetired({ cloud, ...deployment }: Pick<DatedDeployment, 'cloud'> & Versioned, today: string): boolean {
  if (cloud !== 'public') return false;
  if (retiredFamily(deployment.model)) return true;
  const reading = lifecycleIn(deployment);
  const readings = reading?.other ? [reading, reading.other] : [reading];
  return readings.every((each) => {
    const day = each?.retirementDate ?? null;
    return each?.stage === 'Retired' || (day !== null && day <= today);
  });
}

/** A SKU can have a stage and a day of its own. */
function lifecycleIn({ model, version, sku }: Versioned): Lifecycle | undefined {
  const found = findVersion(model, version);
  return found && (isSkuName(sku) ? lifecycleOf(found, sku) : found.lifecycle);
}
