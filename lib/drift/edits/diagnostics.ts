import type { LiveDiagnostics } from '../../azure/reads/account-parts';
import { Facts } from '../../stack/facts/facts';
import type { Stack } from '../../stack/stack';
import type { Resources } from './edit';
import { isNamed, put, replace } from './edit';

const AZURERM = 'azurerm_monitor_diagnostic_setting';

/** Which logs and metrics of the account are kept. */
export function editDiagnostics(stack: Stack, live: readonly LiveDiagnostics[], resources: Resources): void {
  const facts = Facts.of(stack);
  const [account] = facts.all('account');
  for (const setting of facts.all('logSetting')) {
    if (setting.type !== AZURERM || setting.value.target?.to?.address !== account?.address) continue;
    const found = live.find(isNamed(setting.value.name));
    if (!found) {
      resources.delete(setting.address);
      continue;
    }
    const [logs, metrics] = [on(found.properties.logs), on(found.properties.metrics)];
    const isSame = [...logs, ...metrics].sort().join() === setting.value.categories.join();
    if (isSame) continue;
    replace(
      resources,
      setting.resource,
      put(setting.resource.attributes, [
        ['enabled_log', null, logs.map((category) => ({ category }))],
        ['enabled_metric', null, metrics.map((category) => ({ category }))],
      ]),
    );
  }
}

/** The categories that are on, in alphabetical order. */
const on = (entries: LiveDiagnostics['properties']['logs']): string[] =>
  (entries ?? []).flatMap(({ category, enabled }) => (enabled && typeof category === 'string' ? [category] : [])).sort();
