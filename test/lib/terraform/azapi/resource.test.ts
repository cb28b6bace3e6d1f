import { AzapiResource } from '../../../../lib/terraform/azapi';
import { at, configurationOf, emptyStack } from '../../../support/terraform';

const REQUIRED = { type: 'Microsoft.Example/things@2025-06-01', name: 'thing', parentId: '/parent', body: {} };

test('settings that are not set are omitted', () => {
  const { stack } = emptyStack();
  new AzapiResource(stack, 'thing', REQUIRED);
  expect(at(configurationOf(stack), 'azapi_resource.thing')).toEqual({
    type: 'Microsoft.Example/things@2025-06-01',
    name: 'thing',
    parent_id: '/parent',
    body: {},
  });
});

test('the body is unchanged: keys, nulls, false and empty lists', () => {
  const { stack } = emptyStack();
  const body = {
    properties: { basePolicyName: 'x', dependsOn: 'kept', contentFilters: [{ severityThreshold: 'Low', isOn: false }] },
    topLevel: 'kept',
    'key.with-dots': { snake_case: null, UPPER: [], zero: 0 },
  };
  new AzapiResource(stack, 'thing', { ...REQUIRED, body });
  expect(at(configurationOf(stack), 'azapi_resource.thing')['body']).toEqual(body);
});

test('references in the body are resolved', () => {
  const { stack, resourceGroup } = emptyStack();
  new AzapiResource(stack, 'thing', { ...REQUIRED, body: { properties: { groupName: resourceGroup.reference } } });
  expect(at(configurationOf(stack), 'azapi_resource.thing')['body']).toEqual({
    properties: { groupName: '${azurerm_resource_group.resource_group.name}' },
  });
});

test('settings for comparing responses are written in the spelling of azapi, with unchanged paths of lists', () => {
  const { stack } = emptyStack();
  new AzapiResource(stack, 'thing', {
    ...REQUIRED,
    ignoreCasing: true,
    listUniqueIdProperty: { 'properties.contentFilters': 'name, source' },
    ignoreOtherItemsInList: ['properties.contentFilters'],
  });
  expect(at(configurationOf(stack), 'azapi_resource.thing')).toMatchObject({
    ignore_casing: true,
    list_unique_id_property: { 'properties.contentFilters': 'name, source' },
    ignore_other_items_in_list: ['properties.contentFilters'],
  });
});

test('locks, retries, order and lifecycle are written', () => {
  const { stack } = emptyStack();
  const other = new AzapiResource(stack, 'other', REQUIRED);
  new AzapiResource(stack, 'thing', {
    ...REQUIRED,
    locks: ['/parent'],
    retry: { errorMessageRegex: ['Busy'], intervalSeconds: 10, maxIntervalSeconds: 60 },
    dependsOn: [other],
    lifecycle: { createBeforeDestroy: true, ignoreChanges: ['body'] },
  });
  expect(at(configurationOf(stack), 'azapi_resource.thing')).toMatchObject({
    locks: ['/parent'],
    retry: { error_message_regex: ['Busy'], interval_seconds: 10, max_interval_seconds: 60 },
    depends_on: ['azapi_resource.other'],
    lifecycle: { create_before_destroy: true, ignore_changes: ['body'] },
  });
});

test('its id and its name can be referenced', () => {
  const { stack } = emptyStack();
  const parent = new AzapiResource(stack, 'parent', REQUIRED);
  new AzapiResource(stack, 'child', { ...REQUIRED, name: parent.name, parentId: parent.id });
  expect(at(configurationOf(stack), 'azapi_resource.child')).toMatchObject({
    name: '${azapi_resource.parent.name}',
    parent_id: '${azapi_resource.parent.id}',
  });
});
