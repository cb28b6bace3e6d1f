import { review } from '../../../lib/review/review';
import { TODAY } from '../../support/project';
import type { Over } from '../../support/review-edits';
import { found, resource, stacks } from '../../support/review-edits';

/** What is destroyed or replaced, by its type. */
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

test('with azapi, something is lost as with azurerm', () => {
  const of = (type: string) => resource('azapi_resource', 'other', { type, name: 'a' });
  expect(found(of('Microsoft.CognitiveServices/accounts@2025-06-01'), {})).toEqual(['critical destruction/resource']);
  expect(found(of('Microsoft.CognitiveServices/accounts/deployments@2025-06-01'), {})).toEqual(['high destruction/resource']);
  expect(found(of('Microsoft.CognitiveServices/accounts/raiPolicies@2025-06-01'), {})).toEqual(['notice destruction/resource']);
});

test('only versions is said of versions alone, and not where one of them matters', () => {
  const provider = (over: Over): Over => ({ terraform: { required_providers: { azapi: over } } });
  const alone = (over: Over) =>
    review(stacks({}), stacks(provider(over)), { today: TODAY }).stacks.map(({ onlyVersions }) => onlyVersions);
  expect(alone({ version: '2.12.1' })).toEqual([true]);
  expect(alone({ version: '3.0.0' })).toEqual([false]);
  expect(alone({ source: 'evil/azapi' })).toEqual([false]);
});
