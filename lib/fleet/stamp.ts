import { allOf } from '../collections/all-of';
import type { PrincipalType } from '../catalog/principals';
import type { AccountKind } from '../catalog/clouds';
import type { ConnectionAccess, ConnectionType } from '../catalog/connections';
import type { DefenderState } from '../catalog/defender';
import type { ModelProviderData } from '../catalog/model-provider-data';
import type { PlaceName } from '../catalog/places';
import type { Region } from '../catalog/regions';
import type { Residency } from '../catalog/residency';
import type { SkuName } from '../catalog/skus';
import type { BlocklistContent } from '../openai/blocklist-content';
import type { ContentFilterSettings } from '../content-safety/content-filter-settings';
import type { BlocklistDirection } from '../openai/custom-blocklists';
import type { VersionUpgradeOption } from '../catalog/version-upgrades';
import type { StateBackend } from '../terraform/backend';
import type { AttributeMap } from '../terraform/overrides';
import type { ProviderVersions } from '../terraform/provider-versions';
import type { TagMap } from '../terraform/tags';
import type { StampKey } from './stamp-key';
import type { MovableMap, StampMove } from './movable-keys';
import type { Alerts, Budget, EnvironmentAlerts } from './watch';

/** Who manages the private DNS zones: the environment for all its stamps, each stamp, another team, or Azure Policy. */
export type DnsMode = 'environment' | 'existing' | 'policy' | 'stamp';
/** All modes, the default first. */
export const DNS_MODES = allOf<DnsMode>()(['environment', 'stamp', 'existing', 'policy']);

/** The names of the resources of a stamp. */
export interface StampNames {
  /** The resource group. */
  readonly resourceGroup: string;
  /** The account. */
  readonly account: string;
  /** The first label of the endpoint's host name. */
  readonly customSubdomain: string;
  /** The network, if the stamp creates one. */
  readonly virtualNetwork: string;
  /** The subnet for the private endpoint, if the stamp creates one. */
  readonly subnet: string;
  /** The security group of that subnet. */
  readonly networkSecurityGroup: string;
  /** The private endpoint. */
  readonly privateEndpoint: string;
  /** The network interface of the private endpoint. */
  readonly networkInterface: string;
  /** The Log Analytics workspace, if the stamp creates one. */
  readonly workspace: string;
  /** The identity with which the account uses its key, if the stamp creates one. */
  readonly keyIdentity: string;
  /** The key vault, if the stamp creates one. */
  readonly keyVault: string;
}

/** Stands in for an address space that is malformed, or that Azure allocates. No rule checks it. */
export const UNKNOWN_SPACE = '0.0.0.0/0';

