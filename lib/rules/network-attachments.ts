import { isPrivate } from '../catalog/addresses';
import { groupedBy } from '../collections/grouped';
import { parseGroupId, parseResourceId } from '../catalog/resource-id';
import type { Located } from '../fleet/fleet';
import type { SubnetInNetwork, Stamp, StampNetwork } from '../fleet/stamp';
import { existingKey, UNKNOWN_SPACE } from '../fleet/stamp';
import { overlappingRanges } from './overlapping-ranges';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

/**
 * Azure requires private endpoints, network security groups and route tables in the subscription and region of their network. The region
 * is in no ID, so it is not checked.
 *
 * Source for endpoints: Azure/bicep-registry-modules #3835 and hashicorp/terraform-provider-azurerm #14175 (read 2026-11-26). For groups
 * and route tables: unverified in a live subscription.
 */
export const networkAttachments: Rule = {
  id: 'network/attachments',
  summary:
    'A private endpoint, an existing network security group and an existing route table are in the subscription of their network. Subnets that stamps create in one network do not overlap.',
  waivable: false,
  check: ({ stamps }) => [
    ...stamps.flatMap((located) => [
      ...ofId(located, 'networkSecurityGroup', 'network security group', 'az network nsg show'),
      ...ofId(located, 'routeTable', 'route table', 'az network route-table show'),
      ...ofEndpoint(located),
      ...ofOwnGroup(located),
      ...ofPrefix(located),
    ]),
    ...overlaps(stamps),
  ],
};

/** The subscription of a network; undefined if its ID is not valid. */
function subscriptionOf({ subscriptionId }: Stamp, network: StampNetwork): string | undefined {
  if (network.kind === 'new') return subscriptionId;
  const parsed = parseResourceId('virtualNetwork', network.virtualNetworkId);
  return typeof parsed === 'string' ? undefined : parsed.subscriptionId;
}

function ofId(located: Located<Stamp>, type: 'networkSecurityGroup' | 'routeTable', what: string, command: string): Finding[] {
  const { network } = located.value;
  const id = network.kind === 'existing' ? undefined : network[`${type}Id`];
  if (id === undefined) return [];
  const path = ['network', `${type}Id`];
  const parsed = parseResourceId(type, id);
  if (typeof parsed === 'string')
    return [
      finding(located, path, {
        message: `the ${what}'s ID is not valid: ${parsed}`,
        help: `copy it from the output of: ${command} --query id`,
      }),
    ];
  const subscription = subscriptionOf(located.value, network);
  if (subscription === undefined || parsed.subscriptionId.toLowerCase() === subscription.toLowerCase()) return [];
  return [
    finding(located, path, {
      message: `the ${what} is in the subscription ${parsed.subscriptionId}, and its network in ${subscription}; Azure requires the same`,
      help: `use a ${what} in the subscription and region of the network`,
    }),
  ];
}

/** The subscription of a network other than that of the stamp, in which the stamp creates what is not placed elsewhere. */
function otherSubscription(stamp: Stamp): string | undefined {
  const subscription = subscriptionOf(stamp, stamp.network);
  return subscription?.toLowerCase() === stamp.subscriptionId.toLowerCase() ? undefined : subscription;
}

/** The endpoint is in the resource group that is set for it, or in that of the stamp. */
function ofEndpoint(located: Located<Stamp>): Finding[] {
  const { network, subscriptionId } = located.value;
  const subscription = subscriptionOf(located.value, network);
  const group = network.endpointGroupId === undefined ? undefined : parseGroupId(network.endpointGroupId);
  const endpoint = typeof group === 'object' ? group.subscriptionId : subscriptionId;
  if (subscription === undefined || subscription.toLowerCase() === endpoint.toLowerCase()) return [];
  const message = `the network is in the subscription ${subscription}, and the stamp creates its private endpoint in ${endpoint}; Azure requires the same`;
  if (group !== undefined)
    return [
      finding(located, ['network', 'privateEndpoint', 'resourceGroupId'], {
        message,
        help: `use a resource group in the subscription ${subscription}${subscription.toLowerCase() === subscriptionId.toLowerCase() ? ', or remove the setting' : ''}`,
      }),
    ];
  if (network.kind === 'new') return [];
  return [
    finding(located, ['network', 'existing', existingKey(network)], {
      message,
      help: `set network.privateEndpoint.resourceGroupId to a resource group in the subscription ${subscription}; or use a network in ${subscriptionId}, such as one that is peered with this one`,
    }),
  ];
}

/** The stamp creates the security group of its subnet in its own resource group. */
function ofOwnGroup(located: Located<Stamp>): Finding[] {
  const { network, subscriptionId } = located.value;
  const other = otherSubscription(located.value);
  if (network.kind !== 'joined' || network.networkSecurityGroupId !== undefined || other === undefined) return [];
  return [
    finding(located, ['network', 'existing', 'virtualNetworkId'], {
      message: `the network is in the subscription ${other}, and the stamp creates the security group of its subnet in ${subscriptionId}; Azure requires the same`,
      help: `set network.networkSecurityGroupId to a network security group in the subscription ${other}`,
    }),
  ];
}

function ofPrefix(located: Located<Stamp>): Finding[] {
  const { network } = located.value;
  if (network.kind !== 'joined' || network.privateEndpointPrefix === UNKNOWN_SPACE || isPrivate(network.privateEndpointPrefix))
    return [];
  return [
    finding(located, ['network', 'privateEndpointPrefix'], {
      message: `the subnet range ${network.privateEndpointPrefix} is not private`,
      help: 'use free addresses of the network, such as 10.20.0.0/27',
    }),
  ];
}

interface Joined {
  readonly located: Located<Stamp>;
  readonly network: SubnetInNetwork;
}

/** Subnets in one network with common addresses or a common name. */
function overlaps(stamps: readonly Located<Stamp>[]): Finding[] {
  const joined = stamps.flatMap((located): Joined[] =>
    located.value.network.kind === 'joined' ? [{ located, network: located.value.network }] : [],
  );
  const networks = groupedBy(joined, ({ network }) => network.virtualNetworkId.toLowerCase());
  return [...networks.values()].flatMap((together) => {
    const known = together.filter(({ network }) => network.privateEndpointPrefix !== UNKNOWN_SPACE);
    const namesakes = groupedBy(together, ({ located }) => located.value.names.subnet.toLowerCase());
    return [
      ...overlappingRanges(known, ({ network }) => network.privateEndpointPrefix).map(([one, other]) =>
        overlapFound(one, other),
      ),
      ...[...namesakes.values()].flatMap(([first, ...others]) => (first ? others.map((each) => nameFound(each, first)) : [])),
    ];
  });
}

const overlapFound = ({ located, network }: Joined, other: Joined) =>
  finding(located, ['network', 'privateEndpointPrefix'], {
    message: `the subnet ${network.privateEndpointPrefix} of ${located.value.id} overlaps ${other.network.privateEndpointPrefix} of ${other.located.value.id} in the same network`,
    help: 'give each subnet its own addresses',
  });

const nameFound = ({ located }: Joined, other: Joined) =>
  finding(located, ['names', 'subnet'], {
    message: `${located.value.id} and ${other.located.value.id} would create the same subnet '${located.value.names.subnet}' in one network`,
    help: 'give each its own name: names: { subnet: … }',
  });
