import { isSame } from '../catalog/ignoring-case';
import type { AccountKind } from '../catalog/clouds';
import { parseGroupId, resourceIdOf } from '../catalog/resource-id';
import type { Fleet } from '../fleet/fleet';
import type { Stamp } from '../fleet/stamp';

/** The addresses that endpoints take in a subnet. */
export interface SubnetDemand {
  /** What they take at least: one each. */
  readonly least: number;
  /** What they may take. */
  readonly most: number;
}

/**
 * The addresses that the endpoint of an account may take: one, or one for each DNS zone of a Foundry account.
 *
 * Source: the member names `default`, `secondary` and `third` of the IP configurations of Foundry accounts in public Terraform modules;
 * unverified.
 */
const MOST_ADDRESSES: Readonly<Record<AccountKind, number>> = { OpenAI: 1, AIServices: 3 };

/** What the endpoints that do not exist yet take in an existing subnet, for all stamps in it. */
export function demandIn(subnetId: string, existing: readonly string[], { stamps }: Pick<Fleet, 'stamps'>): SubnetDemand {
  const added = stamps
    .map(({ value }) => value)
    .filter(({ network }) => network.kind === 'existing' && isSame(network.subnetId, subnetId))
    .filter((stamp) => !existing.some((id) => isSame(id, endpointIdOf(stamp))));
  return { least: added.length, most: added.reduce((sum, { account }) => sum + MOST_ADDRESSES[account.kind], 0) };
}

/** The ID of the private endpoint of a stamp, also of one that does not exist yet. */
export function endpointIdOf({ network, subscriptionId, names }: Stamp): string {
  const group = network.endpointGroupId === undefined ? undefined : parseGroupId(network.endpointGroupId);
  const place = typeof group === 'object' ? group : { subscriptionId, resourceGroup: names.resourceGroup };
  return resourceIdOf('privateEndpoint', { ...place, names: [names.privateEndpoint] });
}
