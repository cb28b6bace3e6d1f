import fc from 'fast-check';
import { logicalIdOf, LogicalIds } from '../../../lib/terraform/logical-ids';

/** Ids that are likely to collide, and arbitrary ids. Ids of constructs never contain a slash. */
const anyId = fc.oneof(
  fc.constantFrom('a', 'b', 'a_b', 'a-b', 'a.b', 'a b', '4', '_4', 'é', 'ue9', 'Resource', 'gpt-4.1', 'gpt-4_1', 'gpt-41'),
  fc.string({ unit: 'binary', minLength: 1 }).filter((id) => !id.includes('/')),
);
const anyPath = fc.array(anyId, { minLength: 1, maxLength: 3 });
const anyElement = fc.record({ type: fc.constantFrom('azurerm_subnet', 'output'), path: anyPath });

test('no two paths get the same address, and every name is valid for Terraform', () => {
  fc.assert(
    fc.property(fc.array(anyElement, { maxLength: 30 }), (elements) => {
      const ids = new LogicalIds();
      const given = new Map<string, string>();
      for (const { type, path } of elements) {
        const address = `${type}.${logicalIdOf(path)}`;
        const other = given.get(address);
        if (other !== undefined && other !== path.join('/')) {
          expect(() => ids.allocate(type, path)).toThrow(address);
          continue;
        }
        const id = ids.allocate(type, path);
        expect(id).toMatch(/^[a-zA-Z_][\w-]*$/);
        expect(`${type}.${id}`).toBe(address);
        given.set(address, path.join('/'));
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  [['account'], 'account'],
  [['account', 'Resource'], 'account'],
  [['account', 'deployment', 'chat', 'Resource'], 'account_deployment_chat'],
  [['account', 'deployment', 'gpt-4.1'], 'account_deployment_gpt-4_1'],
  [['account', 'deployment', '4o-mini'], 'account_deployment_4o-mini'],
  [['4o-mini'], '_4o-mini'],
  [['-a'], '_-a'],
  [['account', 'deployment', 'Resource', 'Resource'], 'account_deployment_Resource'],
  [['Resource', 'chat'], 'Resource_chat'],
  [['account', 'Default', 'endpoint', 'Resource'], 'account_endpoint'],
  [['deployer', 'plan', 'Default', 'Resource'], 'deployer_plan'],
  [['Default', 'Default', 'chat'], 'chat'],
  [['dns', 'privatelink.openai.azure.com'], 'dns_privatelink_openai_azure_com'],
  [['größe'], 'gruf6udfe'],
  [['a😀'], 'au1f600'],
])('the path %j is written %s', (path, id) => {
  expect(logicalIdOf(path)).toBe(id);
});

test('names that look different also differ for Terraform', () => {
  const ids = new LogicalIds();
  const names = ['gpt-4.1', 'gpt-41', 'gpt-4-1', '4o-mini', 'o-mini'].map((name) => ids.allocate('azurerm_subnet', [name]));
  expect(names).toEqual(['gpt-4_1', 'gpt-41', 'gpt-4-1', '_4o-mini', 'o-mini']);
});

test.each([
  ['gpt-4.1', 'gpt-4_1'],
  ['4o', '_4o'],
  ['é', 'ue9'],
])('rejects %s and %s, which would become the same name', (one, other) => {
  // GIVEN
  const ids = new LogicalIds();
  ids.allocate('azurerm_subnet', ['network', one]);
  ids.allocate('azurerm_subnet', [one]);
  // THEN
  expect(() => ids.allocate('azurerm_subnet', [other])).toThrow(
    `'${one}' and '${other}' would both get the Terraform address azurerm_subnet.${logicalIdOf([one])}: rename one of them`,
  );
});

test('rejects paths that differ only in where they are split', () => {
  const ids = new LogicalIds();
  ids.allocate('azurerm_subnet', ['a', 'b_c']);
  expect(() => ids.allocate('azurerm_subnet', ['a_b', 'c'])).toThrow(
    "'a/b_c' and 'a_b/c' would both get the Terraform address azurerm_subnet.a_b_c: rename one of them",
  );
});

test('the same path can be allocated again, and another type can have the same name', () => {
  const ids = new LogicalIds();
  expect(ids.allocate('azurerm_subnet', ['a.b'])).toBe('a_b');
  expect(ids.allocate('azurerm_subnet', ['a.b'])).toBe('a_b');
  expect(ids.allocate('output', ['a_b'])).toBe('a_b');
});
