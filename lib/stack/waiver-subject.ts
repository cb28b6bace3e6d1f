/**
 * Whether a subject covers all overrides of an environment or a stamp, or all additions of its app. No owner can be responsible for
 * future ones.
 */
export const waivesEverything = (subject: string): boolean => /^(?:[a-z0-9-]+\/)?(?:overrides|app)(?:\.\s*)?$/.test(subject);

/** The correction, as an instruction. */
export const ONE_ADDRESS = 'write overrides.<address>, such as overrides.azurerm_cognitive_account.account, or app.<address>';

/** The address in `app.<address>`, with or without a stamp: a resource that `main.ts` adds or changes; undefined for other subjects. */
export const addressInApp = (subject: string): string | undefined => /^(?:[a-z0-9-]+\/)?app\.(.+)$/.exec(subject)?.[1];