/** A stamp of one environment in one region, fully resolved. Lists are in the order of their keys. */
export interface Stamp {
  /** The name of its stack: environment and key, joined by a hyphen. */
  readonly id: string;
  /** The name of the environment. */
  readonly environment: string;
  /** Its key under `regions`: its region, or another word if the environment has several stamps there. */
  readonly key: string;
  /** The name of the workload, which is part of the default names. */
  readonly workload: string;
  /** The region, with its facts. */
  readonly region: Region;
  /** The subscription of all its resources. */
  readonly subscriptionId: string;
  /** Where prompts may be processed and data may be stored. */
  readonly residency: Residency;
  /** Where Terraform keeps the state of its stack. */
  readonly state: StateBackend;
  /** The versions of the providers that its stack pins. */
  readonly providers: ProviderVersions;
  /** The tags of all its resources that can have tags. */
  readonly tags: TagMap;
  /** The names of tags that Terraform does not change or remove. */
  readonly ignoredTags: readonly string[];
  /** The names of its resources. */
  readonly names: StampNames;
  /** Whether its resource group exists already: the stack does not create it, and never destroys it. */
  readonly hasExistingGroup: boolean;
  /** The settings of the account. */
  readonly account: {
    /** Its kind. */
    readonly kind: AccountKind;
    /** Whether it can have projects. */
    readonly projectManagement: boolean;
    /** The hosts that it can call; empty: none. */
    readonly allowedFqdns: readonly string[];
    /** Whether destroying it frees its name and subdomain at once instead of after 48 hours. */
    readonly purgeOnDestroy: boolean;
    /** Whether Defender for AI watches it; undefined: Terraform does not manage that. */
    readonly defenderForAI?: DefenderState;
    /** The key that encrypts its data; undefined: a key of Microsoft. */
    readonly key?: StampKey;
  };
  /** Whether Terraform refuses a plan that destroys or replaces resources that hold data or names. */
  readonly preventDestroy: boolean;
  /** The filters that the stamp creates, with the default one if a deployment uses it. */
  readonly contentFilters: readonly StampFilter[];
  /** The blocklists that it creates. */
  readonly blocklists: readonly StampBlocklist[];
  /** Whether Microsoft has approved the subscription for filters that annotate harms or are off. */
  readonly approvedModifiedFilters: boolean;
  /** The models that clients can call. */
  readonly deployments: readonly StampDeployment[];
  /** The projects on the account. */
  readonly projects: readonly StampProject[];
  /** The role assignments on the account. */
  readonly grants: readonly StampGrant[];
  /** The network of the private endpoint. */
  readonly network: StampNetwork;
  /** How clients resolve the endpoint. */
  readonly dns: StampDns;
  /** Where the logs go: to an existing workspace, or to one of the stamp. */
  readonly diagnostics: ExistingWorkspace | NewWorkspace;
  /** What has a lock in Azure. A rule refuses all but the workspace. */
  readonly locks: readonly string[];
  /** The alerts about the account; undefined: none. */
  readonly alerts?: Alerts;
  /** The budget for the resource group; undefined: none. */
  readonly budget?: Budget;
  /** The renamed keys, by map. */
  readonly moved: Readonly<Record<MovableMap, readonly StampMove[]>>;
  /** Attributes that are set directly on generated resources. */
  readonly overrides: readonly StampOverride[];
  /** Settings that differ on purpose from the other regions of the environment. */
  readonly differs: readonly string[];
  /** The waivers that can apply to it, expired ones included. */
  readonly waivers: readonly Waiver[];
}

/** An existing Log Analytics workspace, which another team manages. */
export interface ExistingWorkspace {
  /** The ID of the workspace. */
  readonly workspaceId: string;
  /** The region of the workspace, if it is set: the ID does not contain it. */
  readonly workspaceLocation?: PlaceName;
}

/** A Log Analytics workspace that the stamp creates. */
export interface NewWorkspace {
  /** How many days it keeps logs, 30 to 730. */
  readonly retentionDays: number;
}

/** Whether a stamp locks its workspace. It cannot lock an existing one. */
export const locksWorkspace = ({ locks, diagnostics }: Pick<Stamp, 'diagnostics' | 'locks'>) =>
  locks.includes('workspace') && !('workspaceId' in diagnostics);

/** A waiver of a rule. */
export interface Waiver {
  /** Its key in the environment file. */
  readonly key: string;
  /** The name of the environment. */
  readonly environment: string;
  /** The rule, such as `content-safety/floor`. */
  readonly rule: string;
  /** What is waived: `deployments.chat`, or `swedencentral/deployments.chat` for one stamp. */
  readonly subject: string;
  /** Who answers for it. */
  readonly owner: string;
  /** Why it is accepted. */
  readonly reason: string;
  /** The last day on which it applies, `YYYY-MM-DD`. */
  readonly expires: string;
}

/** Attributes that override those of the resource at an address. */
export interface StampOverride {
  /** The Terraform address of the resource. */
  readonly address: string;
  /** The attributes, in the spelling of Terraform. */
  readonly attributes: AttributeMap;
}

/** A content filter, by its key. */
export interface StampFilter extends ContentFilterSettings {
  /** Its key in the environment file, which is part of its address. */
  readonly key: string;
  /** Its name in Azure. */
  readonly name: string;
  /** The keys of the blocklists that it uses. */
  readonly blocklists?: readonly string[];
}

/** A list of terms and patterns that filters block, by its key. */
export interface StampBlocklist {
  /** Its key in the environment file, which is part of its address and of its name in Azure. */
  readonly key: string;
  /** What is checked against it. */
  readonly direction: BlocklistDirection;
  /** The source of its words. */
  readonly words: StampWords;
}

/** The source of the words of a list. */
export type StampWords = WrittenWords | VariableWords;

/** Words in the environment, or in a file beside it. */
export interface WrittenWords {
  /** Marks the source: the words are in files. */
  readonly from: 'files';
  /** The words, as Azure gets them. */
  readonly content: BlocklistContent;
  /** Whether only the generated Terraform may show the words. */
  readonly confidential: boolean;
}

