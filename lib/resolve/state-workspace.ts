import type { CloudSettings } from '../settings/state-settings';
import type { StateBackend } from '../terraform/backend';

/** The workspace that keeps the state of a stack. */
export const workspaceOf = (
  { organization, project, hostname, workspacePrefix }: CloudSettings,
  workload: string,
  stack: string,
): StateBackend => ({
  ...{ type: 'cloud', organization, workspace: `${workspacePrefix ?? `${workload}-`}${stack}` },
  ...(project === undefined ? {} : { project }),
  ...(hostname === undefined ? {} : { hostname }),
});
