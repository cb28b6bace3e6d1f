export { AZAPI_SOURCE, AZAPI_VERSION, AzapiProvider } from './provider';
export type { AzapiProviderConfig } from './provider';
export { AzapiResource } from './resource';
export type { AzapiResourceConfig, AzapiTimeouts } from './resource';
export { AzapiResourceAction } from './resource-action';
export type { AzapiResourceActionConfig } from './resource-action';
export { AzapiUpdateResource } from './update-resource';
export type { AzapiUpdateResourceConfig } from './update-resource';
export type { AzapiRetry } from './retry';
