import type { Place } from '../catalog/places';
import { findPlace } from '../catalog/places';
import { allowsPlace } from '../catalog/residency';
import type { Fleet } from '../fleet/fleet';
import type { Stamp, StampDeployment } from '../fleet/stamp';
import { availabilityProblem } from '../model-checks/availability';
import { formatProblem } from '../model-checks/format';
import { lifecycleProblem } from '../model-checks/lifecycle';

/** The region that a help text may name for a part of a stamp; undefined if the kit does not know it, or the residency does not allow it. */
export function writablePlace({ region, residency }: Pick<Stamp, 'region' | 'residency'>, written: string): Place | undefined {
  const place = findPlace(written);
  return place && allowsPlace(residency, region, place) ? place : undefined;
}

/**
 * Whether a help text may name another version, SKU or publisher of a deployment: `stamps check` must not refuse it.
 *
 * @param today the current day, `YYYY-MM-DD`
 */
export function isWritable(
  { account, region, residency }: Stamp,
  deployment: StampDeployment,
  { organisation }: Pick<Fleet, 'organisation'>,
  today: string,
): boolean {
  const days = { today, retirementWarningDays: organisation.value.retirementWarningDays };
  return [
    formatProblem(account.kind, deployment, 'account.kind'),
    availabilityProblem({ region, residency }, deployment, days),
    lifecycleProblem(deployment, days, region.cloud),
  ].every((problem) => problem === undefined || problem.severity === 'warning');
}
