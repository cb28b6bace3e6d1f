import type { Path } from '../diagnostics/setting-locations';
import type { Stamp } from '../fleet/stamp';
import { existingKey } from '../fleet/stamp';
import { parseStoreId } from '../catalog/encryption-keys';
import type { Target } from '../verdicts/target';
import { ownGroup } from './own-group';

/** A stack that pipelines apply. */
export type PipelineTarget = Extract<Target, { readonly kind: 'environment' | 'stamp' }>;

/** A resource group. */
export interface GroupPlace {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  /** The setting that names it. */
  readonly path: Path;
}

/** Where operations of a prefix are needed. The first prefix counts. Undefined: in the own group of the stack. */
type Places = readonly (readonly [prefix: string, places: readonly GroupPlace[] | undefined])[];

/** The groups outside of its own in which a stack needs an operation; none if it does not need it; undefined if it needs it in its own group. */
export function otherPlaces(target: PipelineTarget, operation: string): readonly GroupPlace[] | undefined {
  const places =
    target.kind === 'stamp'
      ? [
          ['Microsoft.Authorization/roleAssignments/', [ownGroup(target), ...assignedPlaces(target.stack.value)]] as const,
          ...placesOfStamp(target.stack.value),
        ]
      : placesOfEnvironment(target.stack.value.linkedNetworks);
  return places.find(([prefix]) => operation.toLowerCase().startsWith(prefix.toLowerCase()))?.[1];
}

const placesOfEnvironment = (networks: readonly string[]): Places =>
  networks.length === 0
    ? []
    : [['Microsoft.Network/virtualNetworks/join/', networks.flatMap((id) => groupOf(id, ['network', 'existing']))]];

/** The groups of existing resources on which a stamp assigns roles. */
const assignedPlaces = (stamp: Stamp): readonly GroupPlace[] => [
  ...groupOf(assignedVault(stamp), [...KEY, 'keyVaultId']),
  ...stamp.projects.flatMap(({ key: project, connections }) =>
    connections.flatMap(({ key, resourceId }) => groupOf(resourceId, ['projects', project, 'connections', key, 'resourceId'])),
  ),
];

/** The existing vault on which a stamp assigns a role. In a managed HSM, roles are assigned without Azure Resource Manager. */
function assignedVault({ account: { key } }: Stamp): string | undefined {
  if (key?.from !== 'existing' || key.identity) return undefined;
  const store = parseStoreId(key.keyVaultId);
  return typeof store === 'object' && store.store === 'keyVault' ? key.keyVaultId : undefined;
}

const KEY = ['account', 'customerManagedKey'];

/** The ID of the existing identity with which the account uses its key; undefined: none, or one that the stamp creates. */
export const existingIdentity = ({ account: { key } }: Stamp) => (key?.from === 'existing' ? key.identity?.id : undefined);

function placesOfStamp(stamp: Stamp): Places {
  const { alerts, diagnostics, dns, network } = stamp;
  const zones = dns.zones.flatMap(({ id, name }) =>
    groupOf(id, dns.mode === 'existing' ? ['dns', 'zones', name] : ['dns', 'mode']),
  );
  const existing =
    network.kind === 'new' ? undefined : groupOf(network.virtualNetworkId, ['network', 'existing', existingKey(network)]);
  const security = network.kind === 'existing' ? undefined : network.networkSecurityGroupId;
  const routes = network.kind === 'existing' ? undefined : network.routeTableId;
  const hub = network.kind === 'new' ? network.peering?.virtualNetworkId : undefined;
  return [
    // Azure Policy registers the endpoint with an identity of its own.
    ...(dns.mode === 'policy' ? REGISTRATION.map((prefix) => [prefix, []] as const) : []),
    ['Microsoft.ManagedIdentity/userAssignedIdentities/assign/', inGroup(existingIdentity(stamp), [...KEY, 'identity', 'id'])],
    ['Microsoft.Network/privateDns', zones.length > 0 ? zones : undefined],
    [
      'Microsoft.Network/privateEndpoints/',
      inGroup(network.endpointGroupId, ['network', 'privateEndpoint', 'resourceGroupId']),
    ],
    [
      'Microsoft.Network/networkInterfaces/',
      inGroup(network.endpointGroupId, ['network', 'privateEndpoint', 'resourceGroupId']),
    ],
    [
      'Microsoft.Network/networkSecurityGroups/join/',
      security === undefined ? undefined : groupOf(security, ['network', 'networkSecurityGroupId']),
    ],
    ['Microsoft.Network/routeTables/join/', groupOf(routes, ['network', 'routeTableId'])],
    ['Microsoft.Network/virtualNetworks/peer/', groupOf(hub, ['network', 'peering', 'virtualNetworkId'])],
    ['Microsoft.Network/virtualNetworks/', existing],
    [
      'Microsoft.OperationalInsights/workspaces/',
      'workspaceId' in diagnostics ? groupOf(diagnostics.workspaceId, ['diagnostics', 'workspaceId']) : undefined,
    ],
    [
      'Microsoft.Insights/actionGroups/',
      alerts && 'actionGroupId' in alerts.recipients
        ? groupOf(alerts.recipients.actionGroupId, ['alerts', 'actionGroupId'])
        : undefined,
    ],
  ];
}

const REGISTRATION = ['Microsoft.Network/privateDns', 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups/'];

const inGroup = (groupId: string | undefined, path: Path) => (groupId === undefined ? undefined : groupOf(groupId, path));

/** The group in the ID of a resource or of a group; none if there is no ID. */
function groupOf(id: string | undefined, path: Path): readonly GroupPlace[] {
  const [, subscriptionId, resourceGroup] = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)/i.exec(id ?? '') ?? [];
  return subscriptionId === undefined || resourceGroup === undefined ? [] : [{ subscriptionId, resourceGroup, path }];
}
