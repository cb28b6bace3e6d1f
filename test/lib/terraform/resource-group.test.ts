import { TerraformOutput, TerraformVariable } from 'cdktf';
import { ResourceGroup } from '../../../lib/terraform/resource-group';
import { at, configurationOf, emptyStack, SUBSCRIPTION } from '../../support/terraform';

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

describe('an existing group', () => {
  test('is referenced by name', () => {
    const { stack } = emptyStack();
    const group = ResourceGroup.fromResourceGroupName(stack, 'other', 'rg-other', { location: 'francecentral' });
    expect(group).toMatchObject({ groupName: 'rg-other', reference: 'rg-other', location: 'francecentral' });
  });

  test('is referenced by its ID', () => {
    const { stack } = emptyStack();
    const id = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-other`;
    expect(ResourceGroup.fromResourceGroupId(stack, 'other', id).groupName).toBe('rg-other');
  });

  test('has a location only if it is imported with one', () => {
    const { stack } = emptyStack();
    const group = ResourceGroup.fromResourceGroupName(stack, 'other', 'rg-other');
    expect(() => group.location).toThrow(
      'test/other: the location of the existing resource group is not known; import it with { location }, or set the location of the resource',
    );
  });

  test.each([
    ['rg-other', 'it must have the form /subscriptions/<id>/resourceGroups/<name>'],
    [`/subscriptions/${SUBSCRIPTION}/resourcegroups/rg-other`, 'it must have the form'],
    ['/subscriptions/mine/resourceGroups/rg-other', "its subscription 'mine' must be a UUID"],
    [`/subscriptions/${SUBSCRIPTION}/resourceGroups/<name>`, "its name '<name>' is a placeholder"],
  ])('rejects the ID %s', (id, reason) => {
    const { stack } = emptyStack();
    expect(() => ResourceGroup.fromResourceGroupId(stack, 'other', id)).toThrow(
      `test/other: '${id}' is not the ID of a resource group: ${reason}`,
    );
  });

  test('can have an ID that only Terraform knows', () => {
    const { stack } = emptyStack();
    const variable = new TerraformVariable(stack, 'group', { type: 'string' });
    const group = ResourceGroup.fromResourceGroupId(stack, 'other', variable.stringValue, { location: 'francecentral' });
    new TerraformOutput(stack, 'group_name', { value: group.reference });
    expect(configurationOf(stack).output).toEqual({ group_name: { value: '${element(split("/", var.group), 4)}' } });
  });
});

test('rejects a name that Azure would reject', () => {
  const { stack } = emptyStack();
  expect(() => new ResourceGroup(stack, 'group', { name: 'rg.', location: 'francecentral' })).toThrow(
    "test/group: the resource group name 'rg.' is not valid; Azure requires letters, digits, underscores, parentheses, hyphens and periods, not ending with a period",
  );
});
