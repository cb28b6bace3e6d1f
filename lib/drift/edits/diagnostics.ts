import type { DiagnosticAnswer } from '../../azure/reads/diagnostics';
import { Facts } from '../../stack/facts/facts';
import type { Stack } from '../../stack/stack';
import type { Resources } from './edit';
import { isNamed, put, replace } from './edit';

const AZURERM = 'azurerm_monitor_diagnostic_setting';

/** Which logs and metrics of the account are kept. */
export function editDiagnostics(stack: Stack, live: readonly DiagnosticAnswer[], resources: Resources): void {
  const facts = Facts.of(stack);
  const [account] = facts.all('account');
  for (const setting of facts.all('logSetting')) {
    if (setting.type !== AZURERM || setting.value.target?.to?.address !== account?.address) continue;
    const found = live.find(isNamed(setting.value.name));
    if (!found) {
      resources.delete(setting.address);
      continue;
    }
    const [logs, metrics] = [on(found.properties.logs, setting.value.categories), on(found.properties.metrics, [])];
    const blocks = (categories: readonly string[]) => categories.map((category) => ({ category }));
    const hasSame = [...logs, ...metrics].sort().join() === setting.value.categories.join();
    const workspace = found.properties.workspaceId ?? undefined;
    replace(
      resources,
      setting.resource,
      put(setting.resource.attributes, [
        ...(hasSame ? [] : [['enabled_log', null, blocks(logs)] as const, ['enabled_metric', null, blocks(metrics)] as const]),
        ...(lastOf(workspace) === lastOf(facts.nameOf(setting.value.workspace))
          ? []
          : [['log_analytics_workspace_id', null, workspace] as const]),
      ]),
    );
  }
}

/** The name at the end of an ID: the ID of a workspace that the stack creates is known only after an apply. */
const lastOf = (id: string | undefined) => id?.split('/').at(-1)?.toLowerCase();

/** A group that has every category of logs. Source: Microsoft's page "Diagnostic settings in Azure Monitor", category groups. */
const ALL_LOGS = 'alllogs';
/** The metrics of a resource, which no group of logs has. */
const ALL_METRICS = 'AllMetrics';

/**
 * The categories that are on, in alphabetical order. A group of all logs has at least those that the stack keeps.
 *
 * @param kept the categories that the stack keeps
 */
function on(entries: DiagnosticAnswer['properties']['logs'], kept: readonly string[]): string[] {
  const enabled = (entries ?? []).filter((entry) => entry.enabled === true);
  const hasAll = enabled.some(({ categoryGroup }) => categoryGroup?.toLowerCase() === ALL_LOGS);
  const named = enabled.flatMap(({ category }) => (typeof category === 'string' && category !== '' ? [category] : []));
  return [...new Set([...named, ...(hasAll ? kept.filter((category) => category !== ALL_METRICS) : [])])].sort();
}
