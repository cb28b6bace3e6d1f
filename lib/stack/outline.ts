import { findRole } from '../catalog/roles';

type Attributes = Readonly<Record<string, unknown>>;

/** A line for each resource: its address, and the values that decide what it is. */
export function outline(resources: readonly (readonly [address: string, attributes: Attributes])[]): string {
  return resources.map(([address, attributes]) => [address, ...detailsOf(address, attributes)].join(' ')).join('\n');
}

function detailsOf(address: string, attributes: Attributes): string[] {
  const [type = ''] = address.split('.');
  return (DETAILS[type] ?? nameOf)(attributes).filter((word) => word !== '');
}

const DETAILS: Readonly<Record<string, (attributes: Attributes) => string[]>> = {
  azurerm_cognitive_deployment: ({ name, model, sku, rai_policy_name: filter }) => deployment(name, model, sku, filter),
  azurerm_role_assignment: ({ role_definition_id: role, principal_id: principal }) => [
    roleOf(text(role)),
    `to=${text(principal)}`,
  ],
  azurerm_virtual_network: ({ name, address_space: space }) => [text(name), text(space)],
  azapi_resource: ({ name, body }) => {
    const properties = inside(body, 'properties');
    const model = inside(properties, 'model');
    return model === undefined
      ? [text(name), text(inside(properties, 'addressPrefix'))]
      : deployment(name, model, inside(body, 'sku'), inside(properties, 'raiPolicyName'));
  },
};

const deployment = (name: unknown, model: unknown, sku: unknown, filter: unknown) => [
  text(name),
  ...['name', 'version'].map((key) => text(inside(model, key))),
  ...['name', 'capacity'].map((key) => text(inside(sku, key))),
  `filter=${text(filter).replace(/^\$\{\w+\.(.*)\.name\}$/, '$1')}`,
];

const nameOf = ({ name }: Attributes) => [text(name)];

/** The display name of a built-in role; otherwise the ID. */
function roleOf(id: string): string {
  const guid = id.split('/').at(-1) ?? '';
  const found = findRole(guid);
  const [role] = 'roles' in found ? found.roles : [];
  return JSON.stringify(role?.name ?? guid);
}

/** A value of a block, which Terraform accepts as a map or as a list with one map. */
function inside(block: unknown, key: string): unknown {
  const map: unknown = Array.isArray(block) ? block[0] : block;
  return typeof map === 'object' && map !== null ? (map as Attributes)[key] : undefined;
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(text).join(',');
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
