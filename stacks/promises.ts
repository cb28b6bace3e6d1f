import type { Promises } from '../lib/guardrails/guardrail';
import type { Fleet } from '../lib/fleet/fleet';
import type { Stamp } from '../lib/fleet/stamp';
import { demandsOn } from '../lib/fleet/organisation';

/** The promises of an environment file and the defaults for a stamp. */
export function promisesOf({ organisation }: Fleet, { residency, approvedModifiedFilters, environment }: Stamp): Promises {
  const floor = organisation.value.filterFloor;
  return { residency, approvedModifiedFilters, filterFloor: floor ? demandsOn(environment, floor) : [] };
}
