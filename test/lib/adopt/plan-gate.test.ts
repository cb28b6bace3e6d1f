import { isSafe, judgedPlan } from '../../../lib/adopt/plan-gate';

const change = (address: string, actions: readonly string[], more: object = {}) => ({
  ...{ address, mode: 'managed', type: 'azurerm_x' },
  change: { actions, before: { a: 1, secret: 's' }, after: { a: 2, secret: 's' }, ...more },
});
const planOf = (...changes: readonly object[]) =>
  JSON.stringify({ format_version: '1.2', planned_values: {}, complete: true, resource_changes: changes });
const ACCOUNT = { ...change('azurerm_cognitive_account.account', ['no-op']), type: 'azurerm_cognitive_account' };
const plan = (...changes: readonly object[]) => planOf(ACCOUNT, ...changes);
const IMPORTING = { importing: { id: '/subscriptions/x' } };

test.each([
  [['no-op'], IMPORTING, { outcome: 'kept', isImported: true, paths: [] }, true],
  [['update'], IMPORTING, { outcome: 'updated', isImported: true, paths: ['a'] }, true],
  [['update'], {}, { outcome: 'updated', isImported: false, paths: ['a'] }, true],
  [['create'], {}, { outcome: 'created' }, true],
  [['forget'], {}, { outcome: 'forgotten' }, true],
  [['delete'], {}, { outcome: 'lost', isReplaced: false }, false],
  [['create', 'forget'], IMPORTING, { outcome: 'lost', isReplaced: true }, false],
  [['forget', 'create'], { replace_paths: [['a']] }, { outcome: 'lost', isReplaced: true, paths: ['a'] }, false],
  [['delete', 'create'], IMPORTING, { outcome: 'lost', isReplaced: true, isImported: true }, false],
  [
    ['create', 'delete'],
    {
      replace_paths: [
        ['sku', 0, 'name'],
        ['sku', 1, 'name'],
      ],
    },
    { outcome: 'lost', paths: ['sku.name'] },
    false,
  ],
])('%j', (actions, more, expected, safe) => {
  const judged = judgedPlan(plan(change('azurerm_x.y', actions, more)));
  expect(judged).toEqual([expect.objectContaining({ address: 'azurerm_x.y', ...expected })]);
  expect(isSafe(judged)).toBe(safe);
});

test('a leftover of an interrupted replacement counts as well', () => {
  const leftover = { ...change('azurerm_x.y', ['delete']), deposed: '1234' };
  expect(isSafe(judgedPlan(plan(change('azurerm_x.y', ['no-op'], IMPORTING), leftover)))).toBe(false);
});

test('what stays without an import, and data sources, are not listed', () => {
  const data = { ...change('data.azurerm_x.y', ['read']), mode: 'data' };
  expect(judgedPlan(plan(change('azurerm_x.y', ['no-op']), data))).toEqual([]);
});

test('values of the plan are not in the result', () => {
  expect(JSON.stringify(judgedPlan(plan(change('azurerm_x.y', ['update'], { after: { a: 'hidden' } }))))).not.toContain(
    'hidden',
  );
});

test.each([
  ['{}', /not the output of/],
  ['[]', /not the output of/],
  ['nothing', /JSON/],
  [JSON.stringify({ format_version: '1.2', planned_values: {}, errored: true }), /not complete/],
  [JSON.stringify({ format_version: '1.2', planned_values: {}, complete: false }), /not complete/],
  [JSON.stringify({ format_version: '1.2', planned_values: {} }), /the plan has no account: plan in the folder of the stack/],
  [planOf(change('azurerm_x.y', ['no-op'], IMPORTING)), /has no account/],
  [planOf({ ...ACCOUNT, mode: 'data' }), /has no account/],
])('%s is refused', (text, message) => {
  expect(() => judgedPlan(text)).toThrow(message);
});

test.each([
  ['azurerm_cognitive_account', {}, 'doubled'],
  ['azapi_resource', { type: 'Microsoft.CognitiveServices/accounts@2025-06-01' }, 'doubled'],
  ['azapi_resource', { type: 'Microsoft.CognitiveServices/accounts/raiPolicies@2025-06-01' }, 'created'],
  ['azurerm_cognitive_deployment', {}, 'created'],
])('%s %j that is created instead of imported is %s', (type, after, outcome) => {
  const created = { ...change('x.y', ['create'], { before: null, after }), type };
  const [judged] = judgedPlan(plan(created));
  expect(judged?.outcome).toBe(outcome);
  expect(isSafe(judgedPlan(plan(created)))).toBe(outcome === 'created');
});

test('a text that is no JSON is refused without any of it', () => {
  expect(() => judgedPlan('secret')).toThrow(new SyntaxError('it is not JSON'));
});
