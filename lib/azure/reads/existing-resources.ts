import { regionIn } from '../../catalog/ignoring-case';
import { z } from 'zod';
import type { ResourceType } from '../../catalog/resource-id';
import { RESOURCE_TYPES } from '../../catalog/resource-id';
import type { Answer } from '../answer';
import { mapAnswer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { NETWORK_API, RESOURCES_API, WORKSPACES_API } from './api-versions';

/** The types of existing resources that stacks name by ID. Source: Microsoft's REST API reference of each, its Get operation. */
const VERSIONS = {
  actionGroup: '2023-01-01',
  identity: '2023-01-31',
  ipamPool: NETWORK_API,
  keyVault: '2023-07-01',
  managedHsm: '2023-07-01',
  networkSecurityGroup: NETWORK_API,
  resourceGroup: RESOURCES_API,
  routeTable: NETWORK_API,
  searchService: '2023-11-01',
  storageAccount: '2023-05-01',
  subnet: NETWORK_API,
  virtualNetwork: NETWORK_API,
  workspace: WORKSPACES_API,
} as const satisfies Partial<Record<ResourceType | 'resourceGroup', string>>;

/** A type of an existing resource that a stack names by ID. */
export type NamedType = keyof typeof VERSIONS;

/** All these types. */
export const NAMED_TYPES = Object.keys(VERSIONS) as NamedType[];

const RESOURCE = z.object({
  // Without an ID, the answer is not a resource.
  id: z.string(),
  location: z.string().nullish(),
  properties: z
    .object({
      clientId: z.string().nullish(),
      enablePurgeProtection: z.boolean().nullish(),
      enableSoftDelete: z.boolean().nullish(),
    })
    .nullish(),
});

/** An existing resource. */
export interface NamedResource {
  /** The region, in lower case and without spaces; empty if it has none. */
  readonly region: string;
  /** The client ID of an identity. */
  readonly clientId?: string;
  /** Whether a key vault or managed HSM keeps what is deleted for as long as it says. Azure leaves it out if it never was on. */
  readonly purgeProtection: boolean;
  /** Whether a key vault keeps what is deleted. It is on unless Azure says that it is off. */
  readonly softDelete: boolean;
}

/** The operation that `namedResource` needs for a type. */
export const readingOf = (type: NamedType): string =>
  type === 'resourceGroup' ? 'Microsoft.Resources/subscriptions/resourceGroups/read' : `${RESOURCE_TYPES[type]}/read`;

/** An existing resource, by its ID. */
export const namedResource = async (azure: ResourceManager, type: NamedType, id: string): Promise<Answer<NamedResource>> =>
  mapAnswer(await azure.get(id.toLowerCase(), VERSIONS[type], RESOURCE), ({ location, properties }) => ({
    region: regionIn(location),
    ...(properties?.clientId ? { clientId: properties.clientId } : {}),
    purgeProtection: properties?.enablePurgeProtection === true,
    softDelete: properties?.enableSoftDelete !== false,
  }));
