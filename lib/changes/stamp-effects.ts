import type { TypeEffects } from './effect';
import { MEASURED_WINDOW } from './measured';

const MEASURED = `${MEASURED_WINDOW}, measured`;
const NOT_MEASURED = 'not measured';

const NEW_IS_EMPTY = 'Revert and apply: what comes back is new and empty';

/** The resource types that stamps and environments are made of. */
export const STAMP_EFFECTS = {
  azapi_resource: {
    replace: {
      severity: 'notice',
      meaning: 'deployments move from the old one to the new one',
    },
    destroy: {
      severity: 'notice',
      meaning: 'no deployment can name it any more',
    },
  },
  azapi_resource_action: {
    replace: { severity: 'notice', meaning: 'the words are sent again' },
    destroy: { severity: 'notice', meaning: 'nothing changes in Azure until the list is deleted' },
  },
  azurerm_cognitive_account: {
    replace: {
      severity: 'critical',
      meaning: 'nothing answers until the apply is through, and what was uploaded to the account is lost',
      window: `The account and its deployments, until all of them are there again: ${NOT_MEASURED}`,
      back: NEW_IS_EMPTY,
    },
    destroy: {
      severity: 'critical',
      meaning: 'nothing answers any more, and what was uploaded to the account is lost',
      window: 'The account and its deployments, for good',
      back: NEW_IS_EMPTY,
    },
    renew: {
      window: 'The old account, for good: clients need the new endpoint',
      back: NEW_IS_EMPTY,
    },
  },
  azurerm_cognitive_account_rai_blocklist: {
    replace: { severity: 'notice', meaning: 'filters move from the old list to the new one' },
    destroy: { severity: 'high', meaning: 'its words are blocked no longer' },
  },
  azurerm_cognitive_deployment: {
    replace: {
      severity: 'high',
      meaning: 'calls to it fail until it is there again, and its capacity may be gone by then',
      window: `The deployment, until it is there again: ${NOT_MEASURED}`,
      back: 'Revert and apply: the deployment is replaced once more, if Azure still has the capacity',
    },
    destroy: {
      severity: 'high',
      meaning: 'clients that send its name as model are answered with 404',
      window: 'The deployment, for good',
      back: 'Revert and apply, if Azure still has the capacity',
    },
  },
  azurerm_log_analytics_workspace: {
    replace: {
      severity: 'critical',
      meaning: 'the logs in it are gone (Azure keeps the old workspace for 14 days)',
      back: 'Revert and apply within 14 days: Azure then recovers the old workspace',
    },
    destroy: {
      severity: 'critical',
      meaning: 'the logs in it are gone (Azure keeps the workspace for 14 days)',
      back: 'Revert and apply within 14 days: Azure then recovers the workspace',
    },
  },
  azurerm_monitor_diagnostic_setting: {
    replace: {
      severity: 'high',
      meaning: 'nothing is logged in between',
      window: `Logging, not the account: ${NOT_MEASURED}`,
    },
    destroy: { severity: 'high', meaning: 'nothing is logged any more', window: 'Logging, for good' },
  },
  azurerm_network_security_group: {
    replace: { severity: 'high', meaning: 'the subnet must leave it first' },
    destroy: { severity: 'high', meaning: 'its rules no longer apply' },
  },
  azurerm_private_dns_zone: {
    replace: {
      severity: 'critical',
      meaning: 'no endpoint that is registered in it is found until all of them are registered again',
      window: `The name of the endpoint: ${NOT_MEASURED}`,
    },
    destroy: {
      severity: 'critical',
      meaning: 'no endpoint that is registered in it is found any more',
    },
  },
  azurerm_private_dns_zone_virtual_network_link: {
    replace: {
      severity: 'high',
      meaning: 'the network does not find the endpoint in between',
      window: `The name of the endpoint, in that network: ${MEASURED}`,
    },
    destroy: { severity: 'high', meaning: 'the network does not find the endpoint any more' },
  },
  azurerm_private_endpoint: {
    update: {
      private_dns_zone_group: { window: `The name of the endpoint: ${NOT_MEASURED}` },
    },
    replace: {
      severity: 'high',
      meaning: 'it gets another address, and clients fail until they have looked it up again',
      window: `The endpoint: ${MEASURED}. Then clients must look up its new address`,
    },
    destroy: {
      severity: 'high',
      meaning: 'clients no longer reach the account',
      window: 'The endpoint, for good',
    },
  },
  azurerm_resource_group: {
    replace: {
      severity: 'critical',
      meaning: 'everything in it goes with it',
      back: NEW_IS_EMPTY,
    },
    destroy: { severity: 'critical', meaning: 'everything in it goes with it', back: NEW_IS_EMPTY },
  },
  azurerm_role_assignment: {
    replace: {
      severity: 'notice',
      meaning: 'the right is missing for some minutes',
      window: `Calls of that principal, until Azure knows the new right: minutes, ${NOT_MEASURED}`,
    },
    destroy: { severity: 'notice', meaning: 'the right is gone', window: 'Calls of that principal, for good' },
  },
  azurerm_subnet: {
    replace: {
      severity: 'critical',
      meaning: 'the private endpoint must leave it first, and gets another address',
    },
    destroy: { severity: 'critical', meaning: 'nothing can be reached through it any more' },
  },
  azurerm_subnet_network_security_group_association: {
    replace: { severity: 'high', meaning: 'the subnet has no rules in between' },
    destroy: { severity: 'high', meaning: 'the subnet has no rules any more' },
  },
  azurerm_virtual_network: {
    replace: {
      severity: 'critical',
      meaning: 'everything in it must leave it first, and its peerings are gone',
      back: 'Revert and apply; then set up the peerings again',
    },
    destroy: {
      severity: 'critical',
      meaning: 'nothing can be reached through it any more',
      back: 'Revert and apply; then set up the peerings again',
    },
  },
} satisfies Readonly<Record<string, TypeEffects>>;
