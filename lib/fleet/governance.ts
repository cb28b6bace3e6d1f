import type { ServedCloud } from '../catalog/cloud-name';
import type { AccountKind } from '../catalog/clouds';
import { allOf } from '../collections/all-of';
import type { RegionName } from '../catalog/regions';
import type { Region } from '../catalog/regions';
import type { Residency } from '../catalog/residency';
import type { SkuName } from '../catalog/skus';
import type { Demand } from '../content-safety/floor';
import type { StateBackend } from '../terraform/backend';
import type { ProviderVersions } from '../terraform/provider-versions';
import type { Stamp } from './stamp';

/** What Azure Policy does about a resource: only report it, or refuse to create or change it. */
export type PolicyEffect = 'audit' | 'deny';
/** All effects, the weaker one first. */
export const POLICY_EFFECTS = allOf<PolicyEffect>()(['audit', 'deny']);

/** The word for the subscription of an environment, in place of the ID of a management group. */
export const SUBSCRIPTION_SCOPE = 'subscription';

/** Where policies are assigned. */
export interface PolicyScope {
  /** Whether it is a subscription or a management group. */
  readonly kind: 'managementGroup' | 'subscription';
  /** The ID of the subscription or of the management group, as written. */
  readonly id: string;
}

/** The assignments that one environment asks for. */
export interface GovernanceUse {
  readonly environment: string;
  readonly subscriptionId: string;
  /** The cloud of the subscription. */
  readonly cloud: ServedCloud;
  readonly scope: PolicyScope;
  /** The name of the folder of the stack: the ID of the scope in lower case. Environments with the same name share the stack. */
  readonly name: string;
  readonly effect: PolicyEffect;
  readonly residency: Residency;
  /** The regions of the environment. */
  readonly regions: readonly Region[];
  readonly providers: ProviderVersions;
  readonly state: StateBackend;
  /** The container that the setting names. */
  readonly container?: string;
  /** The container for the states of the environment, in an account that the kit does not create. */
  readonly ownContainer?: string;
}

/** The assignments of Azure Policy to one scope. */
export interface Governance {
  /** The name of its stack. */
  readonly id: string;
  /** The name of its folder. */
  readonly name: string;
  readonly scope: PolicyScope;
  /** The subscription of the provider. With a subscription as the scope, also the subscription of the definitions. */
  readonly subscriptionId: string;
  /** The cloud of the subscription. */
  readonly cloud: ServedCloud;
  readonly effect: PolicyEffect;
  /** The environments, in the order of their names. */
  readonly environments: readonly string[];
  /** The deployment types with which Azure processes prompts only where the residency allows it. */
  readonly skus: readonly SkuName[];
  /** Whether only Azure may process prompts, because the residency restricts the place and does not bind publishers. */
  readonly isOnlyAzure: boolean;
  /** The regions in which accounts may be, by name; undefined: any region. */
  readonly regions?: readonly RegionName[];
  /** The kinds of the stamps in the scope, if each of them has a customer-managed key; undefined: one has none. */
  readonly keyedKinds?: readonly AccountKind[];
  /** What every content filter must meet, each demand for one direction: what all its environments have in common. */
  readonly demands: readonly Demand[];
  readonly state: StateBackend;
  readonly providers: ProviderVersions;
}

/** Whether policies apply to a stamp, as far as the environment files know: a management group can have more subscriptions. */
export const isGoverned = (
  { scope, environments }: Pick<Governance, 'environments' | 'scope'>,
  { environment, subscriptionId }: Pick<Stamp, 'environment' | 'subscriptionId'>,
): boolean =>
  scope.kind === 'subscription' ? subscriptionId.toLowerCase() === scope.id.toLowerCase() : environments.includes(environment);
