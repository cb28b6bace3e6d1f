import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { ResourceGroup } from '../../../lib/terraform/resource-group';
import { Tags } from '../../../lib/terraform/tags';
import { at, configurationOf, emptyStack } from '../../support/terraform';

const NETWORK = { name: 'vnet', resourceGroupName: 'rg', location: 'swedencentral', addressSpace: ['10.0.0.0/24'] };

const groupIn = (scope: Construct, id: string, tags?: Record<string, string>) =>
  new ResourceGroup(scope, id, { name: `rg-${id}`, location: 'swedencentral', ...(tags ? { tags } : {}) });

test('tags of a stack are on every resource that can have tags, also on those of the team', () => {
  const { stack, resourceGroup } = emptyStack({ tags: { owner: 'platform' } });
  new VirtualNetwork(stack, 'network', NETWORK);
  Tags.of(stack).add('costCenter', '4711');
  const configuration = configurationOf(stack);
  expect(at(configuration, 'azurerm_resource_group.resource_group')['tags']).toEqual({ owner: 'platform', costCenter: '4711' });
  expect(at(configuration, 'azurerm_virtual_network.network')['tags']).toEqual({ owner: 'platform', costCenter: '4711' });
  expect(resourceGroup.resource.tagsInput).toEqual({ owner: 'platform', costCenter: '4711' });
});

test('an inner scope takes precedence over an outer one, and a resource over both, in any order of code', () => {
  // GIVEN
  const { stack } = emptyStack();
  const team = new Construct(stack, 'team');
  Tags.of(team).add('owner', 'team').add('a', 'inner');
  groupIn(team, 'own', { owner: 'me' });
  groupIn(team, 'inherited');
  // WHEN
  Tags.of(stack).add('owner', 'platform').add('a', 'outer').add('b', 'outer');
  // THEN
  const configuration = configurationOf(stack);
  expect(at(configuration, 'azurerm_resource_group.team_own')['tags']).toEqual({ owner: 'me', a: 'inner', b: 'outer' });
  expect(at(configuration, 'azurerm_resource_group.team_inherited')['tags']).toEqual({
    owner: 'team',
    a: 'inner',
    b: 'outer',
  });
  expect(at(configuration, 'azurerm_resource_group.resource_group')['tags']).toEqual({
    owner: 'platform',
    a: 'outer',
    b: 'outer',
  });
});

test('names that differ only in case are one tag, as in Azure', () => {
  const { stack } = emptyStack({ tags: { costCenter: '1', CostCenter: '2' } });
  groupIn(stack, 'own', { COSTCENTER: '3' });
  const configuration = configurationOf(stack);
  expect(at(configuration, 'azurerm_resource_group.resource_group')['tags']).toEqual({ CostCenter: '2' });
  expect(at(configuration, 'azurerm_resource_group.own')['tags']).toEqual({ COSTCENTER: '3' });
});

test('tags that are added after a first synthesis are also written, and own tags that are changed', () => {
  const { stack, resourceGroup } = emptyStack({ tags: { a: '1' } });
  configurationOf(stack);
  Tags.of(stack).add('b', '2');
  expect(at(configurationOf(stack), 'azurerm_resource_group.resource_group')['tags']).toEqual({ a: '1', b: '2' });
  resourceGroup.resource.tags = { a: 'own' };
  expect(at(configurationOf(stack), 'azurerm_resource_group.resource_group')['tags']).toEqual({ a: 'own', b: '2' });
});

test('own tags that only Terraform knows are merged by Terraform', () => {
  const { stack, resourceGroup } = emptyStack({ tags: { a: '1' } });
  const variable = new TerraformVariable(stack, 'tags', { type: 'map(string)' });
  resourceGroup.resource.tags = variable.value as Record<string, string>;
  expect(at(configurationOf(stack), 'azurerm_resource_group.resource_group')['tags']).toBe('${merge({"a" = "1"}, var.tags)}');
});

test('a value can be known only to Terraform', () => {
  const { stack } = emptyStack();
  const { stringValue } = new TerraformVariable(stack, 'owner', { type: 'string' });
  Tags.of(stack).add('owner', stringValue);
  expect(at(configurationOf(stack), 'azurerm_resource_group.resource_group')['tags']).toEqual({ owner: '${var.owner}' });
});

test('a stack that is not a BaseStack has them, too', () => {
  const stack = new TerraformStack(Testing.app(), 'own');
  new VirtualNetwork(stack, 'network', NETWORK);
  Tags.of(stack).add('owner', 'team');
  const { resource } = JSON.parse(Testing.synth(stack)) as { resource: Record<string, Record<string, object>> };
  expect(resource['azurerm_virtual_network']?.['network']).toMatchObject({ tags: { owner: 'team' } });
});

test('a stack without tags writes none', () => {
  const { stack } = emptyStack();
  expect(at(configurationOf(stack), 'azurerm_resource_group.resource_group')).not.toHaveProperty('tags');
});

test.each([
  ['a<b', 'x', "the tag name 'a<b' contains one of < > % & \\ ? /"],
  ['', 'x', "the name of a tag is ''; it must be text"],
  ['${var.a}', 'x', 'the name of a tag is a reference, whose value only Terraform knows; write it as text'],
  ['a', 5 as never, "the value of the tag 'a' is not text"],
])('rejects the tag %j: %j', (key, value, message) => {
  expect(() => Tags.of(emptyStack().stack).add(key, value)).toThrow(`test: ${message}`);
});
