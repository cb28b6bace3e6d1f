import { z } from 'zod';
import type { Answer } from '../answer';
import { mapAnswer } from '../answer';
import type { ResourceManager } from '../resource-manager';

const GROUP = z.object({
  name: z.string(),
  properties: z
    .object({
      privateDnsZoneConfigs: z
        .array(z.object({ properties: z.object({ privateDnsZoneId: z.string().nullish() }).nullish() }))
        .nullish(),
    })
    .nullish(),
});

/** The operation that `registeredZones` needs. */
export const READ_ZONE_GROUPS = 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups/read';

/**
 * The IDs of the zones in which a private endpoint is registered; `absent` if there is no such endpoint.
 *
 * Source: Microsoft's REST API reference, Private DNS Zone Groups - List, 2024-05-01.
 */
export const registeredZones = async (azure: ResourceManager, endpointId: string): Promise<Answer<readonly string[]>> =>
  mapAnswer(await azure.list(`${endpointId.toLowerCase()}/privateDnsZoneGroups`, '2024-05-01', GROUP), (groups) =>
    groups.flatMap(({ properties }) =>
      (properties?.privateDnsZoneConfigs ?? []).flatMap((each) => each.properties?.privateDnsZoneId ?? []),
    ),
  );
