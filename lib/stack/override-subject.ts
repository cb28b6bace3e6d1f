/** Whether a subject covers all overrides of an environment or a region. No owner can be responsible for future overrides. */
export const waivesEverything = (subject: string): boolean => /^(?:[a-z0-9]+\/)?overrides(?:\.\s*)?$/.test(subject);

/** The correction, as an instruction. */
export const ONE_ADDRESS = 'write overrides.<address>, such as overrides.azurerm_cognitive_account.account';
