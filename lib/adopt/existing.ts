import type { AccountAnswer } from '../azure/reads/account';
import type { DeploymentAnswer } from '../azure/reads/deployments';
import type { DeploymentState } from '../azure/reads/deployment-states';
import type { LockAnswer } from '../azure/reads/locks';
import type { AssignmentAnswer } from '../azure/reads/role-assignments';
import type { EndpointAnswer, SubnetAnswer } from '../azure/reads/private-endpoint';
import type { ZoneGroupAnswer } from '../azure/reads/zone-groups';
import type { BlocklistItemAnswer, PolicyAnswer } from '../azure/reads/content-filters';
import type { DiagnosticAnswer } from '../azure/reads/diagnostics';
import type { ResourceId } from '../catalog/resource-id';
import type { Note } from './note';

/** A private endpoint of the account, and what is known about its place. */
export interface ExistingEndpoint {
  readonly endpoint: EndpointAnswer;
  readonly zoneGroup?: ZoneGroupAnswer;
  readonly subnet?: SubnetAnswer;
}

/** An account that no stack manages, as Azure describes it. Lists that could not be read are empty, and a note says so. */
export interface Existing {
  readonly id: ResourceId;
  /** The ID of the account, with its segments in Azure's own case. */
  readonly accountId: string;
  readonly account: AccountAnswer;
  readonly deployments: readonly DeploymentAnswer[];
  /** The service tiers and states of the deployments. */
  readonly states: readonly DeploymentState[];
  /** The names of the projects. */
  readonly projects: readonly string[];
  /** Those of the team: not those that Azure maintains. */
  readonly filters: readonly PolicyAnswer[];
  /** The items of each blocklist by its name; undefined if they could not be read. */
  readonly blocklists: ReadonlyMap<string, readonly BlocklistItemAnswer[] | undefined>;
  readonly endpoints: readonly ExistingEndpoint[];
  readonly assignments: readonly AssignmentAnswer[];
  readonly locks: readonly LockAnswer[];
  readonly diagnostics: readonly DiagnosticAnswer[];
  /** The regions of workspaces, by ID in lower case. */
  readonly workspaces: ReadonlyMap<string, string>;
  /** The state of Defender for AI; undefined if the account has no such setting, or if it could not be read. */
  readonly defender?: string;
  readonly notes: readonly Note[];
}

/** A reason why an account cannot be adopted, for people. */
export class CannotAdopt extends Error {}
