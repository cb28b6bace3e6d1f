import { SpokeNetwork } from '../../../lib/network/spoke-network';
import { configurationOf, emptyStack } from '../../support/terraform';

function configurationWith() {
  const { stack, resourceGroup } = emptyStack();
  new SpokeNetwork(stack, 'network', { resourceGroup, addressSpace: '10.0.0.0/24' });
  return configurationOf(stack);
}

test('the subnet of an earlier version moves, and the association of its rules is forgotten and stays in Azure', () => {
  expect(configurationWith()).toMatchObject({
    moved: [{ from: 'azurerm_subnet.network_private_endpoints', to: 'azapi_resource.network_private_endpoints' }],
    removed: [
      {
        from: 'azurerm_subnet_network_security_group_association.network_private_endpoints_security_group',
        lifecycle: { destroy: false },
      },
    ],
  });
});

test('a renamed network moves from its former address, and no longer from its former type', () => {
  const { stack, resourceGroup } = emptyStack();
  stack.addRenamed(new SpokeNetwork(stack, 'network', { resourceGroup, addressSpace: '10.0.0.0/24' }), 'spoke');
  const { moved = [], removed } = configurationOf(stack);
  expect(moved.filter(({ from }) => from.endsWith('_private_endpoints'))).toEqual([
    { from: 'azapi_resource.spoke_private_endpoints', to: 'azapi_resource.network_private_endpoints' },
  ]);
  const association = 'azurerm_subnet_network_security_group_association';
  expect(removed?.map(({ from }) => from)).toEqual(
    ['network', 'spoke'].map((id) => `${association}.${id}_private_endpoints_security_group`),
  );
});
