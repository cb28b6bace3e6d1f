import type { PrincipalType } from '../catalog/principals';
import type { AccountKind } from '../catalog/clouds';
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

/** Stands in for a malformed address space. No rule checks it. */
export const UNKNOWN_SPACE = '0.0.0.0/0';

/** Tags of resources. */
export type Tags = Readonly<Record<string, string>>;

/** One region of one environment, fully resolved. Lists are in the order of their keys. */
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
  /** Whether Terraform refuses a plan that destroys or replaces resources that hold data or names. */
  readonly preventDestroy: boolean;
  /** The filters that the stamp creates, with the default one if a deployment uses it. */
  readonly contentFilters: readonly StampFilter[];
  readonly blocklists: readonly StampBlocklist[];
  /** Whether Microsoft has approved the subscription for filters that annotate harms or are off. */
  readonly approvedModifiedFilters: boolean;
  readonly deployments: readonly StampDeployment[];
  readonly grants: readonly StampGrant[];
  readonly network: StampNetwork;
  readonly dns: StampDns;
  readonly diagnostics: ExistingWorkspace | { readonly retentionDays: number };
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
  readonly workspaceId: string;
  /** The region of the workspace, if it is set: the ID does not contain it. */
  readonly workspaceLocation?: PlaceName;
}

/** A waiver of a rule. */
export interface Waiver {
  readonly key: string;
  readonly environment: string;
  readonly rule: string;
  /** What is waived: `deployments.chat`, or `swedencentral/deployments.chat` for one region. */
  readonly subject: string;
  readonly owner: string;
  readonly reason: string;
  /** The last day on which it applies, `YYYY-MM-DD`. */
  readonly expires: string;
}

/** Attributes that override those of the resource at an address. */
export interface StampOverride {
  readonly address: string;
  readonly attributes: AttributeMap;
}

/** A content filter, by its key. */
export interface StampFilter extends ContentFilterSettings {
  readonly key: string;
  /** Its name in Azure. */
  readonly name: string;
  /** The keys of the blocklists that it uses. */
  readonly blocklists?: readonly string[];
}

/** A list of terms and patterns that filters block, by its key. */
export interface StampBlocklist {
  readonly key: string;
  /** What is checked against it. */
  readonly direction: BlocklistDirection;
  readonly words: StampWords;
}

/** The source of the words of a list. */
export type StampWords = WrittenWords | VariableWords;

/** Words in the environment, or in a file beside it. */
export interface WrittenWords {
  readonly from: 'files';
  readonly content: BlocklistContent;
  /** Whether only the generated Terraform may show the words. */
  readonly confidential: boolean;
}

/** Words that are supplied as a Terraform variable when the stamp is applied. */
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
  /** The key of a filter of the stamp, or the name of an Azure policy such as `Microsoft.DefaultV2`. */
  readonly contentFilter: string;
  readonly versionUpgradeOption: VersionUpgradeOption;
  readonly format: string;
  /** Whether the subscription has deployed this version before. */
  readonly alreadyDeployed: boolean;
}

/** A role assignment, by its key. */
export interface StampGrant {
  readonly key: string;
  readonly principalId: string;
  readonly principalType: PrincipalType;
  readonly role: string;
}

/** The network of the private endpoint. */
export type StampNetwork = NewNetwork | ExistingNetwork;

/** A network that the stamp creates. */
export interface NewNetwork {
  readonly kind: 'new';
  readonly addressSpace: string;
  readonly privateEndpointPrefix: string;
  readonly allowedSources: Readonly<Record<string, readonly string[]>>;
  readonly dnsServers: readonly string[];
}

/** An existing network, which another team manages. */
export interface ExistingNetwork {
  readonly kind: 'existing';
  readonly subnetId: string;
  readonly virtualNetworkId: string;
  readonly location: PlaceName;
}

/** How clients resolve the endpoint. */
export interface StampDns {
  readonly mode: DnsMode;
  /** The zones that the endpoint is registered in; empty if Azure Policy registers it. */
  readonly zones: readonly StampZone[];
  /** With Azure Policy: the IDs of the resource groups in which the stamp or its environment may have had zones before. */
  readonly formerGroupIds?: readonly string[];
}

/** A private DNS zone, with its ID unless the stamp creates it. */
export interface StampZone {
  readonly name: string;
  readonly id?: string;
}

/** The private DNS zones that the regions of one environment share. */
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
  /** Existing networks that are linked to the zones, each once, however many stamps are in them. */
  readonly linkedNetworks: readonly string[];
  /** Whether Terraform refuses a plan that destroys or replaces the zones. True if it is true for a stamp that uses them. */
  readonly preventDestroy: boolean;
  /** The stamps that use the zones. */
  readonly stamps: readonly string[];
}
