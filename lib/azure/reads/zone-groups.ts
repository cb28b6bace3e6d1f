import { z } from 'zod';
import type { Answer } from '../answer';
import { mapAnswer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { NETWORK_API } from './api-versions';

const ZONE_GROUP = z.object({
  name: z.string(),
  properties: z.object({
    privateDnsZoneConfigs: z
      .array(z.object({ properties: z.object({ privateDnsZoneId: z.string().nullish() }).nullish() }))
      .nullish(),
  }),
});

/** The zones in which an endpoint is registered. */
export type ZoneGroupAnswer = z.infer<typeof ZONE_GROUP>;

/** The IDs of the zones of a group, in Azure's order. */
export const zoneIdsOf = ({ properties }: ZoneGroupAnswer): readonly string[] =>
  (properties.privateDnsZoneConfigs ?? []).flatMap((each) => each.properties?.privateDnsZoneId ?? []);

/** The operation that `zoneGroups` and `registeredZones` need. */
export const READ_ZONE_GROUPS = 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups/read';

/**
 * The zone groups of an endpoint: none or one.
 *
 * Source: Azure/azure-rest-api-specs, network, PrivateDnsZoneGroups_List, 2024-05-01.
 */
export const zoneGroups = (azure: ResourceManager, endpointId: string): Promise<Answer<readonly ZoneGroupAnswer[]>> =>
  azure.list(`${endpointId}/privateDnsZoneGroups`, NETWORK_API, ZONE_GROUP);

/**
 * The IDs of the zones in which a private endpoint is registered; `absent` if there is no such endpoint.
 *
 * Source: Microsoft's REST API reference, Private DNS Zone Groups - List, 2024-05-01.
 */
export const registeredZones = async (azure: ResourceManager, endpointId: string): Promise<Answer<readonly string[]>> =>
  mapAnswer(await zoneGroups(azure, endpointId.toLowerCase()), (groups) => groups.flatMap(zoneIdsOf));
