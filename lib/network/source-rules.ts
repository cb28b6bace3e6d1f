/** The priorities of the rules of a network: the first rule for a source, the step between rules, and the last rule, which denies. */
export const FIRST_PRIORITY = 100;
export const STEP = 10;
export const DENY_PRIORITY = 4096;

/** The maximum number of named sources, limited by the priorities. */
export const MAX_SOURCES = Math.ceil((DENY_PRIORITY - FIRST_PRIORITY) / STEP);

/** The name of the rule for a named source. */
export const ruleName = (source: string) => `allow-https-from-${source}`;
