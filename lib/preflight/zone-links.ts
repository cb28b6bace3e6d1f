import { privateDnsZones, zoneLinks } from '../azure/reads/private-dns-zones';
import type { ServedCloud } from '../catalog/clouds';
import { oncePerRun } from './once';

/** The zones of a subscription, decoded once. */
export const zonesIn = oncePerRun(
  (_cloud: ServedCloud, subscriptionId: string) => subscriptionId.toLowerCase(),
  ({ azure }, cloud, subscriptionId) => privateDnsZones(azure(cloud), subscriptionId.toLowerCase()),
);

/** The links of a zone, decoded once. */
export const linksOf = oncePerRun(
  (_cloud: ServedCloud, zoneId: string) => zoneId.toLowerCase(),
  ({ azure }, cloud, zoneId) => zoneLinks(azure(cloud), zoneId),
);
