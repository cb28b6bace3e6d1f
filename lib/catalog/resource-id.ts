import { UUID } from './uuid';

/** The characters that are valid in the names of all these types, including resource groups. */
const NAME = /^[\w.()-]+$/;

const NIL = /^[0-]*$/;

/** The parts of an Azure resource ID. */
export interface ResourceId {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  /** The names of the resource and its parents, outermost first. */
  readonly names: readonly string[];
}

/** The resource types whose IDs a configuration may contain, each with its spelling in IDs. */
export const RESOURCE_TYPES = {
  actionGroup: 'Microsoft.Insights/actionGroups',
  account: 'Microsoft.CognitiveServices/accounts',
  blocklist: 'Microsoft.CognitiveServices/accounts/raiBlocklists',
  contentFilter: 'Microsoft.CognitiveServices/accounts/raiPolicies',
  deployment: 'Microsoft.CognitiveServices/accounts/deployments',
  identity: 'Microsoft.ManagedIdentity/userAssignedIdentities',
  ipamPool: 'Microsoft.Network/networkManagers/ipamPools',
  keyVault: 'Microsoft.KeyVault/vaults',
  managedHsm: 'Microsoft.KeyVault/managedHSMs',
  networkSecurityGroup: 'Microsoft.Network/networkSecurityGroups',
  privateDnsZone: 'Microsoft.Network/privateDnsZones',
  privateEndpoint: 'Microsoft.Network/privateEndpoints',
  searchService: 'Microsoft.Search/searchServices',
  storageAccount: 'Microsoft.Storage/storageAccounts',
  routeTable: 'Microsoft.Network/routeTables',
  subnet: 'Microsoft.Network/virtualNetworks/subnets',
  virtualNetwork: 'Microsoft.Network/virtualNetworks',
  workspace: 'Microsoft.OperationalInsights/workspaces',
} as const;
/** A kind of resource, as this kit names it. */
export type ResourceType = keyof typeof RESOURCE_TYPES;

/** The ID of a resource group. */
export const groupIdOf = (subscriptionId: string, resourceGroup: string) =>
  `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;

/** The ID of a resource in a resource group, with the names from the outermost in. */
export function resourceIdOf(type: ResourceType, { subscriptionId, resourceGroup, names }: ResourceId): string {
  const [namespace, ...types] = RESOURCE_TYPES[type].split('/');
  const path = types.map((segment, i) => `${segment}/${names[i] ?? ''}`).join('/');
  return `${groupIdOf(subscriptionId, resourceGroup)}/providers/${namespace}/${path}`;
}

/**
 * Parses an ID. The fixed segments must have Azure's spelling: azurerm refuses any other case, minutes into a plan. Returns a message
 * if the ID is not valid for the type.
 */
export function parseResourceId(type: ResourceType, id: string): ResourceId | string {
  const [namespace, ...types] = RESOURCE_TYPES[type].split('/');
  const fixed = ['subscriptions', 'resourceGroups', 'providers', namespace, ...types];
  const parts = id.split('/');
  const expected = resourceIdOf(type, { subscriptionId: '<id>', resourceGroup: '<name>', names: types.map(() => '<name>') });
  if (/\s$/.test(id)) return 'it ends with a space or a line break: write it in quotes, without | or >';
  if (parts[0] !== '' || parts.length !== expected.split('/').length) return `it must have the form ${expected}`;
  const positions = [1, 3, 5, 6, ...types.map((_, i) => 7 + 2 * i)];
  for (const [i, position] of positions.entries()) {
    const [given, wanted] = [parts[position] ?? '', fixed[i] ?? ''];
    if (given === wanted) continue;
    if (given.toLowerCase() === wanted.toLowerCase()) return `its segment '${given}' must be spelled '${wanted}'`;
    return `it must have the form ${expected}`;
  }
  const [subscriptionId = '', resourceGroup = ''] = [parts[2], parts[4]];
  const names = types.map((_, i) => parts[8 + 2 * i] ?? '');
  return namesProblem(subscriptionId, [resourceGroup, ...names]) ?? { subscriptionId, resourceGroup, names };
}

/** Parses the ID of a resource group. Returns a message if it is not one. */
export function parseGroupId(id: string): Omit<ResourceId, 'names'> | string {
  const [, subscriptionId = '', resourceGroup = ''] = /^\/subscriptions\/([^/]*)\/resourceGroups\/([^/]*)$/.exec(id) ?? [];
  if (subscriptionId === '' && resourceGroup === '') return `it must have the form ${groupIdOf('<id>', '<name>')}`;
  return namesProblem(subscriptionId, [resourceGroup]) ?? { subscriptionId, resourceGroup };
}

function namesProblem(subscriptionId: string, names: readonly string[]): string | undefined {
  if (!UUID.test(subscriptionId)) return `its subscription '${subscriptionId}' must be a UUID`;
  if (NIL.test(subscriptionId)) return `its subscription '${subscriptionId}' is empty (all zeros)`;
  for (const name of names) {
    if (name === '') return 'one of its names is empty';
    if (/[<>{}…]/.test(name)) return `its name '${name}' is a placeholder`;
    if (!NAME.test(name)) return `its name '${name}' has characters that are not valid in an Azure name`;
  }
  return undefined;
}

/** The name of a resource: the last part of its ID. */
export const nameInId = (id: string): string => id.split('/').at(-1) ?? id;
