/** Whether a subject is all overrides of an environment, or of one region: nobody can answer for what is not known yet. */
export const waivesEverything = (subject: string): boolean => /^(?:[a-z0-9]+\/)?overrides(?:\.\s*)?$/.test(subject);

/** What to write instead, as an instruction. */
export const ONE_ADDRESS = 'write overrides.<address>, such as overrides.azurerm_cognitive_account.account';
