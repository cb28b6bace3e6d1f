import { review } from '../../../lib/review/review';
import { TODAY } from '../../support/root';
import type { Over } from '../../support/review-edits';
import { BASE, found, resource, stacks } from '../../support/review-edits';

/** The severity of a destroyed or replaced resource, by type. */
test.each([
  ['azurerm_cognitive_account', 'critical'],
  ['azurerm_cognitive_deployment', 'high'],
  ['azurerm_log_analytics_workspace', 'critical'],
  ['azurerm_management_lock', 'high'],
  ['azurerm_monitor_diagnostic_setting', 'high'],
  ['azurerm_network_security_group', 'high'],
  ['azurerm_private_dns_zone', 'critical'],
  ['azurerm_resource_group', 'critical'],
  ['azurerm_storage_account', 'critical'],
  ['azurerm_storage_container', 'critical'],
  ['azurerm_subnet', 'critical'],
  ['azurerm_virtual_network', 'critical'],
])('%s is destroyed or replaced: %s', (type, severity) => {
  const of = (name: string) => resource(type, 'other', { name });
  expect(found(of('a'), {})).toEqual([`${severity} destruction/resource`]);
  // Clients send the name of a deployment.
  const rule = type === 'azurerm_cognitive_deployment' ? 'models/renamed' : 'replacement/forced';
  expect(found(of('a'), of('b'))).toContain(`${severity} ${rule}`);
});

test('a loss has the same severity with azapi as with azurerm', () => {
  const of = (type: string) => resource('azapi_resource', 'other', { type, name: 'a' });
  expect(found(of('Microsoft.CognitiveServices/accounts@2025-06-01'), {})).toEqual(['critical destruction/resource']);
  expect(found(of('Microsoft.CognitiveServices/accounts/deployments@2025-06-01'), {})).toEqual(['high destruction/resource']);
  expect(found(of('Microsoft.CognitiveServices/accounts/raiPolicies@2025-06-01'), {})).toEqual(['notice destruction/resource']);
});

test('onlyVersions is true if only versions differ, and false if one of them needs attention', () => {
  const provider = (over: Over): Over => ({ terraform: { required_providers: { azapi: over } } });
  const alone = (over: Over) =>
    review(stacks({}), stacks(provider(over)), { today: TODAY }).stacks.map(({ onlyVersions }) => onlyVersions);
  expect(alone({ version: '2.12.1' })).toEqual([true]);
  expect(alone({ version: '3.0.0' })).toEqual([false]);
  expect(alone({ source: 'evil/azapi' })).toEqual([false]);
});

/** The findings as text. */
const messages = (before: Over, after: Over): string[] =>
  review(stacks(before), stacks(after), { today: TODAY }).stacks.flatMap(({ findings }) =>
    findings.map(({ rule, message }) => `${rule}: ${message}`),
  );

test('the finding about a moved resource mentions that it is replaced as well', () => {
  const lock = (name: string, level: string) =>
    resource('azurerm_management_lock', name, { name: 'keep', lock_level: level, scope: 'x' });
  const own = BASE['moved'] as unknown as object[];
  const moved = { moved: [...own, { from: 'azurerm_management_lock.a', to: 'azurerm_management_lock.b' }] };
  expect(messages(lock('a', 'CanNotDelete'), { ...lock('b', 'CanNotDelete'), ...moved })).toEqual([
    'moves/renamed: azurerm_management_lock.a is renamed to azurerm_management_lock.b',
  ]);
  expect(messages(lock('a', 'CanNotDelete'), { ...lock('b', 'ReadOnly'), ...moved })).toContain(
    'moves/renamed: azurerm_management_lock.a is renamed to azurerm_management_lock.b, and another change of it replaces it in Azure',
  );
});

test('a resource that is created again at another address is missing only until then', () => {
  const lock = (name: string) => resource('azurerm_management_lock', name, { name, lock_level: 'CanNotDelete', scope: 'x' });
  expect(messages(lock('a'), lock('b'))).toContainEqual(
    expect.stringMatching(
      /^destruction\/lost-address: .*: what it protects can be deleted until the new one exists\. If it was renamed/,
    ),
  );
  const account = (name: string, called: string) => resource('azurerm_storage_account', name, { name: called });
  expect(messages(account('a', 'one'), account('b', 'two'))).toContainEqual(
    expect.stringMatching(/^destruction\/lost-address: .*: the Terraform state in it is lost\. /),
  );
});
