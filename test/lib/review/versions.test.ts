import type { Over } from '../../support/review-edits';
import { found, resource } from '../../support/review-edits';

const azurerm = (provider: unknown): Over => ({ terraform: { required_providers: { azurerm: provider } } });
const logs = (enabled: unknown): Over =>
  resource('azurerm_monitor_diagnostic_setting', 'diagnostics', { enabled_log: enabled });

/** Values in another form with the same, or nearly the same, meaning. */
test.each<[string, Over, Over, string[]]>([
  ['a version constraint', {}, azurerm({ version: '4.81.0, >= 4.0' }), ['high versions/provider']],
  [
    'the full name of the registry',
    azurerm({ source: 'hashicorp/azurerm' }),
    azurerm({ source: 'registry.terraform.io/hashicorp/azurerm' }),
    ['notice versions/provider'],
  ],
  [
    'the group of all logs instead of each category',
    logs([{ category: 'Audit' }, { category: 'RequestResponse' }]),
    logs([{ category_group: 'allLogs' }]),
    ['notice other/changed'],
  ],
])('%s', (_, before, after, expected) => {
  expect(found(before, after)).toEqual(expected);
});
