/** Where the stacks of storage accounts are, in the place of an environment. */
export const STATE_FOLDER = 'state';
