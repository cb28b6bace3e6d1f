import fc from 'fast-check';

/** Resources of the hub, in another subscription. */
export const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-hub/providers';
/** Resources of the network team in the subscription of the stamp. */
const OWN = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-hub/providers/Microsoft.Network';
/** A subnet of the network team. */
export const SUBNET = `${OWN}/virtualNetworks/vnet-hub/subnets/snet-endpoints`;

const source = fc.oneof(fc.constantFrom('10.1.0.0/16', 'VirtualNetwork'), fc.constant(['10.1.0.0/16', '10.2.0.0/16']));
const rules = {
  allowedSources: fc.dictionary(fc.constantFrom('hub', 'office', 'vnet'), source),
  routeTableId: fc.constant(`${OWN}/routeTables/rt-hub`),
};
const group = { networkSecurityGroupId: `${OWN}/networkSecurityGroups/nsg-hub` };

const own = fc
  .record(
    {
      addressSpace: fc.constantFrom('10.0.0.0/24', '10.0.0.0/23'),
      privateEndpointPrefix: fc.constantFrom('10.0.0.0/27', '10.0.0.32/27'),
      dnsServers: fc.subarray(['10.1.0.4', '10.1.0.5']),
      location: fc.constantFrom('swedencentral', 'germanywestcentral'),
      peering: fc.record(
        {
          virtualNetworkId: fc.constantFrom(`${OWN}/virtualNetworks/vnet-hub`, `${OWN}/virtualNetworks/vnet-hub-2`),
          allowForwardedTraffic: fc.boolean(),
          useRemoteGateways: fc.boolean(),
        },
        { requiredKeys: ['virtualNetworkId'] },
      ),
      ...rules,
    },
    { requiredKeys: [] },
  )
  .map((settings) => ({ addressSpace: '10.0.0.0/24', ...settings }));

const pool = fc.constantFrom(
  `${OWN}/networkManagers/vnm-hub/ipamPools/pool-ai`,
  `${OWN}/networkManagers/vnm-hub/ipamPools/pool-2`,
);
const subnetAddresses = fc.constantFrom(32, 64);

/** A network of its own, with addresses from a pool. */
const pooled = fc
  .tuple(
    fc.record({ id: pool, networkAddresses: fc.constantFrom(64, 128), subnetAddresses }, { requiredKeys: ['id'] }),
    fc.record(rules, { requiredKeys: [] }),
  )
  .map(([ipamPool, settings]) => ({ ipamPool, ...settings }));

const addresses = fc.oneof(
  fc.constantFrom('10.9.0.0/27', '10.9.0.32/27').map((privateEndpointPrefix) => ({ privateEndpointPrefix })),
  fc.record({ ipamPool: fc.record({ id: pool, subnetAddresses }, { requiredKeys: ['id'] }) }),
);

const joined = fc.tuple(fc.record(rules, { requiredKeys: [] }), addresses).map(([settings, where]) => ({
  existing: { virtualNetworkId: `${OWN}/virtualNetworks/vnet-hub` },
  ...where,
  ...settings,
}));

/** The resource groups of endpoints in networks of the subscription of the stamp. */
const OWN_GROUP = OWN.replace(/\/providers.*$/, '');
const endpointGroups = fc.option(
  fc.constantFrom(OWN_GROUP, `${OWN_GROUP}-2`).map((resourceGroupId) => ({ privateEndpoint: { resourceGroupId } })),
  { nil: {} },
);

const elsewhere = SUBSCRIPTION.replace(/\/providers$/, '');

/** An endpoint in the subscription of the hub. */
const inHub = fc.constant({
  existing: { subnetId: `${SUBSCRIPTION}/Microsoft.Network/virtualNetworks/vnet-hub/subnets/snet-endpoints` },
  privateEndpoint: { resourceGroupId: elsewhere },
});

/** Networks in the subscription of the stamp. */
const inOwn = fc.oneof(
  { weight: 3, arbitrary: own },
  joined,
  pooled,
  fc.constant({ addressSpace: '10.0.0.0/24', ...group }),
  fc.constant({ existing: { subnetId: SUBNET } }),
);

/** The networks that a stamp can have. */
export const networks = fc.oneof(inHub, {
  weight: 6,
  arbitrary: fc.tuple(inOwn, endpointGroups).map(([network, group]) => ({ ...network, ...group })),
});
