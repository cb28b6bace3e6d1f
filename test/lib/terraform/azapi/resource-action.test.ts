import { AzapiResource, AzapiResourceAction } from '../../../../lib/terraform/azapi';
import { at, configurationOf, emptyStack } from '../../../support/terraform';

const REQUIRED = { type: 'Microsoft.Example/things@2025-06-01', resourceId: '/thing', action: 'addItems' };

test('settings that are not set are omitted', () => {
  const { stack } = emptyStack();
  new AzapiResourceAction(stack, 'act', REQUIRED);
  expect(at(configurationOf(stack, { validated: false }), 'azapi_resource_action.act')).toEqual({
    type: 'Microsoft.Example/things@2025-06-01',
    resource_id: '/thing',
    action: 'addItems',
  });
});

test('all settings are written, with an unchanged body', () => {
  const { stack } = emptyStack();
  const thing = new AzapiResource(stack, 'thing', { type: REQUIRED.type, name: 'thing', parentId: '/parent', body: {} });
  new AzapiResourceAction(stack, 'act', {
    ...REQUIRED,
    resourceId: thing.id,
    method: 'POST',
    body: [{ name: 'item-0', properties: { pattern: 'x', isRegex: false } }],
    when: 'apply',
    locks: ['/parent'],
    retry: { errorMessageRegex: ['Busy'] },
    dependsOn: [thing],
    lifecycle: { createBeforeDestroy: true },
  });
  expect(at(configurationOf(stack, { validated: false }), 'azapi_resource_action.act')).toEqual({
    type: 'Microsoft.Example/things@2025-06-01',
    resource_id: '${azapi_resource.thing.id}',
    action: 'addItems',
    method: 'POST',
    body: [{ name: 'item-0', properties: { pattern: 'x', isRegex: false } }],
    when: 'apply',
    locks: ['/parent'],
    retry: { error_message_regex: ['Busy'] },
    depends_on: ['azapi_resource.thing'],
    lifecycle: { create_before_destroy: true },
  });
});
