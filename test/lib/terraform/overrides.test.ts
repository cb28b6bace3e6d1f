import fc from 'fast-check';
import type { AttributeMap } from '../../../lib/terraform/overrides';
import { withOverride, overrideProblems } from '../../../lib/terraform/overrides';
import { at, configurationOf, emptyStack } from '../../support/terraform';

const GROUP = 'azurerm_resource_group.resource_group';

describe('overrideAttributes', () => {
  test('merges overrides in order over the existing attributes', () => {
    const { stack } = emptyStack();
    stack.overrideAttributes(GROUP, { managed_by: 'x', tags: { a: '1', 'b.c': '2' } });
    stack.overrideAttributes(GROUP, { location: 'westeurope', tags: { a: '3' } });
    expect(at(configurationOf(stack), GROUP)).toMatchObject({
      name: 'rg-test',
      location: 'westeurope',
      managed_by: 'x',
      tags: { a: '3', 'b.c': '2' },
    });
  });

  test('fails during synthesis if no resource has the address', () => {
    const { stack } = emptyStack();
    stack.overrideAttributes('azurerm_resource_group.constructor', { location: 'westeurope' });
    expect(() => configurationOf(stack)).toThrow('test: there is no azurerm_resource_group.constructor to override');
  });

  test('reports all invalid overrides at once', () => {
    const { stack } = emptyStack();
    expect(() => {
      stack.overrideAttributes(GROUP, { count: 2, access_key: 'x' });
    }).toThrow(
      `- ${GROUP}: 'count' cannot be overridden: it changes how Terraform works, not the resource\n- ${GROUP}: 'access_key' looks like a secret`,
    );
  });
});

test('a sensitive body cannot be overridden', () => {
  expect(overrideProblems({ sensitive_body: { properties: {} } }).map(({ path, secret }) => [path, secret])).toEqual([
    [['sensitive_body'], true],
  ]);
});

test('a stack knows its addresses', () => {
  expect(emptyStack().stack.addresses).toEqual([GROUP]);
});

test.each([
  'access_key',
  'apiKey',
  'password',
  'adminPassword',
  'client_secret',
  'token',
  'sasToken',
  'connectionString',
  'sas',
  'blob_sas',
  'password_wo',
])('%s may be a secret, also in a list, but not if it is a map', (name) => {
  expect(overrideProblems({ [name]: 'x' }).map(({ path }) => path)).toEqual([[name]]);
  expect(overrideProblems({ body: { inner: [{ [name]: ['x'] }] } }).map(({ path }) => path)).toEqual([
    ['body', 'inner', 0, name],
  ]);
  expect(overrideProblems({ [name]: { vault_id: 'x' } })).toEqual([]);
});

test.each(['key_vault_key_id', 'customer_managed_key_id', 'tokens', 'password_wo_version', 'canvas', 'key'])(
  '%s holds none',
  (name) => {
    expect(overrideProblems({ [name]: 'x' })).toEqual([]);
  },
);

test('meta-arguments exist only at the top level', () => {
  expect(overrideProblems({ body: { count: 1, lifecycle: {} } })).toEqual([]);
});

const attributes = fc.dictionary(
  fc.stringMatching(/^[a-d]$/),
  fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.integer(),
      fc.array(fc.integer()),
      fc.dictionary(fc.stringMatching(/^[a-d]$/), tie('value')),
    ),
  })).value,
) as fc.Arbitrary<AttributeMap>;

test('merged values are present afterwards, and merging them again changes nothing', () => {
  fc.assert(
    fc.property(attributes, attributes, (below, above) => {
      const once = withOverride(below, above) as AttributeMap;
      expect(once).toMatchObject(above);
      expect(withOverride(once, above)).toEqual(once);
      expect(Object.keys(once).sort()).toEqual([...new Set([...Object.keys(below), ...Object.keys(above)])].sort());
    }),
  );
});

test('dynamic blocks cannot be overridden in other blocks', () => {
  const block = { for_each: [1], content: { subnet_id: 'x' } };
  const pathsOf = (rules: Parameters<typeof overrideProblems>[0]) =>
    overrideProblems({ network_acls: rules }).map(({ path }) => path.join('.'));
  expect(pathsOf({ dynamic: { rules: block } })).toEqual(['network_acls.dynamic']);
  expect(pathsOf({ deeper: [{ dynamic: [{ rules: [{ content: {} }] }] }] })).toEqual(['network_acls.deeper.0.dynamic']);
  expect(pathsOf({ dynamic: true, other: { dynamic: { a: 'b', c: { d: 1 } } } })).toEqual([]);
});
