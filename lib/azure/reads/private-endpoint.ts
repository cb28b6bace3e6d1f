import { z } from 'zod';
import type { Answer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { NETWORK_API } from './api-versions';

const CONNECTION = z.object({
  name: z.string(),
  properties: z.object({ privateLinkServiceId: z.string(), groupIds: z.array(z.string()).nullish() }),
});

const ENDPOINT = z.object({
  id: z.string(),
  name: z.string(),
  location: z.string(),
  tags: z.record(z.string(), z.string().nullable()).nullish(),
  properties: z.object({
    subnet: z.object({ id: z.string() }),
    customNetworkInterfaceName: z.string().nullish(),
    privateLinkServiceConnections: z.array(CONNECTION).nullish(),
    manualPrivateLinkServiceConnections: z.array(CONNECTION).nullish(),
    ipConfigurations: z
      .array(
        z.object({
          name: z.string(),
          properties: z.object({
            privateIPAddress: z.string(),
            groupId: z.string().nullish(),
            memberName: z.string().nullish(),
          }),
        }),
      )
      .nullish(),
  }),
});

/** A private endpoint. */
export type EndpointAnswer = z.infer<typeof ENDPOINT>;

/** The operation that `privateEndpoint` needs. */
export const READ_ENDPOINTS = 'Microsoft.Network/privateEndpoints/read';

/**
 * A private endpoint, which can be in another resource group or subscription than what it connects to.
 *
 * Source: Azure/azure-rest-api-specs, network, PrivateEndpoints_Get, 2024-05-01.
 */
export const privateEndpoint = (azure: ResourceManager, endpointId: string): Promise<Answer<EndpointAnswer>> =>
  azure.get(endpointId, NETWORK_API, ENDPOINT);

const SUBNET = z.object({
  properties: z.object({
    networkSecurityGroup: z.object({ id: z.string() }).nullish(),
    privateEndpointNetworkPolicies: z.string().nullish(),
  }),
});

/** The rules that apply to endpoints in a subnet. */
export type SubnetAnswer = z.infer<typeof SUBNET>;

/** The operation that `endpointSubnet` needs. */
export const READ_SUBNETS = 'Microsoft.Network/virtualNetworks/subnets/read';

/**
 * The subnet of an endpoint.
 *
 * Source: Azure/azure-rest-api-specs, network, Subnets_Get, 2024-05-01.
 */
export const endpointSubnet = (azure: ResourceManager, subnetId: string): Promise<Answer<SubnetAnswer>> =>
  azure.get(subnetId, NETWORK_API, SUBNET);
