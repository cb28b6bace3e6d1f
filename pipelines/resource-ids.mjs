// The Azure IDs of the resources of a stack, computed from its cdk.tf.json without requests to Azure or Terraform.
//
// IDs are built from the configuration, never from answers of Azure: azurerm compares the case of their segments.

/** The value of an expression is not known before Terraform runs. */
class NotKnown extends Error {}

const inGroup = (path) => (read) => `${read('resourceGroup')}/providers/${path.replace(/\{(\w+)\}/g, (_, key) => read(key))}`;
const below = (parent, path) => (read) => `${read(parent)}/${path}/${read('name')}`;
const atScope =
  (type, name = 'name') =>
  (read) =>
    `${read('scope')}/providers/Microsoft.Authorization/${type}/${read(name)}`;

const insights = (path) => inGroup(`Microsoft.Insights/${path}/{name}`);
/** Policies are in a management group, or in the subscription of the provider. */
const policy = (type) => (read) =>
  `${read.optional('management_group_id') ?? read('subscription')}/providers/Microsoft.Authorization/${type}/${read('name')}`;

/**
 * By resource type: `id`, its ID in Azure Resource Manager, and `type`, its type there with an API version. `importId` is the ID for
 * `terraform import`, if it differs. `read` returns an attribute of the resource, and
 * `read.optional` undefined for one that it does not have.
 */
