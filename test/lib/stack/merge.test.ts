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
    ['with a dynamic block removes blocks', { rule: [{}, {}], a: 1 }, { dynamic: { rule } }, { a: 1, dynamic: [{ rule }] }],
    ['with a block removes dynamic blocks', { dynamic: { rule, b: rule } }, { rule: {} }, { rule: {}, dynamic: [{ b: rule }] }],
    [
      'merges lifecycle, also in a list',
      { lifecycle: { prevent_destroy: true } },
      { lifecycle: [{ ignore_changes: ['a'] }] },
      { lifecycle: { prevent_destroy: true, ignore_changes: ['a'] } },
    ],
    ['with null removes a value', { local_auth_enabled: false }, { local_auth_enabled: null }, { local_auth_enabled: null }],
    ['with null removes a map', { tags: { a: 'b' } }, { tags: null }, { tags: null }],
    ['with an empty list removes a list', { a: ['b'] }, { a: [] }, { a: [] }],
    [
      'with null removes no block',
      { network_acls: { ip_rules: [] } },
      { network_acls: null },
      { network_acls: { ip_rules: [] } },
    ],
    ['with null removes no dynamic block', { dynamic: { rule } }, { rule: null }, { dynamic: [{ rule }] }],
    ['with an empty list removes no block', { identity: [{ type: 'x' }] }, { identity: [] }, { identity: [{ type: 'x' }] }],
    [
      'with an empty list removes values that look like blocks',
      { security_rule: [{}] },
      { security_rule: [] },
      { security_rule: [] },
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

  test('distinguish providers of the same name by their aliases', () => {
    const { content, conflicts } = merge(
      [{ file: 'a.tf.json', content: { provider: { azurerm: [{ tenant_id: 'a' }, { alias: 'hub', tenant_id: 'a' }] } } }],
      [{ file: 'override.tf.json', content: { provider: { azurerm: { alias: 'hub', tenant_id: 'b' } } } }],
    );
    expect([content['provider'], conflicts]).toEqual([{ azurerm: [{ tenant_id: 'a' }, { alias: 'hub', tenant_id: 'b' }] }, []]);
  });
});

describe('an override file cannot have', () => {
  const files = [
    {
      file: 'a.tf.json',
      content: { locals: { a: 1 }, check: { c: {} }, ephemeral: { x: { y: {} } }, removed: [{ from: 'x.z' }] } as JsonObject,
    },
  ];
  const over = (content: JsonObject) => merge(files, [{ file: 'override.tf.json', content }]);
  const moved = { from: 'x.a', to: 'x.b' };

  test.each<[string, JsonObject, string[]]>([
    ['moves', { moved: [moved] }, ["override.tf.json has 'moved' blocks, which an override file cannot contain"]],
    ['a single move', { moved }, ["override.tf.json has 'moved' blocks, which an override file cannot contain"]],
    [
      'imports',
      { import: [{ to: 'x.a', id: 'a' }] },
      ["override.tf.json has 'import' blocks, which an override file cannot contain"],
    ],
    ['checks', { check: { c: {} } }, ["override.tf.json has 'check' blocks, which an override file cannot contain"]],
    [
      'removals',
      { removed: [{ from: 'x.a' }] },
      ["override.tf.json has 'removed' blocks, which Terraform ignores in an override file"],
    ],
    [
      'ephemeral resources',
      { ephemeral: { x: { y: {} } } },
      ["override.tf.json has 'ephemeral' blocks, which Terraform ignores in an override file"],
    ],
    ['local values of its own', { locals: { a: 2, b: 2 } }, ['override.tf.json overrides locals b, which does not exist']],
    ['anything else', { locals: { a: 2 }, moved: [] }, []],
  ])('%s', (_, content, expected) => {
    expect(over(content).conflicts).toEqual(expected);
  });

  test('removed blocks that have an effect', () => {
    expect(over({ removed: [{ from: 'x.a' }] }).content['removed']).toEqual([{ from: 'x.z' }]);
  });
});

test('null is not a backend and does not replace one', () => {
  const over = (terraform: JsonObject, above: JsonObject) =>
    merge([{ file: 'a.tf.json', content: { terraform } }], [{ file: 'override.tf.json', content: { terraform: above } }])
      .content;
  expect(over({ cloud: { organization: 'o' } }, { backend: null })['terraform']).toMatchObject({
    cloud: { organization: 'o' },
  });
  expect(over({ backend: { azurerm: {} } }, { backend: null })).toEqual({ terraform: { backend: { azurerm: {} } } });
});

test('null removes values that are not blocks', () => {
  const content = { locals: { a: { b: 1 } } };
  const parts = [{ file: 'a.tf.json', content }];
  expect(merge(parts, [{ file: 'override.tf.json', content: { locals: { a: null } } }]).content).toEqual({
    locals: { a: null },
  });
});