/** Words that are supplied as a Terraform variable when the stamp is applied. */
export interface VariableWords {
  /** Marks the source: the words are in a Terraform variable. */
  readonly from: 'variable';
  /** The name of the Terraform variable. */
  readonly termsVariable: string;
}

/** A model deployment, by its key. */
export interface StampDeployment {
  /** Its key in the environment file, which is part of its address. */
  readonly key: string;
  /** Its name in Azure, which clients send as `model`. */
  readonly name: string;
  /** The name of the model, such as `gpt-5.4`. */
  readonly model: string;
  /** The version of the model. */
  readonly version: string;
  /** The deployment type. */
  readonly sku: SkuName;
  /** The capacity, in the unit of the deployment type. */
  readonly capacity: number;
  /** The key of a filter of the stamp, or the name of an Azure policy such as `Microsoft.DefaultV2`. */
  readonly contentFilter: string;
  /** When Azure upgrades the version by itself. */
  readonly versionUpgradeOption: VersionUpgradeOption;
  /** The publisher of the model in Azure's terms, such as `OpenAI`. */
  readonly format: string;
  /** Whether the subscription has deployed this version before. */
  readonly alreadyDeployed: boolean;
  /** What Azure sends to the publisher of the model; undefined: nothing. */
  readonly modelProviderData?: ModelProviderData | undefined;
  /** The key of the deployment that gets the requests that exceed the capacity of this one; undefined: Azure refuses them. */
  readonly spillover?: string | undefined;
  /** The key of the deployment that this one follows while clients move; undefined: none. */
  readonly replaces?: string | undefined;
}

/** A project, by its key. */
export interface StampProject {
  /** Its key in the environment file, which is part of its address. */
  readonly key: string;
  /** Its name in Azure. */
  readonly name: string;
  /** The name that the portal shows; undefined: its name. */
  readonly displayName?: string | undefined;
  /** What it is for; undefined: its display name. */
  readonly description?: string | undefined;
  /** The resources that it uses, in the order of their keys. */
  readonly connections: readonly StampConnection[];
}

/** A connection of a project, by its key. */
export interface StampConnection {
  /** Its key in the environment file, which is also its name in Azure. */
  readonly key: string;
  /** What the resource is. A rule refuses Application Insights. */
  readonly type: ConnectionType | 'applicationInsights';
  /** The ID of the resource. */
  readonly resourceId: string;
  /** What the identity of the project may do with the content of the resource. */
  readonly access: ConnectionAccess;
}

/** A role assignment, by its key. */
export interface StampGrant {
  /** Its key in the environment file, which is part of its address. */
  readonly key: string;
  /** The object ID of the principal in Entra ID. */
  readonly principalId: string;
  /** The type of the principal. */
  readonly principalType: PrincipalType;
  /** A persona, the name of a built-in role, or the GUID of a custom role. */
  readonly role: string;
}

/** The network of the private endpoint. */
export type StampNetwork = NewNetwork | SubnetInNetwork | ExistingNetwork;

/** Where the private endpoint is. */
export interface EndpointPlace {
  /** The ID of an existing resource group for the endpoint; undefined: that of the stamp. */
  readonly endpointGroupId?: string;
}

/** What limits the traffic of a subnet that the stamp creates. */
export interface SubnetRules extends EndpointPlace {
  /** The sources that can connect on port 443, by name: ranges and service tags. */
  readonly allowedSources: Readonly<Record<string, readonly string[]>>;
  /** The ID of an existing network security group; undefined: the stamp creates one that allows only the sources. */
  readonly networkSecurityGroupId?: string;
  /** The ID of an existing route table; undefined: none. */
  readonly routeTableId?: string;
}

/** Addresses that Azure allocates from an IPAM pool. Their ranges are known only after the apply. */
export interface StampPool {
  /** The ID of the pool. */
  readonly id: string;
  /** The number of addresses of a network that the stamp creates: a power of two. */
  readonly networkAddresses: number;
  /** The number of addresses of the subnet for private endpoints: a power of two. */
  readonly subnetAddresses: number;
}

