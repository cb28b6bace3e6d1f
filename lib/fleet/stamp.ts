import type { PrincipalType } from '../catalog/principals';
import type { AccountKind } from '../catalog/clouds';
import type { PlaceName } from '../catalog/places';
import type { Region } from '../catalog/regions';
import type { Residency } from '../catalog/residency';
import type { SkuName } from '../catalog/skus';
import type { BlocklistContent } from '../openai/blocklist-content';
import type { ContentFilterSettings } from '../content-safety/content-filter-policy';
import type { BlocklistDirection } from '../openai/custom-blocklists';
import type { VersionUpgradeOption } from '../catalog/version-upgrades';
import type { StateBackend } from '../terraform/backend';
import type { AttributeMap } from '../terraform/overrides';
import type { ProviderVersions } from '../terraform/provider-versions';
import type { MovableMap, StampMove } from './movable-keys';

/** Who manages the private DNS zones. */
export const DNS_MODES = ['environment', 'stamp', 'existing', 'policy'] as const;
export type DnsMode = (typeof DNS_MODES)[number];

/** The names of the resources of a stamp. */
export interface StampNames {
  readonly resourceGroup: string;
  readonly account: string;
  readonly customSubdomain: string;
  readonly virtualNetwork: string;
  readonly subnet: string;
  readonly networkSecurityGroup: string;
  readonly privateEndpoint: string;
  readonly networkInterface: string;
  readonly workspace: string;
}

/** The address space of a network whose own is malformed. No rule checks it. */
export const UNKNOWN_SPACE = '0.0.0.0/32';

/** Tags as they are given to resources. */
export type Tags = Readonly<Record<string, string>>;

/** One region of one environment, with everything decided. Lists are in the order of their keys. */
export interface Stamp {
  /** The name of its stack: environment and region, joined by a hyphen. */
  readonly id: string;
  readonly environment: string;
  readonly workload: string;
  readonly region: Region;
  readonly subscriptionId: string;
  readonly residency: Residency;
  readonly state: StateBackend;
  readonly providers: ProviderVersions;
  readonly tags: Tags;
  readonly names: StampNames;
  readonly account: { readonly kind: AccountKind; readonly allowedFqdns: readonly string[]; readonly purgeOnDestroy: boolean };
  /** Whether Terraform refuses a plan that destroys or replaces what holds data or names. */
  readonly preventDestroy: boolean;
  /** The filters that the stamp makes, the default one included where a deployment uses it. */
  readonly contentFilters: readonly StampFilter[];
  readonly blocklists: readonly StampBlocklist[];
  /** Whether Microsoft has approved the subscription for filters that annotate harms or are off. */
  readonly approvedModifiedFilters: boolean;
  readonly deployments: readonly StampDeployment[];
  readonly grants: readonly StampGrant[];
  readonly network: StampNetwork;
  readonly dns: StampDns;
  readonly diagnostics: ExistingWorkspace | { readonly retentionDays: number };
  /** What was renamed, by the map that it is in. */
  readonly moved: Readonly<Record<MovableMap, readonly StampMove[]>>;
  /** Attributes of its resources that somebody set by themselves, past everything that this kit knows. */
  readonly overrides: readonly StampOverride[];
  /** What is meant to differ from the other regions of the environment. */
  readonly differs: readonly string[];
  /** The exceptions that concern it, whether or not they still hold: that depends on the day. */
  readonly waivers: readonly Waiver[];
}

/** A Log Analytics workspace that somebody else looks after. */
export interface ExistingWorkspace {
  readonly workspaceId: string;
  /** The region of the workspace, where somebody says it: the ID does not tell. */
  readonly workspaceLocation?: PlaceName;
}

/** An exception from a rule. */
export interface Waiver {
  readonly key: string;
  readonly environment: string;
  readonly rule: string;
  /** What is excused: `deployments.chat`, or `swedencentral/deployments.chat` for one region. */
  readonly subject: string;
  readonly owner: string;
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
}

/** Attributes that are laid over those of the resource at an address. */
export interface StampOverride {
  readonly address: string;
  readonly attributes: AttributeMap;
}

/** A content filter, by its key. */
export interface StampFilter extends ContentFilterSettings {
  readonly key: string;
  /** Its name in Azure. */
  readonly name: string;
  /** The keys of the blocklists that it names. */
  readonly blocklists?: readonly string[];
}

/** A list of words that filters block, by its key. */
export interface StampBlocklist {
  readonly key: string;
  /** What is held against it. */
  readonly direction: BlocklistDirection;
  readonly words: StampWords;
}

/** Where the words of a list are. */
export type StampWords = WrittenWords | VariableWords;

/** Words in the environment, or in a file beside it. */
export interface WrittenWords {
  readonly from: 'files';
  readonly content: BlocklistContent;
  /** Whether nothing but the generated Terraform may show the words. */
  readonly confidential: boolean;
}

/** Words that only whoever applies the stamp has. */
export interface VariableWords {
  readonly from: 'variable';
  /** The name of the Terraform variable. */
  readonly termsVariable: string;
}

/** A model deployment, by its key. */
export interface StampDeployment {
  readonly key: string;
  /** Its name in Azure, which clients send as `model`. */
  readonly name: string;
  readonly model: string;
  readonly version: string;
  readonly sku: SkuName;
  readonly capacity: number;
  /** The key of a filter of the stamp, or the name of a policy of Azure. */
  readonly contentFilter: string;
  readonly versionUpgradeOption: VersionUpgradeOption;
  readonly format: string;
  /** Whether the subscription has had this version before. */
  readonly alreadyDeployed: boolean;
}

/** A grant, by its key. */
export interface StampGrant {
  readonly key: string;
  readonly principalId: string;
  readonly principalType: PrincipalType;
  readonly role: string;
}

/** Where the private endpoint is. */
export type StampNetwork = NewNetwork | ExistingNetwork;

/** A network that the stamp makes. */
export interface NewNetwork {
  readonly kind: 'new';
  readonly addressSpace: string;
  readonly privateEndpointPrefix: string;
  readonly allowedSources: Readonly<Record<string, readonly string[]>>;
  readonly dnsServers: readonly string[];
}

/** A network that somebody else looks after. */
export interface ExistingNetwork {
  readonly kind: 'existing';
  readonly subnetId: string;
  readonly virtualNetworkId: string;
  readonly location: PlaceName;
}

/** How the endpoint is found. */
export interface StampDns {
  readonly mode: DnsMode;
  /** The zones that the endpoint is registered in; empty where Azure Policy sees to that. */
  readonly zones: readonly StampZone[];
  /** With Azure Policy: the IDs of the resource groups in which the stamp or its environment may have had zones before. */
  readonly formerGroupIds?: readonly string[];
}

/** A private DNS zone, with its ID unless the stamp makes it itself. */
export interface StampZone {
  readonly name: string;
  readonly id?: string;
}

/** What the regions of one environment share. */
export interface SharedZones {
  /** The name of its stack. */
  readonly id: string;
  readonly environment: string;
  readonly workload: string;
  readonly region: Region;
  readonly subscriptionId: string;
  readonly state: StateBackend;
  readonly providers: ProviderVersions;
  readonly tags: Tags;
  readonly resourceGroup: string;
  readonly zones: readonly string[];
  /** The networks of somebody else that are linked to the zones here, once, however many stamps are in them. */
  readonly linkedNetworks: readonly string[];
  /** Whether Terraform refuses a plan that destroys or replaces the zones: it does while it does so for a stamp that uses them. */
  readonly preventDestroy: boolean;
  /** The stamps that use the zones. */
  readonly stamps: readonly string[];
}
