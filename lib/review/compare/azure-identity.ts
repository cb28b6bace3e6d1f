import { textAt } from '../../stack/json';
import { referencesIn } from '../../stack/references';
import type { Resource, Stack } from '../../stack/stack';

/** The attribute that says what a resource is in, by type. Names of these types are unique there. */
const PARENT: Readonly<Record<string, string | undefined>> = {
  azapi_resource: 'parent_id',
  azurerm_cognitive_account: 'resource_group_name',
  azurerm_cognitive_account_rai_blocklist: 'cognitive_account_id',
  azurerm_log_analytics_workspace: 'resource_group_name',
  azurerm_private_dns_zone: 'resource_group_name',
};

const GROUP = 'azurerm_resource_group';

/**
 * What Azure tells resources apart by: type, parent and name, in lower case. Undefined where the name is known only to Terraform,
 * or the kit makes none of the type.
 */
export function azureIdentity(stack: Stack | undefined, { type, attributes }: Resource): string | undefined {
  const name = textAt(attributes, 'name');
  const parent = PARENT[type];
  if (name === undefined || name.includes('${') || (parent === undefined && type !== GROUP)) return undefined;
  const kind = type === 'azapi_resource' ? (textAt(attributes, 'type') ?? '').replace(/@.*$/, '') : type;
  return [kind, parent === undefined ? '' : parentOf(stack, textAt(attributes, parent) ?? ''), name].join('/').toLowerCase();
}

function parentOf(stack: Stack | undefined, text: string): string {
  const [reference] = referencesIn(text);
  const parent = reference && stack?.resources.get(reference.address);
  if (!parent) return text;
  // A group is named by its name alone, however it is referred to.
  return parent.type === GROUP ? (textAt(parent.attributes, 'name') ?? text) : (azureIdentity(stack, parent) ?? text);
}
