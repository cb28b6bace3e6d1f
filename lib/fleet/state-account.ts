import type { Federation } from '../access/federation';
import type { RightsFeature } from '../catalog/deployment-actions';
import type { Place } from '../catalog/places';
import type { Region } from '../catalog/regions';
import type { Residency } from '../catalog/residency';
import type { StateBackend } from '../terraform/backend';
import type { ProviderVersions } from '../terraform/provider-versions';
import type { StateReplication } from '../catalog/storage-replication';
import type { TagMap } from '../terraform/tags';

/** The container for the state of the account itself. Pipelines have no access to it. */
export const BOOTSTRAP_CONTAINER = 'bootstrap';

/** A federated credential, by its key. */
export interface Trusted extends Federation {
  readonly key: string;
}

/** The storage account that one environment keeps its state in. */
export interface StateUse {
  readonly environment: string;
  readonly subscriptionId: string;
  readonly residency: Residency;
  readonly regions: readonly Region[];
  readonly tags: TagMap;
  /** The names of tags that Terraform does not change or remove. */
  readonly ignoredTags: readonly string[];
  readonly account: StateAccountId;
  readonly container: string;
  readonly providers: ProviderVersions;
  /** Undefined if the account already exists. */
  readonly create?: StateCreation;
  /** The pipelines that may plan all environments of the account. */
  readonly plan: readonly Trusted[];
  /** The pipelines that may apply this environment. */
  readonly apply: readonly Trusted[];
  /** The GUIDs of the roles that its stamps assign. */
  readonly assignedRoles: readonly string[];
  /** The features of its stamps that need more rights. */
  readonly features: readonly RightsFeature[];
}

/** The identity of a storage account. */
export interface StateAccountId {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

/** The settings of a storage account to create, which all its environments must agree on. */
export interface StateCreation {
  readonly location: Place;
  readonly replication: StateReplication;
  readonly keepDeletedDays: number;
  readonly allowedRanges: readonly string[];
  readonly allowedSubnetIds: readonly string[];
  /** Whether its own state is in it. */
  readonly migrated: boolean;
}

/** A storage account to create for the states of one or more environments. */
export interface StateAccount extends StateAccountId, StateCreation {
  /** The name of its stack. */
  readonly id: string;
  readonly state: StateBackend;
  /** Those of its environments, if they agree. */
  readonly providers: ProviderVersions;
  readonly tags: TagMap;
  /** The names of tags that Terraform does not change or remove. */
  readonly ignoredTags: readonly string[];
  /** The containers of the environments, and the one for its own state. */
  readonly containers: readonly string[];
  readonly plan: readonly Federation[];
  /** In the order of their names. */
  readonly environments: readonly StateEnvironment[];
  /** The GUIDs of the roles that the apply identities may assign. */
  readonly assignableRoles: readonly string[];
  /** The features of its environments for which the identities need more rights. */
  readonly features: readonly RightsFeature[];
}

/** An environment whose state is in an account. */
export interface StateEnvironment {
  readonly name: string;
  readonly subscriptionId: string;
  readonly container: string;
  readonly apply: readonly Federation[];
}
