import { idOf, numberOf, switchOf } from '../../../lib/stack/facts/field';
import { CONTENT_FILTER } from '../../../lib/stack/facts/content-filter';
import { factOf } from '../../../lib/stack/facts/kind';
import { forgottenIn } from '../../../lib/stack/facts/sections';
import type { Json, JsonObject } from '../../../lib/stack/json';

test.each<[Json | undefined, boolean | 'unknown']>([
  [true, true],
  ['true', true],
  [false, false],
  ['false', false],
  ['${var.open}', 'unknown'],
  [1, 'unknown'],
])('the switch %j is %j, regardless of the default', (value, expected) => {
  expect([switchOf(value, true), switchOf(value, false)]).toEqual([expected, expected]);
});

test.each([undefined, null])('the switch %j is the default of the provider', (value) => {
  expect([switchOf(value, true), switchOf(value, false)]).toEqual([true, false]);
});

test.each<[Json | undefined, number | 'unknown' | undefined]>([
  [7, 7],
  ['7', 7],
  ['-0.5', -0.5],
  ['${var.days}', 'unknown'],
  ['7 days', 'unknown'],
  [null, undefined],
])('the number %j is %j', (value, expected) => {
  expect(numberOf(value)).toBe(expected);
});

test.each<[string, string | undefined]>([
  ['${azurerm_storage_account.a.id}/blobServices/default/containers/x', 'azurerm_storage_account.a'],
  ['${azurerm_storage_account.a.id}/containers/${azurerm_storage_container.c.name}', 'azurerm_storage_container.c'],
  ['${azurerm_storage_account.a.id}/../b', undefined],
  ['${lower(azurerm_storage_account.a.id)}/x', undefined],
  ['/subscriptions/x', undefined],
])('%s is the ID of something in %s', (written, address) => {
  expect(idOf(written).to?.address).toBe(address);
});

test.each<[Json, string[]]>([
  [false, ['x.a']],
  ['false', ['x.a']],
  [true, []],
  ['${var.destroy}', []],
])('a removed block with destroy = %j forgets %j', (destroy, expected) => {
  expect(forgottenIn({ sections: { removed: [{ from: 'x.a', lifecycle: { destroy } }] } })).toEqual(expected);
});

test.each<[JsonObject, string]>([
  [{}, 'blocking'],
  [{ mode: 'Default' }, 'blocking'],
  [{ mode: 'Asynchronous_filter' }, 'asynchronous'],
])('a filter of azurerm with %j is %s', (attributes, mode) => {
  const type = 'azurerm_cognitive_account_rai_policy';
  const fact = factOf(CONTENT_FILTER, { address: `${type}.x`, type, attributes, files: [] });
  expect(fact?.value.settings.mode).toBe(mode);
});
