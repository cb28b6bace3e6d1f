import { backendOf } from '../../../lib/stack/facts/sections';
import { conductOf } from '../../../lib/stack/facts/conduct';
import { readStack } from '../../../lib/stack/stack';

const read = (configuration: unknown, override: unknown) =>
  readStack(
    'generated/prod/here',
    new Map([
      ['cdk.tf.json', JSON.stringify(configuration)],
      ['x_override.tf.json', JSON.stringify(override)],
    ]),
  );

describe('an override, as Terraform merges it', () => {
  test('replaces arguments one by one, including those of lifecycle', () => {
    const group = (attributes: unknown) => ({ resource: { azurerm_resource_group: { a: attributes } } });
    const { resources } = read(
      group({ name: 'a', tags: { one: 1 }, lifecycle: { prevent_destroy: true } }),
      group({ tags: { two: 2 }, lifecycle: { ignore_changes: ['name'] } }),
    );
    const resource = resources.get('azurerm_resource_group.a');
    expect(resource?.attributes).toMatchObject({ name: 'a', tags: { two: 2 } });
    expect(resource?.attributes['tags']).toEqual({ two: 2 });
    expect(resource && conductOf(resource)).toMatchObject({ isProtected: true, ignored: ['name'] });
    expect(resource?.files).toEqual(['cdk.tf.json', 'x_override.tf.json']);
  });

  test('replaces a backend with another or with cloud, and the other way round', () => {
    const backend = { terraform: { backend: { azurerm: { key: 'a' } } } };
    const cloud = { terraform: { cloud: { organization: 'other' } } };
    expect(backendOf(read(cloud, backend))).toEqual({ type: 'azurerm', settings: { key: 'a' } });
    expect(backendOf(read(backend, cloud))).toEqual({ type: 'cloud', settings: { organization: 'other' } });
    expect(backendOf(read(backend, { terraform: { backend: { local: {} } } })).type).toBe('local');
  });

  test('is a conflict if the resource does not exist', () => {
    expect(read({}, { resource: { x: { a: {} } } }).conflicts).toEqual([
      'x_override.tf.json overrides resource x.a, which does not exist',
    ]);
  });

  test('has comments, which are not notes', () => {
    const { notes, sections } = read({ '//': { workload: 'chat' } }, { '//': { workload: 'other' } });
    expect([notes.workload, sections]).toEqual(['chat', {}]);
  });
});
