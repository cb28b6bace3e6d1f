/**
 * The constructs, for your own stacks. Environment files are a convenience on top of them.
 * See docs/constructs.md for an example.
 */
export { RoleGrant } from './access/role-grant';
export type { Principal, RoleGrantProps } from './access/role-grant';
export type { PrincipalType } from './catalog/principals';
export type { AccountKind } from './catalog/clouds';
export { privateDnsZonesOf, TOKEN_SCOPE } from './catalog/clouds';
export type { FilterSource, Harm, HarmAction, HarmThreshold, ShieldAction, ShieldName } from './catalog/content-filters';
export type { ModelName } from './catalog/models';
export type { RegionName } from './catalog/regions';
export type { Persona, RoleName, RoleWord } from './catalog/roles';
export type { SkuName } from './catalog/skus';
export type { GuardrailId, Promises } from './guardrails/guardrail';
export type { GuardrailProps } from './guardrails/validation';
export type { GuardrailWaiver } from './guardrails/waiver';
export { PrivateDnsZones, VirtualNetworkLinks } from './network/private-dns';
export type { PrivateDnsZonesProps, VirtualNetworkLinksProps, ZoneReference } from './network/private-dns';
export { PrivateEndpoint } from './network/private-endpoint';
export type { EndpointDns, PrivateEndpointProps } from './network/private-endpoint';
export { SpokeNetwork } from './network/spoke-network';
export type { SpokeNetworkProps } from './network/spoke-network';
export { Diagnostics } from './observability/diagnostics';
export type { DiagnosticsProps, NewWorkspace, WorkspaceChoice } from './observability/diagnostics';
export { OpenAIAccount } from './openai/account';
export type { AccountEndpointProps, IOpenAIAccount, OpenAIAccountProps } from './openai/account';
export { Blocklist } from './openai/blocklist';
export type {
  BlocklistProps,
  IBlocklist,
  PreparedBlocklistProps,
  VariableBlocklistProps,
  WrittenBlocklistProps,
} from './openai/blocklist';
export { BlocklistContent } from './openai/blocklist-content';
export type { BlocklistWords } from './openai/blocklist-content';
export { compareFilters } from './content-safety/compare-filters';
export type { ComparedEntry, FilterComparison, Strength } from './content-safety/compare-filters';
export { ContentFilter } from './openai/content-filter';
export type { ContentFilterProps, IContentFilter } from './openai/content-filter';
export type { ContentFilterSettings, HarmSetting } from './content-safety/content-filter-settings';
export type { FilterMode } from './catalog/content-filters';
export type { AttachedBlocklist, BlocklistDirection } from './openai/custom-blocklists';
export { resolvedFilter } from './content-safety/resolved-filter';
export type { ResolvedFilter } from './content-safety/resolved-filter';
export { FILTER_PRESETS } from './content-safety/filter-presets';
export type { FilterPreset, FilterPresetName } from './content-safety/filter-presets';
export { ModelDeployment } from './openai/model-deployment';
export type { ModelDeploymentProps } from './openai/model-deployment';
export type { VersionUpgradeOption } from './catalog/version-upgrades';
export * from './terraform/azapi';
export type { AzureState, CloudState, LocalState, StateBackend } from './terraform/backend';
export { BaseStack } from './terraform/base-stack';
export type { BaseStackProps } from './terraform/base-stack';
export { ResourceGroup } from './terraform/resource-group';
export type { IResourceGroup, ResourceGroupProps } from './terraform/resource-group';
export { ValidationError } from './terraform/validation-error';
