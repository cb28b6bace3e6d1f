import { ALL_LOGS, destinationsOf, turnedOn } from '../../azure/reads/diagnostics';
import { isSame, regionIn } from '../../catalog/ignoring-case';
import { LOG_CATEGORIES } from '../../observability/diagnostics';
import type { Described, Pin } from '../described';
import type { Existing } from '../existing';
import { canonicalId } from '../ids';
import type { Note } from '../note';
import { note } from '../note';
import { SETTINGS } from '../read-existing';

/**
 * The workspace that gets the logs.
 *
 * @param inherited the ID of the workspace that gets them if none does yet; undefined: the kit creates one
 */
export function describeLogs({ diagnostics, workspaces, notes }: Existing, inherited?: string): Described {
  const found = diagnostics.find(({ properties }) => properties.workspaceId);
  const others = diagnostics
    .filter((each) => each !== found)
    .map(({ name }) => note('outside', `diagnostic setting ${name}`, 'it stays: the kit has one setting, to a workspace'));
  const id = found?.properties.workspaceId;
  if (found === undefined || id === undefined || id === null)
    return { settings: {}, pins: [], notes: [...others, newLogs(notes, inherited)] };
  const written = workspaces.get(id.toLowerCase());
  const pin: Pin = { type: 'azurerm_monitor_diagnostic_setting', where: {}, attributes: { name: found.name } };
  return {
    settings: {
      diagnostics: {
        workspaceId: canonicalId('workspace', id),
        ...(written === undefined ? {} : { workspaceLocation: regionIn(written) }),
      },
    },
    pins: [pin],
    notes: [...others, ...changes(found)],
  };
}

function newLogs(notes: readonly Note[], inherited: string | undefined): Note {
  const isUnread = notes.some(({ kind, subject }) => kind === 'not-read' && subject === SETTINGS);
  const known = isUnread
    ? 'whether something gets the logs of the account could not be read'
    : 'nothing gets the logs of the account';
  const created =
    inherited === undefined
      ? 'creates a Log Analytics workspace, which is billed by volume, and a diagnostic setting'
      : `creates a diagnostic setting that sends them to the workspace of environments/defaults.yaml, ${inherited}`;
  return note('created', 'logs', `${known}: the kit ${created}${isUnread ? ', in addition to what exists' : ''}`);
}

function changes(setting: Existing['diagnostics'][number]): Note[] {
  const { name, properties } = setting;
  const { categories, groups } = turnedOn(properties.logs);
  const hasMetrics = turnedOn(properties.metrics).categories.length > 0;
  const hasAll = groups.includes(ALL_LOGS);
  const missing = [
    ...LOG_CATEGORIES.filter((category) => groups.length === 0 && !categories.some((each) => isSame(each, category))),
    ...(hasMetrics ? [] : ['all metrics']),
  ];
  const others = categories.filter((each) => !LOG_CATEGORIES.some((category) => isSame(each, category)));
  const isElsewhere = destinationsOf(setting).some((id) => id !== properties.workspaceId);
  const changed = (message: string) => note('changed', `diagnostic setting ${name}`, message);
  return [
    ...groups.map((group) =>
      changed(
        `it sends the group ${group}, and the kit names ${LOG_CATEGORIES.join(', ')} instead: ${
          hasAll
            ? 'a category that Azure adds later is not sent'
            : 'which of them the group has is not documented, so more or less may be sent'
        }`,
      ),
    ),
    ...(others.length === 0 ? [] : [changed(`the kit no longer sends ${others.join(', ')}`)]),
    ...(missing.length === 0 ? [] : [changed(`the kit also sends ${missing.join(', ')} to the workspace`)]),
    ...(isElsewhere
      ? [
          changed(
            'it also sends to a storage account, an event hub or a partner, and the kit ends that: add a setting of your own first',
          ),
        ]
      : []),
  ];
}
