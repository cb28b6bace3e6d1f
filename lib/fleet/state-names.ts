/** The identities that pipelines sign in as, named after the storage account: it may have environments of several workloads. */
export const stateIdentities = (storageAccount: string) => ({
  plan: `id-${storageAccount}-plan`,
  apply: (environment: string) => `id-${storageAccount}-apply-${environment}`,
});

/** The custom roles of those identities. The storage account's name is unique in the world, so these are in the tenant. */
export const stateRoleNames = (storageAccount: string) => ({
  plan: `Azure OpenAI stamps: plan (${storageAccount})`,
  apply: `Azure OpenAI stamps: apply (${storageAccount})`,
});
