import type { Federation } from '../access/federation';
import type { Place } from '../catalog/places';
import type { Region } from '../catalog/regions';
import type { Residency } from '../catalog/residency';
import type { StateBackend } from '../terraform/backend';
import type { ProviderVersions } from '../terraform/provider-versions';
import type { StateReplication } from '../catalog/storage-replication';
import type { Tags } from './stamp';

/** The container that an account's own state goes to, which no pipeline is let into. */
export const BOOTSTRAP_CONTAINER = 'bootstrap';

/** Somebody who is trusted, by the key. */
export interface Trusted extends Federation {
  readonly key: string;
}

/** What one environment says of where its state is. */
export interface StateUse {
  readonly environment: string;
  readonly subscriptionId: string;
  readonly residency: Residency;
  readonly regions: readonly Region[];
  readonly tags: Tags;
  readonly account: StateAccountId;
  readonly container: string;
  readonly providers: ProviderVersions;
  /** Undefined where somebody else has made the account. */
  readonly create?: StateCreation;
  /** Who may plan, for all environments of the account. */
  readonly plan: readonly Trusted[];
  /** Who may apply this environment. */
  readonly apply: readonly Trusted[];
  /** The GUIDs of the roles that its stamps assign. */
  readonly assignedRoles: readonly string[];
}

/** Which storage account it is. */
export interface StateAccountId {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

/** How the storage account is made: what all its environments say alike. */
export interface StateCreation {
  readonly location: Place;
  readonly replication: StateReplication;
  readonly keepDeletedDays: number;
  readonly allowedRanges: readonly string[];
  readonly allowedSubnetIds: readonly string[];
  /** Whether its own state is in it. */
  readonly migrated: boolean;
}

/** A storage account to make for the states of one or several environments. */
export interface StateAccount extends StateAccountId, StateCreation {
  /** The name of its stack. */
  readonly id: string;
  readonly state: StateBackend;
  /** Those of its environments, where they agree. */
  readonly providers: ProviderVersions;
  readonly tags: Tags;
  /** The containers of the environments, and the one for its own state. */
  readonly containers: readonly string[];
  readonly plan: readonly Federation[];
  /** In the order of their names. */
  readonly environments: readonly StateEnvironment[];
  /** The GUIDs of the roles that whoever applies may assign. */
  readonly assignableRoles: readonly string[];
}

/** An environment whose state is in an account. */
export interface StateEnvironment {
  readonly name: string;
  readonly subscriptionId: string;
  readonly container: string;
  readonly apply: readonly Federation[];
}
