import { z } from 'zod';
import type { Answer } from '../answer';
import { mapAnswer } from '../answer';
import type { ResourceManager } from '../resource-manager';

const ZONE = z.object({ id: z.string(), name: z.string() });

const LINK = z.object({
  name: z.string(),
  properties: z.object({ virtualNetwork: z.object({ id: z.string().nullish() }).nullish() }).nullish(),
});

/** The operation that `privateDnsZone` and `privateDnsZones` need. */
export const READ_ZONES = 'Microsoft.Network/privateDnsZones/read';

/** The operation that `zoneLinks` needs. */
export const READ_LINKS = 'Microsoft.Network/privateDnsZones/virtualNetworkLinks/read';

/** A private DNS zone in Azure. */
export interface ZoneInAzure {
  readonly id: string;
  /** Such as `privatelink.openai.azure.com`. */
  readonly name: string;
}

/** A network that can resolve the names of a zone. */
export interface ZoneLink {
  readonly name: string;
  /** The ID of the network; empty if the answer has none. */
  readonly networkId: string;
}

/** Source: Microsoft's REST API reference, Private DNS, 2020-06-01. */
const API = '2020-06-01';

/** The private DNS zones of a subscription that the identity can see. */
export const privateDnsZones = (azure: ResourceManager, subscriptionId: string): Promise<Answer<readonly ZoneInAzure[]>> =>
  azure.list(`/subscriptions/${subscriptionId}/providers/Microsoft.Network/privateDnsZones`, API, ZONE);

/** One private DNS zone. */
export const privateDnsZone = (azure: ResourceManager, id: string): Promise<Answer<ZoneInAzure>> =>
  azure.get(id.toLowerCase(), API, ZONE);

/** The networks that are linked to a zone. */
export const zoneLinks = async (azure: ResourceManager, zoneId: string): Promise<Answer<readonly ZoneLink[]>> =>
  mapAnswer(await azure.list(`${zoneId.toLowerCase()}/virtualNetworkLinks`, API, LINK), (rows) =>
    rows.map(({ name, properties }) => ({ name, networkId: properties?.virtualNetwork?.id ?? '' })),
  );
