import { problemsOf } from '../../support/project';

const SUBNET =
  '/subscriptions/00000000-0000-0000-0000-0000000000f0/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet-hub/subnets/snet-endpoints';

const environment = (name: string, subscription: string, subnet: string) => `environment: ${name}
workload: assistants
subscriptionId: ${subscription}
residency: { dataZone: EU }
network: { existing: { subnetId: ${subnet} } }
regions: { swedencentral: }
`;

test.each([
  ['the same spelling', SUBNET],
  ['another case', SUBNET.replace('vnet-hub', 'VNET-Hub').replace('rg-network', 'RG-Network')],
])('one network in %s cannot be linked to the zones of two environments', (_, other) => {
  const files = {
    dev: environment('dev', '11111111-1111-4111-8111-111111111111', SUBNET),
    test: environment('test', '22222222-2222-4222-8222-222222222222', other),
  };
  expect(problemsOf(files)).toContainEqual(
    expect.stringMatching(/^dns\/linked-network: dev-swedencentral and test-swedencentral /),
  );
});
