import { valueAt } from '../../stack/json';
import type { Stack } from '../../stack/stack';
import { consumes, looking } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';

/** Attributes that are Optional and Computed in azurerm 4.81.0 and azapi 2.12.0. If they are left out, Azure keeps their values. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  azapi_resource: ['body', 'tags'],
  azurerm_cognitive_deployment: ['rai_policy_name'],
  azurerm_log_analytics_workspace: ['local_authentication_enabled', 'retention_in_days', 'sku'],
  azurerm_monitor_diagnostic_setting: ['log_analytics_destination_type'],
  azurerm_network_security_group: ['security_rule'],
  azurerm_private_dns_zone_virtual_network_link: ['resolution_policy'],
  azurerm_storage_account: [
    'access_tier',
    'blob_properties.default_service_version',
    'large_file_share_enabled',
    'network_rules',
  ],
  azurerm_storage_container: ['metadata'],
  azurerm_virtual_network: ['dns_servers', 'subnet'],
};

const isKept = (type: string, path: string) => (KEPT[type] ?? []).some((kept) => path === kept || path.startsWith(`${kept}.`));

export const leftBehind: ReviewRule = {
  id: 'overrides/left-behind',
  summary: 'An override is removed, and Azure keeps the value that it set.',
  why: 'Terraform sends only attributes that are in the configuration. The value is still in effect, but neither the configuration nor a plan shows it.',
  severities: ['high'],
  looks: [
    looking(({ kind, before, after }) =>
      kind === 'removed'
        ? []
        : overriddenPaths(before)
            .filter(({ address, path }) => !(after?.notes.overrides?.[address] ?? []).includes(path))
            .filter(({ address, path }) => isLeft(after, address, path))
            .map(({ address, path }): FindingDraft => ({
              severity: 'high',
              message: `${path} is no longer overridden, and nothing else sets it: Azure keeps its value. First override it with the value that it should have and deploy that, or set it in Azure by hand`,
              address,
              attribute: path,
              consumed: [consumes(address, path)],
              supersedes: [{ rule: 'overrides/changed', address, attribute: path }],
            })),
    ),
  ],
};

const overriddenPaths = (stack: Stack | undefined) =>
  Object.entries(stack?.notes.overrides ?? {}).flatMap(([address, paths]) => paths.map((path) => ({ address, path })));

function isLeft(after: Stack | undefined, address: string, path: string): boolean {
  const resource = after?.resources.get(address);
  return resource !== undefined && isKept(resource.type, path) && (valueAt(resource.attributes, path) ?? null) === null;
}
