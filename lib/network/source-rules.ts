/** The priorities of the rules of a network: from the first rule for a source, in steps, to the last, which denies. */
export const FIRST_PRIORITY = 100;
export const STEP = 10;
export const DENY_PRIORITY = 4096;

/** How many named sources fit between them. */
export const MAX_SOURCES = Math.ceil((DENY_PRIORITY - FIRST_PRIORITY) / STEP);

/** The name of the rule for a named source. */
export const ruleName = (source: string) => `allow-https-from-${source}`;
