import { resourceIdOf } from '../catalog/resource-id';
import type { Stamp } from '../fleet/stamp';

/** The ID of the network of a stamp, also of one that does not exist yet. */
export const networkIdOf = ({ network, subscriptionId, names }: Pick<Stamp, 'names' | 'network' | 'subscriptionId'>): string =>
  network.kind === 'new'
    ? resourceIdOf('virtualNetwork', { subscriptionId, resourceGroup: names.resourceGroup, names: [names.virtualNetwork] })
    : network.virtualNetworkId;

/** The subscription in an ID. */
export const subscriptionIn = (id: string): string => id.split('/')[2] ?? '';
