import type { Check } from '../check';

/** Whether logs arrive takes minutes to see, and a right to read them that the callers of models do not have. */
export const audit: Check = {
  id: 'audit',
  summary: 'Does the record of a request arrive in the Log Analytics workspace?',
  needs: 'nothing',
  run: ({ stamp: { names, diagnostics } }) => {
    const workspace = 'workspaceId' in diagnostics ? diagnostics.workspaceId : names.workspace;
    return Promise.resolve([
      {
        outcome: 'not-checked',
        message:
          'it was not checked whether the record of a request arrives: that is the query of another API, and records take minutes',
        path: ['diagnostics'],
        about: 'key',
        help: `some minutes later, query the workspace ${workspace}: AzureDiagnostics | where Category == "RequestResponse" and Resource =~ "${names.account}" | take 10. --skip audit leaves this check out`,
      },
    ]);
  },
};