const TYPES = {
  azurerm_resource_group: {
    type: 'Microsoft.Resources/resourceGroups@2024-03-01',
    id: (read) => `${read('subscription')}/resourceGroups/${read('name')}`,
  },
  azurerm_virtual_network: {
    type: 'Microsoft.Network/virtualNetworks@2024-05-01',
    id: inGroup('Microsoft.Network/virtualNetworks/{name}'),
  },
  azurerm_virtual_network_peering: {
    type: 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2024-05-01',
    id: inGroup('Microsoft.Network/virtualNetworks/{virtual_network_name}/virtualNetworkPeerings/{name}'),
  },
  azurerm_subnet: {
    type: 'Microsoft.Network/virtualNetworks/subnets@2024-05-01',
    id: inGroup('Microsoft.Network/virtualNetworks/{virtual_network_name}/subnets/{name}'),
  },
  azurerm_network_security_group: {
    type: 'Microsoft.Network/networkSecurityGroups@2024-05-01',
    id: inGroup('Microsoft.Network/networkSecurityGroups/{name}'),
  },
  // It is a property of the subnet and has no separate ID.
  azurerm_subnet_network_security_group_association: {
    type: 'Microsoft.Network/virtualNetworks/subnets@2024-05-01',
    id: (read) => read('subnet_id'),
    securityGroup: (read) => read('network_security_group_id'),
  },
  azurerm_private_endpoint: {
    type: 'Microsoft.Network/privateEndpoints@2024-05-01',
    id: inGroup('Microsoft.Network/privateEndpoints/{name}'),
  },
  azurerm_private_dns_zone: {
    type: 'Microsoft.Network/privateDnsZones@2024-06-01',
    id: inGroup('Microsoft.Network/privateDnsZones/{name}'),
  },
  azurerm_private_dns_zone_virtual_network_link: {
    type: 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01',
    id: inGroup('Microsoft.Network/privateDnsZones/{private_dns_zone_name}/virtualNetworkLinks/{name}'),
  },
  azurerm_cognitive_account: {
    type: 'Microsoft.CognitiveServices/accounts@2025-06-01',
    id: inGroup('Microsoft.CognitiveServices/accounts/{name}'),
  },
  azurerm_cognitive_deployment: {
    type: 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01',
    id: below('cognitive_account_id', 'deployments'),
  },
  azurerm_cognitive_account_rai_blocklist: {
    type: 'Microsoft.CognitiveServices/accounts/raiBlocklists@2025-06-01',
    id: below('cognitive_account_id', 'raiBlocklists'),
  },
  azurerm_cognitive_account_project: {
    type: 'Microsoft.CognitiveServices/accounts/projects@2025-06-01',
    id: below('cognitive_account_id', 'projects'),
  },
  azurerm_key_vault: { type: 'Microsoft.KeyVault/vaults@2023-07-01', id: inGroup('Microsoft.KeyVault/vaults/{name}') },
  azurerm_monitor_action_group: { type: 'Microsoft.Insights/actionGroups@2023-01-01', id: insights('actionGroups') },
  azurerm_monitor_activity_log_alert: {
    type: 'Microsoft.Insights/activityLogAlerts@2020-10-01',
    id: insights('activityLogAlerts'),
  },
  azurerm_monitor_metric_alert: { type: 'Microsoft.Insights/metricAlerts@2018-03-01', id: insights('metricAlerts') },
  azurerm_monitor_scheduled_query_rules_alert_v2: {
    type: 'Microsoft.Insights/scheduledQueryRules@2021-08-01',
    id: insights('scheduledQueryRules'),
  },
  azurerm_consumption_budget_resource_group: {
    type: 'Microsoft.Consumption/budgets@2019-10-01',
    id: below('resource_group_id', 'providers/Microsoft.Consumption/budgets'),
  },
  azurerm_consumption_budget_subscription: {
    type: 'Microsoft.Consumption/budgets@2019-10-01',
    id: below('subscription_id', 'providers/Microsoft.Consumption/budgets'),
  },
  azurerm_policy_definition: { type: 'Microsoft.Authorization/policyDefinitions@2021-06-01', id: policy('policyDefinitions') },
  azurerm_policy_set_definition: {
    type: 'Microsoft.Authorization/policySetDefinitions@2021-06-01',
    id: policy('policySetDefinitions'),
  },
  azurerm_management_group_policy_set_definition: {
    type: 'Microsoft.Authorization/policySetDefinitions@2021-06-01',
    id: policy('policySetDefinitions'),
  },
  azurerm_subscription_policy_assignment: {
    type: 'Microsoft.Authorization/policyAssignments@2022-06-01',
    id: below('subscription_id', 'providers/Microsoft.Authorization/policyAssignments'),
  },
  azurerm_management_group_policy_assignment: {
    type: 'Microsoft.Authorization/policyAssignments@2022-06-01',
    id: below('management_group_id', 'providers/Microsoft.Authorization/policyAssignments'),
  },
  azurerm_log_analytics_workspace: {
    type: 'Microsoft.OperationalInsights/workspaces@2023-09-01',
    id: inGroup('Microsoft.OperationalInsights/workspaces/{name}'),
  },
  azurerm_monitor_diagnostic_setting: {
    type: 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview',
    id: below('target_resource_id', 'providers/Microsoft.Insights/diagnosticSettings'),
    importId: (read) => `${read('target_resource_id')}|${read('name')}`,
  },
  azurerm_role_assignment: {
    type: 'Microsoft.Authorization/roleAssignments@2022-04-01',
    id: atScope('roleAssignments'),
  },
  azurerm_role_definition: {
    type: 'Microsoft.Authorization/roleDefinitions@2022-04-01',
    id: atScope('roleDefinitions', 'role_definition_id'),
    importId: (read) => `${read('role_definition_resource_id')}|${read('scope')}`,
  },
  azurerm_management_lock: { type: 'Microsoft.Authorization/locks@2020-05-01', id: atScope('locks') },
  azurerm_user_assigned_identity: {
    type: 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31',
    id: inGroup('Microsoft.ManagedIdentity/userAssignedIdentities/{name}'),
  },
  azurerm_federated_identity_credential: {
    type: 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31',
    id: below('parent_id', 'federatedIdentityCredentials'),
  },
  azurerm_storage_account: {
    type: 'Microsoft.Storage/storageAccounts@2023-05-01',
    id: inGroup('Microsoft.Storage/storageAccounts/{name}'),
  },
  azurerm_storage_container: {
    type: 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01',
    id: below('storage_account_id', 'blobServices/default/containers'),
  },
};

/** For azapi, the type and the version are arguments. Without a version, an import tries the newest versions that it knows. */
function azapiKind(type) {
  const [name, version] = type.split('@');
  const [namespace, ...path] = name.split('/');
  const segment = path.length > 1 ? path.at(-1) : `providers/${namespace}/${path[0]}`;
  const id = below('parent_id', segment);
  return { type, id, importId: (read) => `${id(read)}?api-version=${version}` };
}

