import { regionIn } from '../../catalog/ignoring-case';
import { LOG_CATEGORIES } from '../../observability/diagnostics';
import type { Described, Pin } from '../described';
import type { Existing } from '../existing';
import { canonicalId } from '../ids';
import type { Note } from '../note';
import { note } from '../note';
import { SETTINGS } from '../read-existing';

/** The workspace that gets the logs. Without one, the kit creates it. */
export function describeLogs({ diagnostics, workspaces, notes }: Existing): Described {
  const found = diagnostics.find(({ properties }) => properties.workspaceId);
  const others = diagnostics
    .filter((each) => each !== found)
    .map(({ name }) => note('outside', `diagnostic setting ${name}`, 'it stays: the kit has one setting, to a workspace'));
  const id = found?.properties.workspaceId;
  if (found === undefined || id === undefined || id === null)
    return {
      settings: {},
      pins: [],
      notes: [
        ...others,
        note(
          'created',
          'logs',
          notes.some(({ kind, subject }) => kind === 'not-read' && subject === SETTINGS)
            ? 'whether something gets the logs of the account could not be read: the kit creates a Log Analytics workspace and a diagnostic setting, in addition to what exists'
            : 'nothing gets the logs of the account, so the kit creates a Log Analytics workspace, which is billed by volume',
        ),
      ],
    };
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

function changes({ name, properties }: Existing['diagnostics'][number]): Note[] {
  const on = (properties.logs ?? []).filter(({ enabled }) => enabled === true).map(({ category }) => category ?? '');
  const hasMetrics = (properties.metrics ?? []).some(({ enabled }) => enabled === true);
  const missing = [...LOG_CATEGORIES.filter((category) => !on.includes(category)), ...(hasMetrics ? [] : ['all metrics'])];
  const isElsewhere = Boolean(properties.storageAccountId) || Boolean(properties.eventHubAuthorizationRuleId);
  const subject = `diagnostic setting ${name}`;
  return [
    ...(missing.length === 0 ? [] : [note('changed', subject, `the kit also sends ${missing.join(', ')} to the workspace`)]),
    ...(isElsewhere
      ? [
          note(
            'changed',
            subject,
            'it also sends to a storage account or an event hub, and the kit ends that: add a setting of your own first',
          ),
        ]
      : []),
  ];
}
