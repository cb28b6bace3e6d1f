import type { Json, JsonObject } from '../../../lib/stack/json';
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

describe('several files', () => {
  const together = (section: string, ...blocks: readonly Json[]) =>
    merge(
      blocks.map((block, i) => ({ file: `${i}.tf.json`, content: { [section]: block } })),
      [],
    ).content[section];

  test.each(['import', 'moved', 'removed'])('add to the list of what is %s', (section) => {
    expect(together(section, { from: 'x.a' }, [{ from: 'x.b' }, { from: 'x.c' }])).toEqual([
      { from: 'x.a' },
      { from: 'x.b' },
      { from: 'x.c' },
    ]);
  });

  test('tell providers of one name apart by their aliases', () => {
    const { content, conflicts } = merge(
      [{ file: 'a.tf.json', content: { provider: { azurerm: [{ tenant_id: 'a' }, { alias: 'hub', tenant_id: 'a' }] } } }],
      [{ file: 'override.tf.json', content: { provider: { azurerm: { alias: 'hub', tenant_id: 'b' } } } }],
    );
    expect([content['provider'], conflicts]).toEqual([{ azurerm: [{ tenant_id: 'a' }, { alias: 'hub', tenant_id: 'b' }] }, []]);
  });
});
