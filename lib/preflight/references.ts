import type { NamedType } from '../azure/reads/existing-resources';
import { CONNECTIONS } from '../catalog/connections';
import { parseStoreId } from '../catalog/encryption-keys';
import { groupIdOf } from '../catalog/resource-id';
import type { Path } from '../diagnostics/setting-locations';
import type { Stamp } from '../fleet/stamp';
import type { Alerts, Budget } from '../fleet/watch';
import type { Target } from '../verdicts/target';

/** An existing resource that a stack names. */
export interface Reference {
  /** The kind of the resource in words, such as `Log Analytics workspace`. */
  readonly what: string;
  readonly type: NamedType;
  readonly id: string;
  /** The setting that names it. */
  readonly path: Path;
  /** The region that it must be in, and why; undefined: any. */
  readonly region?: { readonly name: string; readonly because: string; readonly path?: Path };
  /** The client ID that an identity must have. */
  readonly clientId?: string;
  /** Whether it keeps a key, so that nothing in it may be purged. */
  readonly keepsKey?: true;
}

/** The existing resources that a stack names, apart from networks that it joins and private DNS zones. */
export function referencesOf(target: Target): readonly Reference[] {
  switch (target.kind) {
    case 'environment': {
      const { value } = target.stack;
      return [...groupOf(value, 'sharedResourceGroup'), ...watchOf(value, 'environmentBudget')];
    }
    case 'governance':
      return [];
    case 'stamp':
      return ofStamp(target.stack.value);
    case 'state':
      return target.stack.value.allowedSubnetIds.map((id, i) => ({
        ...{ what: 'subnet', type: 'subnet', id },
        path: ['state', 'create', 'allowedSubnetIds', i],
      }));
  }
}

const ofStamp = (stamp: Stamp): readonly Reference[] => [
  ...groupOf({ ...stamp, resourceGroup: stamp.names.resourceGroup }, 'resourceGroup'),
  ...ofNetwork(stamp),
  ...ofKey(stamp),
  ...ofWorkspace(stamp),
  ...watchOf(stamp, 'budget'),
  ...ofProjects(stamp),
];

interface Grouped {
  readonly hasExistingGroup: boolean;
  readonly resourceGroup: string;
  readonly subscriptionId: string;
}

function groupOf({ hasExistingGroup, resourceGroup, subscriptionId }: Grouped, setting: string): Reference[] {
  const id = groupIdOf(subscriptionId, resourceGroup);
  return hasExistingGroup ? [{ what: 'resource group', type: 'resourceGroup', id, path: [setting, 'existing'] }] : [];
}

function ofNetwork({ network }: Stamp): Reference[] {
  const region = { name: network.location, because: 'Azure requires the region of the network' };
  const found: Reference[] = [];
  if (network.endpointGroupId !== undefined)
    found.push({
      ...{ what: 'resource group of the endpoint', type: 'resourceGroup', id: network.endpointGroupId },
      path: ['network', 'privateEndpoint', 'resourceGroupId'],
    });
  if (network.kind === 'existing') return found;
  const { networkSecurityGroupId, routeTableId, pool } = network;
  if (networkSecurityGroupId !== undefined)
    found.push({
      ...{ what: 'network security group', type: 'networkSecurityGroup', id: networkSecurityGroupId, region },
      path: ['network', 'networkSecurityGroupId'],
    });
  if (routeTableId !== undefined)
    found.push({
      ...{ what: 'route table', type: 'routeTable', id: routeTableId, region },
      path: ['network', 'routeTableId'],
    });
  if (pool) found.push({ what: 'IPAM pool', type: 'ipamPool', id: pool.id, path: ['network', 'ipamPool', 'id'] });
  if (network.kind === 'new' && network.peering)
    found.push({
      ...{ what: 'network of the hub', type: 'virtualNetwork', id: network.peering.virtualNetworkId },
      path: ['network', 'peering', 'virtualNetworkId'],
    });
  return found;
}

function ofKey({ account: { key }, region }: Stamp): Reference[] {
  if (key?.from !== 'existing') return [];
  const at = ['account', 'customerManagedKey'];
  const store = parseStoreId(key.keyVaultId);
  const isHsm = typeof store === 'object' && store.store === 'managedHsm';
  const vault: Reference = {
    ...{ what: isHsm ? 'managed HSM' : 'key vault', type: isHsm ? 'managedHsm' : 'keyVault', id: key.keyVaultId },
    ...{ path: [...at, 'keyVaultId'], keepsKey: true },
    // A managed HSM can be in several regions, of which the resource names one.
    ...(isHsm ? {} : { region: { name: region.name, because: 'Azure requires the region of the account' } }),
  };
  if (!key.identity) return [vault];
  const { id, clientId } = key.identity;
  return [vault, { what: 'identity', type: 'identity', id, clientId, path: [...at, 'identity', 'id'] }];
}

function ofWorkspace({ diagnostics }: Stamp): Reference[] {
  if (!('workspaceId' in diagnostics)) return [];
  const { workspaceId: id, workspaceLocation: name } = diagnostics;
  const path = ['diagnostics', 'workspaceLocation'];
  return [
    {
      ...{ what: 'Log Analytics workspace', type: 'workspace', id, path: ['diagnostics', 'workspaceId'] },
      ...(name === undefined ? {} : { region: { name, because: 'the files say so', path } }),
    },
  ];
}

interface Watched {
  readonly alerts?: Alerts;
  readonly budget?: Budget;
}

function watchOf({ alerts, budget }: Watched, budgetSetting: string): Reference[] {
  const recipients = alerts?.recipients;
  const groups: readonly (readonly [string, string | undefined])[] = [
    ['alerts', recipients && 'actionGroupId' in recipients ? recipients.actionGroupId : undefined],
    [budgetSetting, budget?.actionGroupId],
  ];
  return groups.flatMap(([setting, id]) =>
    id === undefined ? [] : [{ what: 'action group', type: 'actionGroup' as const, id, path: [setting, 'actionGroupId'] }],
  );
}

const ofProjects = ({ projects }: Stamp): Reference[] =>
  projects.flatMap(({ key: project, connections }) =>
    connections.flatMap(({ key, type, resourceId: id }) =>
      // A rule refuses Application Insights.
      type === 'applicationInsights'
        ? []
        : [
            {
              what: CONNECTIONS[type].resourceType === 'searchService' ? 'search service' : 'storage account',
              type: type === 'azureAISearch' ? ('searchService' as const) : ('storageAccount' as const),
              id,
              path: ['projects', project, 'connections', key, 'resourceId'],
            },
          ],
    ),
  );
