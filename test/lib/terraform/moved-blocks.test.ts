import { Construct } from 'constructs';
import { ResourceGroup } from '../../../lib/terraform/resource-group';
import { configurationOf, emptyStack } from '../../support/terraform';

const [OLD, NEW, NEWER] = ['azurerm_subnet.old', 'azurerm_subnet.new', 'azurerm_subnet.newer'];

describe('addMoved', () => {
  test('creates blocks in the order of addresses, regardless of the order of the code', () => {
    const { stack } = emptyStack();
    stack.addMoved('azurerm_subnet.z', NEW);
    stack.addMoved('azurerm_subnet.a', NEWER);
    expect(configurationOf(stack).moved).toEqual([
      { from: 'azurerm_subnet.a', to: NEWER },
      { from: 'azurerm_subnet.z', to: NEW },
    ]);
  });

  test('follows a series of moves', () => {
    const { stack } = emptyStack();
    stack.addMoved(OLD, NEW);
    stack.addMoved(NEW, NEWER);
    expect(configurationOf(stack).moved).toHaveLength(2);
  });

  test.each([
    [OLD, OLD, "'azurerm_subnet.old' cannot move to its own address"],
    [OLD, NEWER, "'azurerm_subnet.old' already moves to 'azurerm_subnet.new', and cannot also move to 'azurerm_subnet.newer'"],
    [
      'azurerm_subnet.other',
      NEW,
      "'azurerm_subnet.old' already moves to 'azurerm_subnet.new', so 'azurerm_subnet.other' cannot",
    ],
    ['subnet', NEW, "'subnet' is not the address of a resource, like azurerm_subnet.network_endpoints"],
    [
      OLD,
      'azurerm_subnet.${x}',
      "'azurerm_subnet.${x}' is not the address of a resource, like azurerm_subnet.network_endpoints",
    ],
  ])('rejects %s to %s', (from, to, message) => {
    const { stack } = emptyStack();
    stack.addMoved(OLD, NEW);
    expect(() => {
      stack.addMoved(from, to);
    }).toThrow(`test: ${message}`);
    expect(configurationOf(stack).moved).toEqual([{ from: OLD, to: NEW }]);
  });
});

describe('addRenamed', () => {
  const moves = (id: string, ...formerIds: string[]) => {
    const { stack } = emptyStack();
    const construct = new Construct(new Construct(stack, 'groups'), id);
    for (const name of ['one', 'two']) new ResourceGroup(construct, name, { name: 'rg-test', location: 'swedencentral' });
    stack.addRenamed(construct, ...formerIds);
    return configurationOf(stack).moved?.map(({ from, to }) => `${from} → ${to}`);
  };

  test('moves everything in a construct, step by step', () => {
    expect(moves('now', 'first', '2nd')).toEqual([
      'azurerm_resource_group.groups_2nd_one → azurerm_resource_group.groups_now_one',
      'azurerm_resource_group.groups_2nd_two → azurerm_resource_group.groups_now_two',
      'azurerm_resource_group.groups_first_one → azurerm_resource_group.groups_2nd_one',
      'azurerm_resource_group.groups_first_two → azurerm_resource_group.groups_2nd_two',
    ]);
  });

  test('does not move unchanged addresses', () => {
    expect(moves('gpt-4.1', 'gpt-4_1')).toBeUndefined();
    expect(moves('now')).toBeUndefined();
  });
});
