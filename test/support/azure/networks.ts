/** The routes of virtual networks. */
export const NETWORKS = 'GET /subscriptions/{subscription}/providers/Microsoft.Network/virtualNetworks';
export const NETWORK =
  'GET /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/virtualNetworks/{network}';

/** A virtual network as Azure lists it. */
export const networkRow = (id: string, addressPrefixes: readonly string[], more: object = {}, location = 'swedencentral') => ({
  id,
  name: id.split('/').at(-1),
  location,
  properties: {
    addressSpace: { addressPrefixes },
    provisioningState: 'Succeeded',
    subnets: [],
    virtualNetworkPeerings: [],
    ...more,
  },
});

/** A peering as Azure lists it. */
export const peeringRow = (id: string, ...addressPrefixes: readonly string[]) => ({
  name: 'peering',
  properties: {
    peeringState: 'Connected',
    remoteVirtualNetwork: { id },
    remoteVirtualNetworkAddressSpace: { addressPrefixes },
  },
});

/** A subnet as Azure lists it. */
export const subnetRow = (name: string, addressPrefix: string, more: object = {}) => ({
  name,
  properties: { addressPrefix, delegations: [], privateEndpointNetworkPolicies: 'Disabled', ...more },
});
