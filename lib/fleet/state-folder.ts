/** The folder below generated/ for the stacks of storage accounts, in place of the name of an environment. */
export const STATE_FOLDER = 'state';
