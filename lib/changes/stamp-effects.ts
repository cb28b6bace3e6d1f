import type { TypeEffects } from './effect';
import { MEASURED_WINDOW } from './measured';

const MEASURED = `${MEASURED_WINDOW}, measured`;
const NOT_MEASURED = 'not measured';

const RECOVER_VAULT = 'Revert and apply within 90 days. azurerm then recovers the vault and its key';

const NEW_IS_EMPTY = 'Revert and apply. The new resources are empty';

const ALERT: TypeEffects = {
  replace: { severity: 'notice', meaning: 'it does not fire until the new one exists' },
  destroy: { severity: 'high', meaning: 'no one is notified of this from then on' },
};

const BUDGET: TypeEffects = {
  replace: { severity: 'notice', meaning: 'it notifies no one until the new one exists' },
  destroy: { severity: 'high', meaning: 'no one is notified when costs rise' },
};

/** The resource types of stamps and environments. */
export const STAMP_EFFECTS = {
  azapi_resource: {
    replace: {
      severity: 'notice',
      meaning: 'deployments move from the old one to the new one',
    },
    destroy: {
      severity: 'notice',
      meaning: 'deployments can no longer use it',
    },
  },
  azapi_resource_action: {
    replace: { severity: 'notice', meaning: 'the words are sent again' },
    destroy: { severity: 'notice', meaning: 'nothing changes in Azure until the list is deleted' },
  },
  azapi_update_resource: {
    replace: { severity: 'notice', meaning: 'the setting is sent again' },
    destroy: {
      severity: 'high',
      meaning:
        'Azure keeps the state of Defender for AI, and Terraform no longer manages it. To turn it off, write account.defenderForAI: disabled instead',
    },
  },
  azurerm_cognitive_account: {
    replace: {
      severity: 'critical',
      meaning: 'no deployment answers until the apply is complete, and what was uploaded to the account is lost',
      window: `The account and its deployments, until all of them exist again: ${NOT_MEASURED}`,
      back: NEW_IS_EMPTY,
    },
    destroy: {
      severity: 'critical',
      meaning: 'its deployments no longer answer, and what was uploaded to the account is lost',
      window: 'The account and its deployments, permanently',
      back: NEW_IS_EMPTY,
    },
    renew: {
      window: 'The old account, permanently. Clients need the new endpoint',
      back: NEW_IS_EMPTY,
    },
  },
  azurerm_virtual_network_peering: {
    replace: {
      severity: 'high',
      meaning: 'the networks are not connected until it exists again, and the other side may have to be created again',
      window: `Traffic between the two networks: ${NOT_MEASURED}`,
    },
    destroy: {
      severity: 'high',
      meaning: 'the networks are no longer connected',
      window: 'Traffic between the two networks, permanently',
    },
  },
  azurerm_cognitive_account_connection_entra_id: {
    replace: { severity: 'high', meaning: 'agents cannot use the connected resource until it exists again' },
    destroy: { severity: 'high', meaning: 'agents can no longer use the connected resource' },
  },
  azurerm_cognitive_account_project: {
    replace: {
      severity: 'critical',
      meaning: 'its agents and their data are lost, and its endpoint does not answer until it exists again',
      window: `The project, until it exists again: ${NOT_MEASURED}`,
      back: NEW_IS_EMPTY,
    },
    destroy: {
      severity: 'critical',
      meaning: 'its agents and their data are lost, and its endpoint no longer answers',
      window: 'The project, permanently',
      back: NEW_IS_EMPTY,
    },
  },
  azurerm_cognitive_account_rai_blocklist: {
    replace: { severity: 'notice', meaning: 'filters move from the old list to the new one' },
    destroy: { severity: 'high', meaning: 'its words are no longer blocked' },
  },
  azurerm_cognitive_deployment: {
    replace: {
      severity: 'high',
      meaning: 'calls to it fail until it exists again, and its capacity may no longer be available then',
      window: `The deployment, until it exists again: ${NOT_MEASURED}`,
      back: 'Revert and apply. The deployment is replaced again, if Azure still has the capacity',
    },
    destroy: {
      severity: 'high',
      meaning: 'clients that send its name as model get the error 404',
      window: 'The deployment, permanently',
      back: 'Revert and apply, if Azure still has the capacity',
    },
  },
  azurerm_key_vault: {
    replace: {
      severity: 'critical',
      meaning: 'what its key encrypts cannot be read until it is recovered (Azure keeps the old vault and its key for 90 days)',
      window: `What the key encrypts: ${NOT_MEASURED}`,
      back: RECOVER_VAULT,
    },
    destroy: {
      severity: 'critical',
      meaning: 'what its key encrypts can no longer be read (Azure keeps the vault and its key for 90 days)',
      window: 'What the key still encrypts, until the vault is recovered',
      back: RECOVER_VAULT,
    },
  },
  azurerm_key_vault_managed_hardware_security_module_role_assignment: {
    replace: {
      severity: 'high',
      meaning: 'the right to use the key is missing for some minutes',
      window: `What the key encrypts, until the new right is in effect in Azure: minutes, ${NOT_MEASURED}`,
    },
    destroy: {
      severity: 'high',
      meaning: 'the right to use the key is removed',
      window: 'What the key encrypts, permanently',
    },
  },
  azurerm_consumption_budget_resource_group: BUDGET,
  azurerm_consumption_budget_subscription: BUDGET,
  azurerm_log_analytics_workspace: {
    replace: {
      severity: 'critical',
      meaning: 'its logs are lost (Azure keeps the old workspace for 14 days)',
      back: 'Revert and apply within 14 days. Azure then recovers the old workspace',
    },
    destroy: {
      severity: 'critical',
      meaning: 'its logs are lost (Azure keeps the workspace for 14 days)',
      back: 'Revert and apply within 14 days. Azure then recovers the workspace',
    },
  },
  azurerm_management_lock: {
    replace: { severity: 'high', meaning: 'what it protects can be deleted until the new one exists' },
    destroy: { severity: 'high', meaning: 'what it protects can be deleted' },
  },
  azurerm_monitor_action_group: {
    replace: { severity: 'high', meaning: 'alerts notify no one until the new one exists' },
    destroy: { severity: 'high', meaning: 'its receivers are no longer notified' },
  },
  azurerm_monitor_activity_log_alert: ALERT,
  azurerm_monitor_diagnostic_setting: {
    replace: {
      severity: 'high',
      meaning: 'nothing is logged until the new one exists',
      window: `Logging, not the account: ${NOT_MEASURED}`,
    },
    destroy: { severity: 'high', meaning: 'nothing is logged from then on', window: 'Logging, permanently' },
  },
  azurerm_monitor_metric_alert: ALERT,
  azurerm_monitor_scheduled_query_rules_alert_v2: ALERT,
  azurerm_network_security_group: {
    replace: { severity: 'high', meaning: 'the subnet must be detached from it first' },
    destroy: { severity: 'high', meaning: 'its rules no longer apply' },
  },
  azurerm_private_dns_zone: {
    replace: {
      severity: 'critical',
      meaning: 'the names of the endpoints that are registered in it do not resolve until all of them are registered again',
      window: `The name of the endpoint: ${NOT_MEASURED}`,
    },
    destroy: {
      severity: 'critical',
      meaning: 'the names of the endpoints that are registered in it no longer resolve',
    },
  },
  azurerm_private_dns_zone_virtual_network_link: {
    replace: {
      severity: 'high',
      meaning: 'the network cannot resolve the endpoint until the new link exists',
      window: `The name of the endpoint, in that network: ${MEASURED}`,
    },
    destroy: { severity: 'high', meaning: 'the network can no longer resolve the endpoint' },
  },
  azurerm_private_endpoint: {
    update: {
      private_dns_zone_group: { window: `The name of the endpoint: ${NOT_MEASURED}` },
    },
    replace: {
      severity: 'high',
      meaning: 'it gets another address, and calls fail until clients resolve the name again',
      window: `The endpoint: ${MEASURED}. Then clients must resolve its name again`,
    },
    destroy: {
      severity: 'high',
      meaning: 'clients can no longer reach the account',
      window: 'The endpoint, permanently',
    },
  },
  azurerm_resource_group: {
    replace: {
      severity: 'critical',
      meaning: 'everything in it is deleted as well',
      back: NEW_IS_EMPTY,
    },
    destroy: { severity: 'critical', meaning: 'everything in it is deleted as well', back: NEW_IS_EMPTY },
  },
  azurerm_role_assignment: {
    replace: {
      severity: 'notice',
      meaning: 'the right is missing for some minutes',
      window: `Calls of that principal, until the new right is in effect in Azure: minutes, ${NOT_MEASURED}`,
    },
    destroy: { severity: 'notice', meaning: 'the right is removed', window: 'Calls of that principal, permanently' },
  },
  azurerm_subnet: {
    replace: {
      severity: 'critical',
      meaning: 'the private endpoint must be removed from it first, and gets another address',
    },
    destroy: { severity: 'critical', meaning: 'nothing in it can be reached from then on' },
  },
  azurerm_subnet_network_security_group_association: {
    replace: { severity: 'high', meaning: 'the subnet has no rules until the new one exists' },
    destroy: { severity: 'high', meaning: 'the subnet has no rules from then on' },
  },
  azurerm_virtual_network: {
    replace: {
      severity: 'critical',
      meaning: 'everything in it must be removed first, and its peerings are lost',
      back: 'Revert and apply. Then set up the peerings again',
    },
    destroy: {
      severity: 'critical',
      meaning: 'nothing in it can be reached from then on',
      back: 'Revert and apply. Then set up the peerings again',
    },
  },
} satisfies Readonly<Record<string, TypeEffects>>;
