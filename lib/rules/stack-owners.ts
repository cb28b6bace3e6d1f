import type { Fleet } from '../fleet/fleet';
import { hasErrors } from '../diagnostics/problem';
import { SHARED_PART } from '../fleet/shared-part';
import { GOVERNANCE_FOLDER, STATE_FOLDER } from '../fleet/by-hand';

/**
 * The environments that a stack belongs to, by its folder under generated/: one, several for a storage account of states or a scope of
 * Azure Policy that they share, or none.
 */
export function ownersOf(fleet: Fleet, stack: string): string[] {
  const [environment = '', part = ''] = stack.split('/');
  if (environment === STATE_FOLDER)
    return fleet.stateUses.filter(({ value }) => value.account.name === part).map(({ value }) => value.environment);
  if (environment === GOVERNANCE_FOLDER)
    return fleet.governanceUses.filter(({ value }) => value.name === part).map(({ value }) => value.environment);
  const has =
    fleet.stamps.some(({ value }) => value.environment === environment && value.key === part) ||
    (part === SHARED_PART && fleet.shared.some(({ value }) => value.environment === environment)) ||
    // Stamps with errors are not resolved.
    hasErrors(fleet.problems);
  return has && fleet.environments.includes(environment) ? [environment] : [];
}

/** Whether the declarations of an environment are unknown, because its file or the defaults cannot be read. */
export const isUnreadable = ({ problems }: Fleet, environment: string): boolean =>
  problems.some(
    ({ rule, location: { file } }) =>
      rule.startsWith('yaml/') && [`environments/${environment}.yaml`, 'environments/defaults.yaml'].includes(file),
  );
