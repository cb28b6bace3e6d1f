import { parsePlan } from '../../../lib/review/compare/plan';
import { review } from '../../../lib/review/review';
import { TODAY } from '../../support/project';
import type { Over } from '../../support/review-edits';
import { resource, stacks } from '../../support/review-edits';

/** What a plan shows besides what is committed. */
const found = (after: Over, plan: object) => {
  const text = JSON.stringify({ format_version: '1.2', planned_values: {}, ...plan });
  return review(stacks({}), stacks(after), { today: TODAY, plans: new Map([['prod-swedencentral', parsePlan(text)]]) })
    .stacks.flatMap(({ findings }) => findings)
    .filter(({ rule }) => /^(drift|destruction|replacement)\//.test(rule))
    .map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`);
};

const drifted = (type: string, before: unknown, after: unknown) => ({
  resource_drift: [{ address: `${type}.x`, type, change: { before, after } }],
});
const planned = (type: string, name: string, action: string, more: object = {}) => ({
  ...{ address: `${type}.${name}`, type, name, mode: 'managed', change: { actions: [action] } },
  ...more,
});

describe('what was changed by hand', () => {
  test.each<[string, object, string[]]>([
    [
      'is said by its attributes',
      drifted('azurerm_subnet', { name: 'a', etag: '1' }, { name: 'b', etag: '2' }),
      ['high drift/changed: azurerm_subnet.x was changed outside of Terraform: name'],
    ],
    ['is not what Azure changes by itself', drifted('azurerm_subnet', { etag: '1' }, { etag: '2' }), []],
    ['is not what an action sends', drifted('azapi_resource_action', { body: ['a'] }, { body: ['b'] }), []],
  ])('%s', (_, plan, expected) => {
    expect(found({}, plan)).toEqual(expected);
  });
});

describe('what a plan does beside the change', () => {
  const renamed = resource('azurerm_subnet', 'network_private_endpoints', { name: 'snet-renamed' });

  test('is not what refers to what changes', () => {
    const changes = [planned('azurerm_private_endpoint', 'account_private_endpoint', 'update')];
    expect(found(renamed, { resource_changes: changes })).toEqual([]);
  });

  test('is everything else', () => {
    const changes = [planned('azurerm_log_analytics_workspace', 'diagnostics_workspace', 'update')];
    expect(found(renamed, { resource_changes: changes })).toEqual([
      'high drift/pending: the plan also touches what this change does not: azurerm_log_analytics_workspace.diagnostics_workspace (update)',
    ]);
  });

  test('is a note where a plan is not complete', () => {
    expect(found(renamed, { complete: false })).toEqual([
      'high drift/partial-plan: the plan leaves something out: it was made for some resources only, or puts others off',
    ]);
  });

  test('is a note where an interrupted replacement left something, of what is removed, too', () => {
    const gone = resource('azurerm_log_analytics_workspace', 'diagnostics_workspace', null);
    const left = planned('azurerm_log_analytics_workspace', 'diagnostics_workspace', 'delete', { deposed: '0a1b2c3d' });
    expect(found(gone, { resource_changes: [left] })).toContain(
      'notice destruction/planned: the plan destroys what an interrupted replacement of azurerm_log_analytics_workspace.diagnostics_workspace left',
    );
  });
});

describe('what is replaced', () => {
  const standard = resource('azurerm_cognitive_deployment', 'account_deployment_chat', { sku: { name: 'Standard' } });
  const replaced = (plan: object) => found(standard, plan).filter((each) => each.includes('replacement/'));

  test('is what a plan says', () => {
    expect(replaced({})).toEqual([]);
  });

  test('is predicted where the plan ended with an error', () => {
    expect(replaced({ errored: true })).toEqual([expect.stringMatching(/^high replacement\/forced: /)]);
  });
});
