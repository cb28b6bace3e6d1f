import { parsePlan } from '../../../lib/review/compare/plan';
import { review } from '../../../lib/review/review';
import { TODAY } from '../../support/root';
import type { Over } from '../../support/review-edits';
import { resource, stacks } from '../../support/review-edits';

/** Findings of a plan, in addition to the committed change. */
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

describe('a manual change', () => {
  test.each<[string, object, string[]]>([
    [
      'is reported with its attributes',
      drifted('azurerm_subnet', { name: 'a', etag: '1' }, { name: 'b', etag: '2' }),
      ['high drift/changed: azurerm_subnet.x was changed outside of Terraform: name'],
    ],
    ['does not include attributes that Azure changes', drifted('azurerm_subnet', { etag: '1' }, { etag: '2' }), []],
    ['does not include the body of an action', drifted('azapi_resource_action', { body: ['a'] }, { body: ['b'] }), []],
  ])('%s', (_, plan, expected) => {
    expect(found({}, plan)).toEqual(expected);
  });
});

describe('findings from a plan', () => {
  const renamed = resource('azapi_resource', 'network_private_endpoints', { name: 'snet-renamed' });

  test('do not include actions on resources that refer to a changed one', () => {
    const changes = [planned('azurerm_private_endpoint', 'account_private_endpoint', 'update')];
    expect(found(renamed, { resource_changes: changes })).toEqual([]);
  });

  test('include actions on all other resources', () => {
    const changes = [planned('azurerm_log_analytics_workspace', 'diagnostics_workspace', 'update')];
    expect(found(renamed, { resource_changes: changes })).toEqual([
      'high drift/pending: the plan also changes resources that are not part of this change: azurerm_log_analytics_workspace.diagnostics_workspace (update)',
    ]);
  });

  test('include that a plan is not complete', () => {
    expect(found(renamed, { complete: false })).toEqual([
      'high drift/partial-plan: the plan is not complete: it was made for some resources only, or defers others',
    ]);
  });

  test('include the leftover of an interrupted replacement, even of a removed resource', () => {
    const gone = resource('azurerm_log_analytics_workspace', 'diagnostics_workspace', null);
    const left = planned('azurerm_log_analytics_workspace', 'diagnostics_workspace', 'delete', { deposed: '0a1b2c3d' });
    expect(found(gone, { resource_changes: [left] })).toContain(
      'notice destruction/planned: the plan destroys the leftover of an interrupted replacement of azurerm_log_analytics_workspace.diagnostics_workspace',
    );
  });
});

describe('a replacement', () => {
  const standard = resource('azurerm_cognitive_deployment', 'account_deployment_chat', { sku: { name: 'Standard' } });
  const replaced = (plan: object) => found(standard, plan).filter((each) => each.includes('replacement/'));

  test('comes from the plan', () => {
    expect(replaced({})).toEqual([]);
  });

  test('is predicted if the plan ended with an error', () => {
    expect(replaced({ errored: true })).toEqual([expect.stringMatching(/^high replacement\/forced: /)]);
  });
});
