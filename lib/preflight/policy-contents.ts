import type { ResourceContent } from '../azure/reads/policy-restrictions';
import { resourceIdOf } from '../catalog/resource-id';
import type { SharedResources, Stamp } from '../fleet/stamp';
import type { PipelineTarget } from './other-places';
import { ownGroup } from './own-group';

/** A resource that a stack creates, as a policy sees it. */
export interface CheckedResource extends ResourceContent {
  /** What it is in a message, such as `the account`. */
  readonly what: string;
  /** Whether it is the resource group itself, which policies see in the subscription. */
  readonly isGroup?: true;
  /** The ID of the group that it is in. @default - that of the stack */
  readonly groupId?: string;
}

/** What a stack creates that policies usually restrict, with the properties that they usually look at. */
export function checkedResources(target: PipelineTarget): readonly CheckedResource[] {
  const { value } = target.stack;
  const group = value.hasExistingGroup ? [] : [groupOf(value, ownGroup(target).resourceGroup)];
  return [...group, ...(target.kind === 'stamp' ? ofStamp(target.stack.value) : zonesNamed(target.stack.value.zones, value))];
}

const groupOf = ({ region, tags }: Pick<Stamp, 'region' | 'tags'>, name: string): CheckedResource => ({
  what: 'the resource group',
  isGroup: true,
  apiVersion: '2021-04-01',
  content: { type: 'Microsoft.Resources/subscriptions/resourceGroups', name, location: region.name, tags },
});

/** One zone stands for all: policies look at the type. */
const zonesNamed = (zones: readonly string[], { tags }: Pick<SharedResources | Stamp, 'tags'>): readonly CheckedResource[] =>
  zones.slice(0, 1).map((name) => ({
    what: 'the private DNS zones',
    apiVersion: '2020-06-01',
    content: { type: 'Microsoft.Network/privateDnsZones', name, location: 'global', tags, properties: {} },
  }));

function ofStamp(stamp: Stamp): readonly CheckedResource[] {
  const { diagnostics, dns, names, network, region, tags } = stamp;
  const zones = dns.mode === 'stamp' ? dns.zones.map(({ name }) => name) : [];
  return [
    accountOf(stamp),
    {
      what: 'the private endpoint',
      ...(network.endpointGroupId === undefined ? {} : { groupId: network.endpointGroupId }),
      apiVersion: '2024-05-01',
      content: {
        type: 'Microsoft.Network/privateEndpoints',
        ...{ name: names.privateEndpoint, location: network.location, tags },
        properties: { subnet: { id: subnetIdOf(stamp) }, customNetworkInterfaceName: names.networkInterface },
      },
    },
    ...(network.kind === 'new'
      ? [
          {
            what: 'the network',
            apiVersion: '2024-05-01',
            content: {
              type: 'Microsoft.Network/virtualNetworks',
              ...{ name: names.virtualNetwork, location: network.location, tags },
              properties: {
                ...(network.pool ? {} : { addressSpace: { addressPrefixes: [network.addressSpace] } }),
                dhcpOptions: { dnsServers: network.dnsServers },
              },
            },
          },
        ]
      : []),
    ...('workspaceId' in diagnostics
      ? []
      : [
          {
            what: 'the workspace',
            apiVersion: '2023-09-01',
            content: {
              type: 'Microsoft.OperationalInsights/workspaces',
              ...{ name: names.workspace, location: region.name, tags },
              properties: {
                sku: { name: 'PerGB2018' },
                retentionInDays: diagnostics.retentionDays,
                features: { disableLocalAuth: true },
              },
            },
          },
        ]),
    ...zonesNamed(zones, stamp),
  ];
}

const accountOf = ({ account, names, region, tags }: Stamp): CheckedResource => ({
  what: 'the account',
  apiVersion: '2025-06-01',
  content: {
    type: 'Microsoft.CognitiveServices/accounts',
    ...{ name: names.account, location: region.name, kind: account.kind, tags },
    sku: { name: 'S0' },
    identity: { type: account.key ? 'SystemAssigned, UserAssigned' : 'SystemAssigned' },
    properties: {
      customSubDomainName: names.customSubdomain,
      disableLocalAuth: true,
      publicNetworkAccess: 'Disabled',
      networkAcls: { defaultAction: 'Deny', bypass: 'None' },
      restrictOutboundNetworkAccess: true,
      allowedFqdnList: account.allowedFqdns,
      ...(account.kind === 'AIServices' ? { allowProjectManagement: account.projectManagement } : {}),
      ...(account.key ? { encryption: { keySource: 'Microsoft.KeyVault' } } : {}),
    },
  },
});

function subnetIdOf({ names, network, subscriptionId }: Stamp): string {
  if (network.kind === 'existing') return network.subnetId;
  if (network.kind === 'joined') return `${network.virtualNetworkId}/subnets/${names.subnet}`;
  return resourceIdOf('subnet', {
    subscriptionId,
    resourceGroup: names.resourceGroup,
    names: [names.virtualNetwork, names.subnet],
  });
}
