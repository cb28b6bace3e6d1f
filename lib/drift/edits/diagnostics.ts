import type { DiagnosticAnswer } from '../../azure/reads/diagnostics';
import { ALL_LOGS, turnedOn } from '../../azure/reads/diagnostics';
import { Facts } from '../../stack/facts/facts';
import type { FactOf } from '../../stack/facts/kinds';
import type { Stack } from '../../stack/stack';
import type { Compared, Resources } from './edit';
import { isNamed, OTHER, put, replace } from './edit';
import { isMeant } from './is-meant';
import { spelledTexts } from './spelled';

/** The only type of setting whose attributes are known here. */
export const COMPARED_SETTING = 'azurerm_monitor_diagnostic_setting';

/** Which logs and metrics of the account are kept, and where they are sent. */
export function editDiagnostics(stack: Stack, live: readonly DiagnosticAnswer[], resources: Resources): void {
  const facts = Facts.of(stack);
  for (const setting of settingsOf(facts)) {
    const found = live.find(isNamed(setting.value.name));
    if (!found) resources.delete(setting.address);
    else if (setting.type === COMPARED_SETTING)
      replace(resources, setting.resource, put(setting.resource.attributes, compared(facts, setting, found)));
  }
}

/** The settings of the account that the stack has. */
export function settingsOf(facts: Facts): readonly FactOf<'logSetting'>[] {
  const [account] = facts.all('account');
  return facts.all('logSetting').filter(({ value }) => value.target?.to?.address === account?.address);
}

function compared(facts: Facts, { value }: FactOf<'logSetting'>, { properties }: DiagnosticAnswer): Compared[] {
  const logs = spelledTexts(value.categories, on(properties.logs, value.categories));
  const metrics = spelledTexts(value.categories, on(properties.metrics, []));
  const blocks = (categories: readonly string[]) => categories.map((category) => ({ category }));
  const hasSame = [...logs, ...metrics].sort().join() === value.categories.join();
  const sinks = [
    ['log_analytics_workspace_id', value.workspace, properties.workspaceId],
    ['storage_account_id', value.storage, properties.storageAccountId],
    ['eventhub_authorization_rule_id', value.eventHub, properties.eventHubAuthorizationRuleId],
    ['partner_solution_id', value.partner, properties.marketplacePartnerId],
  ] as const;
  return [
    ...(hasSame ? [] : [['enabled_log', OTHER, blocks(logs)] as const, ['enabled_metric', OTHER, blocks(metrics)] as const]),
    ...sinks.flatMap(([path, written, id]): Compared[] =>
      isMeant(facts, written, id) ? [] : [[path, OTHER, id === '' ? undefined : id]],
    ),
  ];
}

/** The metrics of a resource, which no group of logs has. */
const ALL_METRICS = 'AllMetrics';

/**
 * The categories that are on. A group of all logs has at least those that the stack keeps.
 *
 * @param kept the categories that the stack keeps
 */
function on(entries: DiagnosticAnswer['properties']['logs'], kept: readonly string[]): string[] {
  const { categories, groups } = turnedOn(entries);
  const grouped = groups.includes(ALL_LOGS) ? kept.filter((category) => category !== ALL_METRICS) : [];
  return [...categories, ...grouped];
}
