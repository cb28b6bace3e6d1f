import { fleetOf } from '../../support/project';

const SUBNET =
  '/subscriptions/00000000-0000-0000-0000-0000000000f0/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet-hub/subnets';

const defaults = `workload: claims
residency: { dataZone: EU }
state:
  subscriptionId: 00000000-0000-0000-0000-0000000000c0
  resourceGroup: rg-tfstate
  storageAccount: sttfstateclaims
  create:
    location: swedencentral
    replication: ZRS
    allowedRanges: [203.0.113.0/24, 198.51.100.0/24, 203.0.113.0/24]
    allowedSubnetIds: [${SUBNET}/b, ${SUBNET}/a, ${SUBNET}/b]
`;

const environment = (name: string, container: string, more = '') => `environment: ${name}
subscriptionId: ${name === 'live' ? '22222222-2222-4222-8222-222222222222' : '11111111-1111-4111-8111-111111111111'}
state: { container: ${container} }
access: { team: { principalId: 7a6bc1f0-3f0c-4d86-9f6e-5d1c2b3a4e01, principalType: Group, role: inference } }
${more}regions: { swedencentral: { network: { addressSpace: 10.30.0.0/24 } } }
`;

const accountOf = (files: Readonly<Record<string, string>>) => {
  const [account] = fleetOf({ defaults, ...files }).stateAccounts;
  if (!account) throw new Error('no account is created');
  return account.value;
};

test('an account has each range, subnet, container and role once, in order', () => {
  const { allowedRanges, allowedSubnetIds, containers, assignableRoles } = accountOf({
    live: environment('live', 'zeta'),
    trial: environment('trial', 'alpha'),
  });
  expect(allowedRanges).toEqual(['198.51.100.0/24', '203.0.113.0/24']);
  expect(allowedSubnetIds).toEqual([`${SUBNET}/a`, `${SUBNET}/b`]);
  expect(containers).toEqual(['alpha', 'bootstrap', 'zeta']);
  expect(assignableRoles).toEqual([...new Set(assignableRoles)].sort());
});

test('tags and versions that environments do not agree on are not those of the account', () => {
  const { tags, providers } = accountOf({
    live: environment('live', 'live', 'tags: { owner: a, costCenter: "1" }\nproviders: { azurerm: 4.80.0 }\n'),
    trial: environment('trial', 'trial', 'tags: { owner: b, costCenter: "1" }\n'),
  });
  expect(tags).toEqual({ costCenter: '1', managedBy: 'azure-openai-stamps', workload: 'claims' });
  expect(providers.azurerm).not.toBe('4.80.0');
});
