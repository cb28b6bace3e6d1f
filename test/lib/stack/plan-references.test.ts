import { Facts } from '../../../lib/stack/facts/facts';
import { stackOfPlan } from '../../../lib/stack/source/plan';

/** A resource of a plan: its values, and the references of its other arguments. */
interface Given {
  readonly address: string;
  readonly values?: object;
  readonly sensitive?: object;
  readonly references?: Readonly<Record<string, readonly string[]>>;
  readonly forEach?: readonly string[];
}

const planned = ({ address, values = {}, sensitive = {} }: Given, module = '') => {
  const [, type, name] = /^(\w+)\.([\w-]+)/.exec(address) ?? [];
  return { address: `${module}${address}`, mode: 'managed', type, name, values, sensitive_values: sensitive };
};

const configured = (given: readonly Given[]) =>
  given.map(({ address, references = {}, forEach }) => ({
    address: address.replace(/\[.*$/, ''),
    expressions: Object.fromEntries(Object.entries(references).map(([key, each]) => [key, { references: each }])),
    ...(forEach ? { for_each_expression: { references: forEach } } : {}),
  }));

/** The value that the argument `x` of a resource is read as. */
const read = (given: readonly Given[], inner: readonly Given[] = [], module: object = {}, address = 'r.x') => {
  const child_modules =
    inner.length === 0 ? [] : [{ address: 'module.m', resources: inner.map((each) => planned(each, 'module.m.')) }];
  const stack = stackOfPlan(
    'plan',
    JSON.stringify({
      format_version: '1.2',
      planned_values: { root_module: { resources: given.map((each) => planned(each)), child_modules } },
      configuration: {
        root_module: {
          resources: configured(given),
          module_calls: { m: { module: { resources: configured(inner) }, ...module } },
        },
      },
    }),
  );
  return stack.resources.get(address)?.attributes['x'];
};

/** A resource that opens an account by its `sensitive_body`. */
const opened = (expression: object) =>
  stackOfPlan(
    'plan',
    JSON.stringify({
      format_version: '1.2',
      planned_values: {
        root_module: {
          resources: [planned({ address: 'azapi_resource.x', values: { type: ARM, body: CLOSED, sensitive_body: null } })],
        },
      },
      configuration: {
        root_module: { resources: [{ address: 'azapi_resource.x', expressions: { sensitive_body: expression } }] },
      },
    }),
  );
const ARM = 'Microsoft.CognitiveServices/accounts@2025-06-01';
const CLOSED = { properties: { publicNetworkAccess: 'Disabled' } };

/** A resource whose argument `x` is a reference. */
const x = (...references: readonly string[]): Given => ({ address: 'r.x', references: { x: references } });
const a: Given = { address: 't.a' };

describe('a value that is known only after the apply', () => {
  test('is a reference to the resource that it comes from', () => {
    expect(read([a, x('t.a.id', 't.a')])).toBe('${t.a.id}');
  });

  test('comes through a variable from the call of the module', () => {
    const module = { expressions: { account: { references: ['t.a.id', 't.a'] } } };
    expect(read([a], [x('var.account')], module, 'module.m.r.x')).toBe('${t.a.id}');
  });

  test('comes through an output from the module', () => {
    const module = {
      module: { resources: configured([a]), outputs: { id: { expression: { references: ['t.a.id', 't.a'] } } } },
    };
    expect(read([x('module.m.id', 'module.m')], [a], module)).toBe('${t.m--a.id}');
  });

  test('comes from the attribute of a resource that is passed as a variable', () => {
    const module = { expressions: { account: { references: ['t.a'] } } };
    expect(read([a], [x('var.account.key', 'var.account')], module, 'module.m.r.x')).toBe('${t.a.key}');
  });

  test('is none if the plan has null', () => {
    expect(read([a, { ...x('t.a.id', 't.a'), values: { x: null } }])).toBeUndefined();
  });

  test('does not come from a known value', () => {
    expect(read([{ ...a, values: { name: 'a' } }, x('t.a.name', 't.a')])).toBeUndefined();
    expect(read([a, x('t.a.id', 't.a', 'var.a', 'each.key', 'count.index', 'path.root')])).toBe('${t.a.id}');
  });

  test.each<[string, readonly string[]]>([
    ['two resources', ['t.a.id', 't.a', 't.b.id', 't.b']],
    ['any instance', ['t.many']],
    ['a resource and a local value', ['t.a.id', 't.a', 'local.id']],
    ['a resource and data', ['t.a.id', 't.a', 'data.t.c.id', 'data.t.c']],
  ])('is not a reference if it may come from %s', (_, references) => {
    const many = ['t.many["a"]', 't.many["b"]'].map((address): Given => ({ address }));
    expect(read([a, { address: 't.b' }, ...many, x(...references)])).toMatch(/^\$\{\[.+, .+\]\}$/);
  });

  test('is the expression if it comes from nothing in the plan', () => {
    expect(read([a, x('local.id')])).toBe('${local.id}');
  });
});

describe('a known value', () => {
  test('is a reference if it is the ID of a resource in the plan', () => {
    const values = { id: '/subscriptions/S/a' };
    expect(
      read([
        { ...a, values },
        { address: 'r.x', values: { x: '/subscriptions/s/a' } },
      ]),
    ).toBe('${t.a.id}');
    expect(
      read([
        { ...a, values },
        { address: 'r.x', values: { x: '/subscriptions/s/b' } },
      ]),
    ).toBe('/subscriptions/s/b');
  });

  test('is a reference if it is a secret that is read from a resource', () => {
    const account = { ...a, values: { key: 'not-a-real-secret' } };
    const reader = { ...x('t.a.key', 't.a'), values: { x: 'not-a-real-secret' }, sensitive: { x: true } };
    expect(read([account, reader])).toBe('${t.a.key}');
  });
});

describe('a name for references', () => {
  const names = (...addresses: readonly string[]) =>
    [
      ...stackOfPlan(
        'plan',
        JSON.stringify({
          format_version: '1.2',
          planned_values: { root_module: { resources: addresses.map((address) => planned({ address })) } },
          configuration: { root_module: {} },
        }),
      ).resources.values(),
    ].map(({ alias }) => alias);

  test('is unique for each instance, even with similar keys', () => {
    expect(names('t.a["x.y"]', 't.a["x-y"]', 't.a--x-y', 't.b[0]')).toEqual(['t.a--x-y-2', 't.a--x-y-3', 't.a--x-y', 't.b--0']);
  });
});

describe('a write-only argument', () => {
  const isOpen = (expression: object) => Facts.of(opened(expression)).all('account')[0]?.value.publicNetwork;

  test.each<[string, object, boolean | 'unknown']>([
    ['is not in the plan', { references: ['var.body'] }, 'unknown'],
    ['is in the configuration of the plan', { constant_value: { properties: { publicNetworkAccess: 'Enabled' } } }, true],
    ['does not set it', { constant_value: { properties: { other: 1 } } }, false],
  ])('opens an account, or may do so, if it %s', (_, expression, expected) => {
    expect(isOpen(expression)).toBe(expected);
  });
});
