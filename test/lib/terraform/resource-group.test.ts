import { TerraformOutput } from 'cdktf';
import { ResourceGroup } from '../../../lib/terraform/resource-group';
import { at, configurationOf, emptyStack } from '../../support/terraform';

test('a group has its name, its location and its tags', () => {
  const { stack } = emptyStack();
  new ResourceGroup(stack, 'group', { name: 'rg-other', location: 'francecentral', tags: { costCenter: '4711' } });
  expect(at(configurationOf(stack), 'azurerm_resource_group.group')).toEqual({
    name: 'rg-other',
    location: 'francecentral',
    tags: { costCenter: '4711' },
    lifecycle: { prevent_destroy: true },
  });
});

test('a group can be destroyed in a stack without protection', () => {
  const { stack } = emptyStack({ preventDestroy: false });
  expect(at(configurationOf(stack), 'azurerm_resource_group.resource_group')).toMatchObject({
    lifecycle: { prevent_destroy: false },
  });
});

test('a group has its name as text and as a reference', () => {
  const { stack } = emptyStack();
  const group = new ResourceGroup(stack, 'group', { name: 'rg-other', location: 'francecentral' });
  expect(group.groupName).toBe('rg-other');
  expect(group.location).toBe('francecentral');
  new TerraformOutput(stack, 'group_name', { value: group.reference });
  expect(configurationOf(stack).output).toEqual({ group_name: { value: '${azurerm_resource_group.group.name}' } });
});

test('an existing group is referenced by name', () => {
  expect(ResourceGroup.fromName('rg-other', 'francecentral')).toEqual({
    groupName: 'rg-other',
    reference: 'rg-other',
    location: 'francecentral',
  });
});

test('rejects a name that Azure would reject', () => {
  const { stack } = emptyStack();
  expect(() => new ResourceGroup(stack, 'group', { name: 'rg.', location: 'francecentral' })).toThrow(
    "test/group: the resource group name 'rg.' is not valid; Azure requires letters, digits, underscores, parentheses, hyphens and periods, not ending with a period",
  );
});
