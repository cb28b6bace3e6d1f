import { RootConstruct } from 'constructs';
import type { SharedResources, Stamp } from '../lib/fleet/stamp';
import type { StateAccount } from '../lib/fleet/state-account';
import type { Governance } from '../lib/fleet/governance';
import { EnvironmentStack } from './environment-stack';
import { GovernanceStack } from './governance-stack';
import { StampStack } from './stamp-stack';
import { StateBackendStack } from './state-backend-stack';

/** The Terraform of a stamp, as JSON. */
export const terraformOf = (stamp: Stamp): string =>
  JSON.stringify(new StampStack(new RootConstruct(), stamp.id, { stamp }).toTerraform());

/** The Terraform of the shared stack of an environment, as JSON. */
export const sharedTerraform = (shared: SharedResources): string =>
  JSON.stringify(new EnvironmentStack(new RootConstruct(), shared.id, shared).toTerraform());

/** The Terraform of a storage account for states, as JSON. */
export const stateTerraform = (account: StateAccount): string =>
  JSON.stringify(new StateBackendStack(new RootConstruct(), account.id, account).toTerraform());

/** The Terraform of the assignments of Azure Policy to a scope, as JSON. */
export const governanceTerraform = (governance: Governance): string =>
  JSON.stringify(new GovernanceStack(new RootConstruct(), governance.id, governance).toTerraform());
