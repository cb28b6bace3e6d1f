/**
 * The constructs, for your own stacks. Environment files are a convenience on top of them.
 * See docs/constructs.md for an example.
 */
export { EntraPrincipal } from './access/grantee';
export type { IGrantee, Principal } from './access/grantee';
export { ManagedIdentity } from './access/managed-identity';
export type { IManagedIdentity, ManagedIdentityAttributes, ManagedIdentityProps } from './access/managed-identity';
export { RoleGrant } from './access/role-grant';
export type { RoleGrantProps } from './access/role-grant';
export type { PrincipalType } from './catalog/principals';
export { ResourceGroupBudget, SubscriptionBudget } from './budget/budget';
export type { ResourceGroupBudgetProps, SubscriptionBudgetProps } from './budget/budget';
export type { BudgetOptions } from './budget/budget-options';
export type { AlertPack } from './catalog/alert-packs';
export type { ServedCloud } from './catalog/cloud-name';
export type { AccountKind } from './catalog/clouds';
export type { ConnectionAccess, ConnectionType } from './catalog/connections';
export type { ModelProviderData } from './catalog/model-provider-data';
export { privateDnsZonesOf, TOKEN_SCOPE } from './catalog/clouds';
export type {
  FilterMode,
  FilterSource,
  Harm,
  HarmAction,
  HarmThreshold,
  ShieldAction,
  ShieldName,
} from './catalog/content-filters';
export type { DefenderState } from './catalog/defender';
export type { ModelName } from './catalog/models';
export type { OtherPlaceName, PlaceName } from './catalog/places';
export type { DataZone, Region, RegionName } from './catalog/regions';
export type { Residency } from './catalog/residency';
export type { Persona, RoleName, RoleWord } from './catalog/roles';
export type { SkuName } from './catalog/skus';
export type { VersionUpgradeOption } from './catalog/version-upgrades';
export { compareFilters } from './content-safety/compare-filters';
export type { ComparedEntry, FilterComparison, Strength } from './content-safety/compare-filters';
export type { ContentFilterSettings, HarmSetting } from './content-safety/content-filter-settings';
export { FILTER_PRESETS } from './content-safety/filter-presets';
export type { FilterPreset, FilterPresetName } from './content-safety/filter-presets';
export { resolvedFilter } from './content-safety/resolved-filter';
export type { ResolvedFilter } from './content-safety/resolved-filter';
export type { Demand, DemandedHarm, FilterFloor } from './content-safety/floor';
export type { AccountPromise, GuardrailId, Promises } from './guardrails/guardrail';
export type { GuardrailProps } from './guardrails/validation';
export type { GuardrailWaiver } from './guardrails/waiver';
export type { EndpointDns, PolicyDns } from './network/endpoint-dns';
export type { AllowedSources, EndpointRulesProps } from './network/endpoint-rules';
export { EndpointSubnet } from './network/endpoint-subnet';
export type { EndpointSubnetProps, ExistingSubnetAttributes } from './network/endpoint-subnet';
export { HubPeering } from './network/hub-peering';
export type { HubPeeringProps } from './network/hub-peering';
export { JoinedNetwork } from './network/joined-network';
export type { JoinedNetworkNames, JoinedNetworkProps } from './network/joined-network';
export type { INetwork, ISubnet } from './network/network';
export type { PoolAddresses } from './network/pool-addresses';
export { PrivateDnsZones, PrivateDnsZonesBase } from './network/private-dns';
export type {
  AccountZonesProps,
  IPrivateDnsZones,
  LinkOptions,
  PrivateDnsZonesProps,
  ZoneReference,
} from './network/private-dns';
export { PrivateEndpoint } from './network/private-endpoint';
export type {
  IPrivateEndpoint,
  PrivateEndpointOptions,
  PrivateEndpointProps,
  PrivateLinkTarget,
} from './network/private-endpoint';
export { SpokeNetwork } from './network/spoke-network';
export type { SpokeNetworkNames, SpokeNetworkProps } from './network/spoke-network';
export { VirtualNetworkLinks } from './network/virtual-network-links';
export type { VirtualNetworkLinksProps } from './network/virtual-network-links';
export { AccountAlerts } from './observability/account-alerts';
export type { AccountAlertsProps } from './observability/account-alerts';
export { ActionGroup } from './observability/action-group';
export type { ActionGroupProps, IActionGroup } from './observability/action-group';
export { ActivityAlerts } from './observability/activity-alerts';
export type { ActivityAlertsProps } from './observability/activity-alerts';
export { Diagnostics } from './observability/diagnostics';
export type { DiagnosticsOptions, DiagnosticsProps } from './observability/diagnostics';
export { Workspace } from './observability/workspace';
export type { IWorkspace, WorkspaceProps } from './observability/workspace';
export { OpenAIAccount } from './openai/account';
export type { OpenAIAccountProps } from './openai/account';
export type { CustomerManagedKey, EncryptionKey, KeyIdentity } from './openai/account-key';
export { OpenAIAccountBase } from './openai/account-base';
export type { AccountIdentity, GrantOptions, IOpenAIAccount, SendLogsOptions } from './openai/account-interface';
export { Blocklist } from './openai/blocklist';
export type {
  BlocklistOptions,
  BlocklistProps,
  DescribedBlocklistOptions,
  IBlocklist,
  PreparedBlocklistOptions,
  VariableBlocklistOptions,
  WrittenBlocklistOptions,
} from './openai/blocklist';
export { BlocklistContent } from './openai/blocklist-content';
export type { BlocklistItem, BlocklistWords } from './openai/blocklist-content';
export { ContentFilter } from './openai/content-filter';
export type { ContentFilterOptions, ContentFilterProps, IContentFilter } from './openai/content-filter';
export type { AttachedBlocklist, BlocklistDirection } from './openai/custom-blocklists';
export { EncryptionVault } from './openai/encryption-vault';
export type { EncryptionVaultProps } from './openai/encryption-vault';
export type { OpenAIAccountAttributes } from './openai/existing-account';
export { ModelDeployment } from './openai/model-deployment';
export type { IModelDeployment, ModelDeploymentOptions, ModelDeploymentProps } from './openai/model-deployment';
export { Project } from './openai/project';
export type { IProjectAccount, ProjectOptions, ProjectProps } from './openai/project';
export { ProjectConnection } from './openai/project-connection';
export type { ConnectionOptions, ConnectionProps, IConnectingProject } from './openai/project-connection';
export * from './terraform/azapi';
export type { AzureState, CloudState, LocalState, StateBackend } from './terraform/backend';
export { BaseStack } from './terraform/base-stack';
export type { BaseStackProps } from './terraform/base-stack';
export { Guardrails } from './terraform/guardrails';
export type { AttributeMap, AttributeValue } from './terraform/overrides';
export { PROVIDER_VERSIONS } from './terraform/provider-versions';
export type { ProviderVersions } from './terraform/provider-versions';
export { ResourceGroup } from './terraform/resource-group';
export type { ExistingGroupAttributes, IResourceGroup, ResourceGroupProps } from './terraform/resource-group';
export type { TagMap } from './terraform/tags';
export { Tags } from './terraform/tags';
export { ValidationError } from './terraform/validation-error';
