/** The names of the identities of pipelines, after the storage account, which environments of several workloads can share. */
export const stateIdentities = (storageAccount: string) => ({
  plan: `id-${storageAccount}-plan`,
  apply: (environment: string) => `id-${storageAccount}-apply-${environment}`,
});

/** The names of the custom roles of those identities. They are unique in the tenant, because the name of the storage account is globally unique. */
export const stateRoleNames = (storageAccount: string) => ({
  plan: `Azure OpenAI stamps: plan (${storageAccount})`,
  apply: `Azure OpenAI stamps: apply (${storageAccount})`,
});