/** Attributes that azurerm computes and other resources refer to. */
const COMPUTED = { role_definition_resource_id: (kind, read) => kind.id(read) };

/** The reason why there is no import ID; undefined if there may be one. */
function notImported(type) {
  if (type === 'azapi_resource_action')
    return 'an action is a request, not a resource: it is sent again if it is not in the state';
  if (type === 'azapi_update_resource')
    return 'it sets attributes of a resource that Azure creates: Terraform writes them again if they are not in the state';
  return type === 'azapi_resource' || Object.hasOwn(TYPES, type)
    ? undefined
    : `the form of the import ID of ${type} is not known here`;
}

/**
 * The resources of a configuration in alphabetical order, each as `{address, type, id, importId, armType, securityGroup}`, or as
 * `{address, type, reason}` if there is no import ID. `planned` contains attributes by address as Terraform has evaluated them,
 * for expressions that are not references.
 */
export function resourceIds(configuration, planned = {}) {
  const resources = configuration.resource ?? {};
  const providers = configuration.provider?.azurerm ?? [];
  /** A private endpoint can be in the subscription of another provider. */
  const subscriptionOf = ({ provider = 'azurerm' }) => {
    const found = providers.find(({ alias }) => (alias === undefined ? 'azurerm' : `azurerm.${alias}`) === provider);
    return `/subscriptions/${(found ?? providers[0])?.subscription_id}`;
  };
  const kindOf = (type, attributes) => (type === 'azapi_resource' ? azapiKind(attributes.type) : TYPES[type]);

  const reader = (type, name) => {
    const attributes = resources[type]?.[name] ?? {};
    const subscription = subscriptionOf(attributes);
    const read = (key) => {
      if (key === 'subscription') return subscription;
      if (key === 'resourceGroup') return `${subscription}/resourceGroups/${read('resource_group_name')}`;
      const worked = planned[`${type}.${name}`]?.[key];
      if (typeof attributes[key] === 'string') return resolved(attributes[key], key, worked);
      const kind = kindOf(type, attributes);
      if (key === 'id' && kind !== undefined) return kind.id(read);
      if (Object.hasOwn(COMPUTED, key) && kind !== undefined) return COMPUTED[key](kind, read);
      throw new NotKnown(`its ${key} is not in the configuration`);
    };
    read.optional = (key) => (attributes[key] === undefined ? undefined : read(key));
    return read;
  };

  const resolved = (text, key, worked) => {
    try {
      return filledIn(text, key);
    } catch (error) {
      if (error instanceof NotKnown && typeof worked === 'string') return worked;
      throw error;
    }
  };

  const filledIn = (text, key) =>
    text.replace(/\$\{(.*?)\}/gs, (_, expression) => {
      const [, type, name, attribute] = /^(\w+)\.([\w-]+)\.(\w+)$/.exec(expression) ?? [];
      if (resources[type]?.[name] !== undefined) return reader(type, name)(attribute);
      const [, variable] = /\bvar\.([\w-]+)/.exec(text) ?? [];
      throw new NotKnown(
        variable === undefined
          ? `its ${key} is an expression that Terraform evaluates`
          : `its ${key} depends on the variable ${variable}, which has no value before Terraform runs`,
      );
    });

  const identified = (type, name, attributes) => {
    const address = `${type}.${name}`;
    const reason = notImported(type);
    if (reason !== undefined) return { address, type, reason };
    try {
      const [kind, read] = [kindOf(type, attributes), reader(type, name)];
      const id = kind.id(read);
      const securityGroup = kind.securityGroup?.(read);
      return {
        address,
        type,
        id,
        importId: kind.importId?.(read) ?? id,
        armType: kind.type,
        ...(securityGroup && { securityGroup }),
      };
    } catch (error) {
      if (error instanceof NotKnown) return { address, type, reason: error.message };
      throw error;
    }
  };

  return Object.entries(resources)
    .flatMap(([type, named]) => Object.entries(named).map(([name, attributes]) => identified(type, name, attributes)))
    .sort((one, other) => (one.address < other.address ? -1 : 1));
}
