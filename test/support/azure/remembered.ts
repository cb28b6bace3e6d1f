import type { Existing, ExistingEndpoint } from '../../../lib/adopt/existing';

type Attributes = Readonly<Record<string, unknown>>;

/**
 * The attributes that the providers read for what exists, by import ID, from the answers of Azure alone: nothing of the adoption is used.
 *
 * Source: terraform-provider-azurerm 4.81.0, the Read functions of these resources, as far as they decide a plan.
 */
export const remembered = (existing: Existing): Readonly<Record<string, Attributes>> => ({
  [existing.accountId]: account(existing),
  ...Object.fromEntries(existing.deployments.map((each) => deployment(existing, each))),
  ...Object.fromEntries(
    existing.filters.map(({ name, properties }) => [
      `${existing.accountId}/raiPolicies/${name}`,
      azapi(existing, 'raiPolicies', name, { properties }),
    ]),
  ),
  ...Object.fromEntries(existing.endpoints.map((each) => [each.endpoint.id, endpoint(each)])),
  ...Object.fromEntries(
    onAccount(existing).map(({ name, properties }) => [
      `${existing.accountId}/providers/Microsoft.Authorization/roleAssignments/${name.toLowerCase()}`,
      {
        name: name.toLowerCase(),
        scope: existing.accountId,
        role_definition_id: properties.roleDefinitionId,
        principal_id: properties.principalId,
        principal_type: properties.principalType,
        description: properties.description,
      },
    ]),
  ),
  ...Object.fromEntries(
    existing.diagnostics.map(({ name, properties }) => [
      `${existing.accountId}|${name}`,
      {
        name,
        target_resource_id: existing.accountId,
        log_analytics_workspace_id: inAzuresCase(properties.workspaceId),
        enabled_log: (properties.logs ?? []).map(({ category }) => ({ category })),
        enabled_metric: [],
      },
    ]),
  ),
});

/** azurerm parses these IDs in any case, and writes their segments in Azure's own. */
const inAzuresCase = (id: string | null | undefined) =>
  id?.replace('resourcegroups', 'resourceGroups').replace('microsoft.operationalinsights', 'Microsoft.OperationalInsights');

/** Without those that the account inherits. */
const onAccount = ({ assignments, accountId }: Existing) =>
  assignments.filter(({ properties }) => properties.scope.toLowerCase() === accountId.toLowerCase());

const groupIn = (id: string) => id.split('/')[4];

function account({ account: { name, kind, location, identity, tags, properties }, accountId }: Existing): Attributes {
  const { networkAcls: rules } = properties;
  return {
    ...{ id: accountId, name, kind, location, tags: tags ?? {}, resource_group_name: groupIn(accountId), sku_name: 'S0' },
    custom_subdomain_name: properties.customSubDomainName,
    local_auth_enabled: properties.disableLocalAuth !== true,
    public_network_access_enabled: properties.publicNetworkAccess !== 'Disabled',
    outbound_network_access_restricted: properties.restrictOutboundNetworkAccess === true,
    project_management_enabled: properties.allowProjectManagement === true,
    fqdns: properties.allowedFqdnList ?? null,
    identity: identity?.type ? [{ type: identity.type }] : [],
    network_acls: [
      { bypass: rules?.bypass ?? null, default_action: rules?.defaultAction, ip_rules: [], virtual_network_rules: [] },
    ],
  };
}

function deployment(existing: Existing, { name, sku, properties }: Existing['deployments'][number]): [string, Attributes] {
  const id = `${existing.accountId}/deployments/${name}`;
  const { model, raiPolicyName, versionUpgradeOption, dynamicThrottlingEnabled } = properties;
  if (sku.name.includes('Provisioned')) return [id, azapi(existing, 'deployments', name, { sku, properties })];
  const attributes = {
    ...{ id, name, cognitive_account_id: existing.accountId, model: [model], sku: [sku] },
    rai_policy_name: raiPolicyName ?? null,
    version_upgrade_option: versionUpgradeOption,
    dynamic_throttling_enabled: dynamicThrottlingEnabled ?? null,
  };
  return [id, attributes];
}

const azapi = ({ accountId }: Existing, kind: string, name: string, body: object): Attributes => ({
  ...{ id: `${accountId}/${kind}/${name}`, name, parent_id: accountId, body },
  type: `Microsoft.CognitiveServices/accounts/${kind}@2025-06-01`,
});

function endpoint({ endpoint: { id, name, location, tags, properties }, zoneGroup }: ExistingEndpoint): Attributes {
  const [connection] = properties.privateLinkServiceConnections ?? [];
  return {
    ...{ id, name, location, tags: tags ?? {}, resource_group_name: groupIn(id), subnet_id: properties.subnet.id },
    custom_network_interface_name: properties.customNetworkInterfaceName === '' ? null : properties.customNetworkInterfaceName,
    private_service_connection: [
      {
        name: connection?.name,
        private_connection_resource_id: connection?.properties.privateLinkServiceId,
        subresource_names: connection?.properties.groupIds,
        is_manual_connection: false,
      },
    ],
    private_dns_zone_group: zoneGroup
      ? [
          {
            name: zoneGroup.name,
            private_dns_zone_ids: (zoneGroup.properties.privateDnsZoneConfigs ?? []).map((each) =>
              inAzuresCase(each.properties?.privateDnsZoneId),
            ),
          },
        ]
      : [],
    ip_configuration: (properties.ipConfigurations ?? []).map((each) => ({
      name: each.name,
      private_ip_address: each.properties.privateIPAddress,
      subresource_name: each.properties.groupId,
      member_name: each.properties.memberName,
    })),
  };
}
