import type { Over } from '../../support/review-edits';
import { found, resource } from '../../support/review-edits';

const azurerm = (provider: unknown): Over => ({ terraform: { required_providers: { azurerm: provider } } });
const logs = (enabled: unknown): Over =>
  resource('azurerm_monitor_diagnostic_setting', 'diagnostics', { enabled_log: enabled });

/** What is written in another way and means the same, or nearly. */
test.each<[string, Over, Over, string[]]>([
  ['a version that Terraform may choose', {}, azurerm({ version: '4.81.0, >= 4.0' }), ['high versions/provider']],
  [
    'the whole name of the registry',
    azurerm({ source: 'hashicorp/azurerm' }),
    azurerm({ source: 'registry.terraform.io/hashicorp/azurerm' }),
    ['notice versions/provider'],
  ],
  [
    'all logs in the place of each',
    logs([{ category: 'Audit' }, { category: 'RequestResponse' }]),
    logs([{ category_group: 'allLogs' }]),
    ['notice other/changed'],
  ],
])('%s', (_, before, after, expected) => {
  expect(found(before, after)).toEqual(expected);
});
