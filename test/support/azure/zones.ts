/** The routes of private DNS zones. */
export const ZONES = 'GET /subscriptions/{subscription}/providers/Microsoft.Network/privateDnsZones';
export const ZONE =
  'GET /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/privateDnsZones/{zone}';
export const LINKS = `${ZONE}/virtualNetworkLinks`;

/** A zone as Azure lists it. */
export const zoneRow = (id: string) => ({
  id,
  name: id.split('/').at(-1),
  location: 'global',
  properties: { numberOfVirtualNetworkLinks: 1, maxNumberOfVirtualNetworkLinks: 1000 },
});

/** A link as Azure lists it. */
export const linkRow = (name: string, networkId: string) => ({
  name,
  properties: { registrationEnabled: false, virtualNetwork: { id: networkId }, virtualNetworkLinkState: 'Completed' },
});