/** A network that the stamp creates. */
export interface NewNetwork extends SubnetRules {
  /** Marks the choice: the stamp creates the network. */
  readonly kind: 'new';
  /** The addresses of the network, in CIDR notation; `UNKNOWN_SPACE` if they come from a pool. */
  readonly addressSpace: string;
  /** The addresses of the subnet for private endpoints, in CIDR notation; `UNKNOWN_SPACE` if they come from a pool. */
  readonly privateEndpointPrefix: string;
  /** The pool of the addresses; undefined: they are written. */
  readonly pool?: StampPool;
  /** The region of the network. */
  readonly location: PlaceName;
  /** The DNS servers of the network; empty: those of Azure. */
  readonly dnsServers: readonly string[];
  /** The hub that the network is peered with; undefined: the stamp creates no peering. */
  readonly peering?: Peering;
}

/** The side of a network in its peering with the network of a hub. */
export interface Peering {
  /** The ID of the virtual network of the hub. */
  readonly virtualNetworkId: string;
  /** Whether traffic that the hub forwards may enter the network. */
  readonly allowForwardedTraffic: boolean;
  /** Whether the network uses the gateway of the hub. */
  readonly useRemoteGateways: boolean;
}

/** An existing network, which another team manages, with a subnet that the stamp creates. */
export interface SubnetInNetwork extends SubnetRules {
  /** Marks the choice: the network exists, and the stamp creates a subnet in it. */
  readonly kind: 'joined';
  /** The ID of the network. */
  readonly virtualNetworkId: string;
  /** The region of the network. */
  readonly location: PlaceName;
  /** The addresses of the subnet, in CIDR notation; `UNKNOWN_SPACE` if they come from a pool. */
  readonly privateEndpointPrefix: string;
  /** The pool of the addresses of the subnet; undefined: they are written. */
  readonly pool?: StampPool;
}

/** The setting below `network.existing` that the network comes from. */
export const existingKey = ({ kind }: SubnetInNetwork | ExistingNetwork) =>
  kind === 'joined' ? 'virtualNetworkId' : 'subnetId';

/** An existing subnet, which another team manages. */
export interface ExistingNetwork extends EndpointPlace {
  /** Marks the choice: the network exists. */
  readonly kind: 'existing';
  /** The ID of the subnet for the private endpoint. */
  readonly subnetId: string;
  /** The ID of the network. */
  readonly virtualNetworkId: string;
  /** The region of the network. */
  readonly location: PlaceName;
}

/** How clients resolve the endpoint. */
export interface StampDns {
  /** Who manages the zones. */
  readonly mode: DnsMode;
  /** The zones that the endpoint is registered in; empty if Azure Policy registers it. */
  readonly zones: readonly StampZone[];
  /** With Azure Policy: the IDs of the resource groups in which the stamp or its environment may have had zones before. */
  readonly formerGroupIds?: readonly string[];
}

/** A private DNS zone, with its ID unless the stamp creates it. */
export interface StampZone {
  /** The name, such as `privatelink.openai.azure.com`. */
  readonly name: string;
  /** The ID; undefined if the stamp creates the zone. */
  readonly id?: string;
}

/** The resources that the regions of one environment share: private DNS zones, alerts and a budget. At least one of them exists. */
export interface SharedResources {
  /** The name of its stack. */
  readonly id: string;
  readonly environment: string;
  readonly workload: string;
  readonly region: Region;
  readonly subscriptionId: string;
  readonly state: StateBackend;
  readonly providers: ProviderVersions;
  readonly tags: TagMap;
  /** The names of tags that Terraform does not change or remove. */
  readonly ignoredTags: readonly string[];
  /** The resource group of the zones. */
  readonly resourceGroup: string;
  /** Whether the resource group exists already: the stack does not create it, and never destroys it. */
  readonly hasExistingGroup: boolean;
  /** The names of the zones; empty: the regions share none. */
  readonly zones: readonly string[];
  /** Existing networks that are linked to the zones, each once, however many stamps are in them. */
  readonly linkedNetworks: readonly string[];
  /** Whether Terraform refuses a plan that destroys or replaces the zones. True if it is true for a stamp that uses them. */
  readonly preventDestroy: boolean;
  /** The stamps that use the zones. */
  readonly stamps: readonly string[];
  /** The resource groups of all stamps of the environment, and of the zones. */
  readonly groups: readonly string[];
  /** The alerts about operations in these groups; undefined: none. */
  readonly alerts?: EnvironmentAlerts;
  /** The budget for these groups together; undefined: none. */
  readonly budget?: Budget;
}
