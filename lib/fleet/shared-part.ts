/** The name, in place of the key of a stamp, for what the stamps of an environment share. */
export const SHARED_PART = 'environment';
