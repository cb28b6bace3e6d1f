import type { JsonObject } from '../../../lib/stack/json';
import { merge } from '../../../lib/stack/merge';

const merged = (below: JsonObject, above: JsonObject) =>
  merge(
    [{ file: 'a.tf.json', content: { resource: { x: { y: below } } } }],
    [{ file: 'override.tf.json', content: { resource: { x: { y: above } } } }],
  ).content['resource'];

describe('an override', () => {
  const rule = { for_each: ['a'], content: {} };

  test.each<[string, JsonObject, JsonObject, JsonObject]>([
    ['with a dynamic block takes blocks away', { rule: [{}, {}], a: 1 }, { dynamic: { rule } }, { a: 1, dynamic: [{ rule }] }],
    [
      'with a block takes dynamic blocks away',
      { dynamic: { rule, b: rule } },
      { rule: {} },
      { rule: {}, dynamic: [{ b: rule }] },
    ],
    [
      'merges lifecycle, also in a list',
      { lifecycle: { prevent_destroy: true } },
      { lifecycle: [{ ignore_changes: ['a'] }] },
      { lifecycle: { prevent_destroy: true, ignore_changes: ['a'] } },
    ],
  ])('%s', (_, below, above, expected) => {
    expect(merged(below, above)).toEqual({ x: { y: expected } });
  });
});
