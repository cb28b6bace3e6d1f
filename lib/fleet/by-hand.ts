/** The folder below generated/ for the stacks of storage accounts, in place of the name of an environment. */
export const STATE_FOLDER = 'state';

/** The folder below generated/ for the stacks of Azure Policy, in place of the name of an environment. */
export const GOVERNANCE_FOLDER = 'governance';

/** The folders whose stacks a person applies, never a pipeline, each with its content. The same as in pipelines/stacks.mjs. */
export const BY_HAND: ReadonlyMap<string, string> = new Map([
  [GOVERNANCE_FOLDER, 'the assignments of Azure Policy'],
  [STATE_FOLDER, 'the storage accounts that keep states'],
]);
