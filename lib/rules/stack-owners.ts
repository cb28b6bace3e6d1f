import type { Fleet } from '../fleet/fleet';
import { hasErrors } from '../diagnostics/problem';
import { STATE_FOLDER } from '../fleet/state-folder';

/**
 * The environments that a stack belongs to, by its folder below generated/: one, several for a storage account of states that they
 * share, or none.
 */
export function ownersOf(fleet: Fleet, stack: string): string[] {
  const [environment = '', part = ''] = stack.split('/');
  if (environment === STATE_FOLDER)
    return fleet.stateUses.filter(({ value }) => value.account.name === part).map(({ value }) => value.environment);
  const has =
    fleet.stamps.some(({ value }) => value.environment === environment && value.region.name === part) ||
    (part === 'environment' && fleet.shared.some(({ value }) => value.environment === environment)) ||
    // Regions with errors of their own are not resolved.
    hasErrors(fleet.problems);
  return has && fleet.environments.includes(environment) ? [environment] : [];
}

/** Whether nobody can say what an environment declares, because its file or the defaults cannot be read. */
export const isUnreadable = ({ problems }: Fleet, environment: string): boolean =>
  problems.some(
    ({ rule, location: { file } }) =>
      rule.startsWith('yaml/') && [`environments/${environment}.yaml`, 'environments/defaults.yaml'].includes(file),
  );
