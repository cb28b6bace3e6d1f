import { parseResourceId } from '../catalog/resource-id';
import { finding, stampRule } from './rule';

/** The ID of an existing workspace is well formed. */
export const workspaceId = stampRule(
  'diagnostics/workspace-id',
  'The ID of an existing Log Analytics workspace is well formed.',
  ({ diagnostics }, located) => {
    if (!('workspaceId' in diagnostics)) return [];
    const parsed = parseResourceId('workspace', diagnostics.workspaceId);
    if (typeof parsed !== 'string') return [];
    return [
      finding(located, ['diagnostics', 'workspaceId'], {
        message: `the workspace ID is not valid: ${parsed}`,
        help: 'copy it from the output of: az monitor log-analytics workspace show --query id',
      }),
    ];
  },
);
