import type { JsonObject } from '../compare/json';
import { textAt, valueAt } from '../compare/json';
import type { Stack } from '../compare/stack';
import type { Severity } from './review-rule';

/** What it means that a resource of a type goes away. */
export interface Consequence {
  readonly severity: Severity;
  /** When another one takes its place. */
  readonly replaced: string;
  /** When nothing does. */
  readonly removed: string;
}

const CONSEQUENCES: Readonly<Record<string, Consequence>> = {
  azurerm_cognitive_account: {
    severity: 'critical',
    replaced: 'nothing answers until the apply is through, and whatever was uploaded to the account is lost',
    removed: 'nothing answers any more, and whatever was uploaded to the account is lost',
  },
  azurerm_cognitive_deployment: {
    severity: 'high',
    replaced: 'calls to it fail until it is there again, and its capacity may be gone by then',
    removed: 'clients that send its name as model are answered with 404',
  },
  azurerm_federated_identity_credential: {
    severity: 'notice',
    replaced: 'whoever signs in by it is refused for some minutes',
    removed: 'whoever signs in by it is refused',
  },
  azurerm_log_analytics_workspace: {
    severity: 'critical',
    replaced: 'the logs in it are gone (Azure keeps the old workspace for 14 days)',
    removed: 'the logs in it are gone (Azure keeps the workspace for 14 days)',
  },
  azurerm_monitor_diagnostic_setting: {
    severity: 'high',
    replaced: 'nothing is logged in between',
    removed: 'nothing is logged any more',
  },
  azurerm_network_security_group: {
    severity: 'high',
    replaced: 'the subnet must leave it first',
    removed: 'its rules no longer hold',
  },
  azurerm_private_dns_zone: {
    severity: 'critical',
    replaced: 'no endpoint that is registered in it is found until all of them are registered again',
    removed: 'no endpoint that is registered in it is found any more',
  },
  azurerm_private_endpoint: {
    severity: 'high',
    replaced: 'it gets another address, and clients fail until they have looked it up again',
    removed: 'clients no longer reach the account',
  },
  azurerm_resource_group: {
    severity: 'critical',
    replaced: 'everything in it goes with it',
    removed: 'everything in it goes with it',
  },
  azurerm_role_assignment: {
    severity: 'notice',
    replaced: 'the right is missing for some minutes',
    removed: 'the right is gone',
  },
  azurerm_role_definition: {
    severity: 'high',
    replaced: 'whoever has it must be given it again',
    removed: 'whoever has it loses what it allows',
  },
  azurerm_storage_account: {
    severity: 'critical',
    replaced: 'the state of Terraform in it is gone',
    removed: 'the state of Terraform in it is gone',
  },
  azurerm_storage_container: {
    severity: 'critical',
    replaced: 'the state of Terraform in it is gone',
    removed: 'the state of Terraform in it is gone',
  },
  azurerm_management_lock: {
    severity: 'high',
    replaced: 'what it guards can be deleted in between',
    removed: 'what it guards can be deleted',
  },
  azurerm_user_assigned_identity: {
    severity: 'high',
    replaced: 'it has another client ID, which pipelines must be told, and no rights until they are given again',
    removed: 'pipelines can no longer sign in as it',
  },
  azurerm_subnet: {
    severity: 'critical',
    replaced: 'the private endpoint must leave it first, and gets another address',
    removed: 'nothing can be reached through it any more',
  },
  azurerm_virtual_network: {
    severity: 'critical',
    replaced: 'everything in it must leave it first, and its peerings are gone',
    removed: 'nothing can be reached through it any more',
  },
  azapi_resource: {
    severity: 'notice',
    replaced: 'deployments move from the old one to the new one',
    removed: 'no deployment may name it any more',
  },
};

const OTHER: Consequence = {
  severity: 'high',
  replaced: 'it is missing until the apply is through',
  removed: 'it is gone after the apply',
};

/** What it means that a resource of a type goes away. */
export const consequenceOf = (type: string): Consequence => CONSEQUENCES[type] ?? OTHER;

/** What happens to the name of an account that is deleted. */
export function nameFate(stack: Stack | undefined, type: string): string {
  if (type !== 'azurerm_cognitive_account') return '';
  const features = valueAt(stack?.sections, 'provider.azurerm.features.cognitive_account.purge_soft_delete_on_destroy');
  return features === false
    ? '; Azure holds its name and subdomain for 48 hours, in which no other account can have them, and goes on charging for provisioned throughput'
    : '; it is purged, so it cannot be recovered';
}

/** What a resource is called where its address says too little. */
export const nameOf = (attributes: JsonObject): string => {
  const name = textAt(attributes, 'name');
  return name === undefined || name.includes('${') ? '' : ` (${name})`;
};
