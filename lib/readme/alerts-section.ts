import { ACCOUNT_ALERTS, KEY_USE } from '../catalog/account-alerts';
import { ACTIVITY_ACTS, ACTIVITY_ALERTS } from '../catalog/activity-alerts';
import { ANYWHERE } from '../catalog/alert-places';
import { findRegion } from '../catalog/regions';
import type { Alert, AlertCondition } from '../stack/facts/alerts';
import type { Facts } from '../stack/facts/facts';
import type { FactOf } from '../stack/facts/kinds';
import { refOf } from '../stack/facts/field';
import { code, prose, table } from './markdown';
import { otherPublishersIn } from './other-processing';

/** The alerts of a stack, and who is notified; undefined: there are none. */
export function alertsSection(facts: Facts): string | undefined {
  const alerts = facts.all('alert');
  const groups = facts.all('actionGroup');
  if (alerts.length === 0 && groups.length === 0) return undefined;
  const rows = alerts.map(({ address, value }) => [
    code(value.name ?? address),
    `${prose(value.description ?? 'No description.')} ${conditionWords(value)}`,
    value.enabled === true ? String(value.severity ?? 'none') : '**turned off**',
    value.recipients.map((each) => recipientWords(facts, each)).join(', ') || '**no one**',
    actWords(value),
  ]);
  const others = otherPublishersIn(facts.all('deployment'));
  const areAboutCalls = alerts.some(({ type }) => type !== 'azurerm_monitor_activity_log_alert');
  const watched = [...new Set(alerts.flatMap(({ value }) => value.condition.groups))].sort();
  return [
    ...(rows.length === 0 ? [] : [table(['Alert', 'When it fires', 'Severity', 'Notifies', 'What to do'], rows)]),
    ...(others.length === 0 || !areAboutCalls
      ? []
      : [
          `The alerts about calls use metrics and logs of Azure OpenAI. It is not known whether Azure writes calls to ${others.join(', ')} there, or who makes them: these alerts may not fire for them, and the alert about keys may fire without a key.`,
        ]),
    ...groups.map(groupWords),
    ...(watched.length === 0
      ? []
      : [
          `The alerts about operations see only those in ${watched.map(code).join(', ')}. They do not see operations on the subscription or above it, such as a role that is assigned there. They also fire when a pipeline applies a change.`,
        ]),
  ].join('\n\n');
}

function groupWords({ address, value }: FactOf<'actionGroup'>): string {
  const { name = address, emails, location = ANYWHERE, enabled } = value;
  const place = location === ANYWHERE ? 'in any region' : `in ${findRegion(location)?.displayName ?? prose(location)}`;
  const whom = emails.length === 0 ? '**no e-mail address**' : emails.map(prose).join(', ');
  return `${code(name)} sends e-mails to ${whom}. Azure processes them ${place}${enabled === true ? '' : ', and **it is turned off**'}. Azure sends a code to each new address: its owner must enter it within 30 minutes.`;
}

function recipientWords(facts: Facts, id: string): string {
  const group = facts.referred('actionGroup', refOf(id));
  return code(group?.value.name ?? id.split('/').at(-1) ?? id);
}

/** The condition as Terraform sets it. */
function conditionWords({ condition }: Alert): string {
  const { signal, aggregation, threshold, fires, window } = condition;
  if (signal === undefined) return '';
  const time = window === undefined ? '' : ` in ${windowWords(window)}`;
  if (aggregation === undefined) return `(${code(signal)})`;
  const limit = threshold === undefined ? 'what is usual' : String(threshold);
  return `(${aggregation} of ${code(signal)}${time} ${fires ?? 'different from'} ${limit})`;
}

const UNITS = { M: 'minutes', H: 'hours', D: 'days' } as const;

function windowWords(window: AlertCondition['window'] & string): string {
  const [, count = '', unit = ''] = /^PT?(\d+)([MHD])$/.exec(window) ?? [];
  return count === '' ? prose(window) : `${count} ${UNITS[unit as keyof typeof UNITS]}`;
}

/** The first step, and the heading with the others. */
function actWords({ condition: { signal }, description }: Alert): string {
  const metric = ACCOUNT_ALERTS.find((each) => each.metric === signal);
  if (metric) return withHeading(metric.act, metric.key);
  const activity = ACTIVITY_ALERTS.find(({ operation }) => operation === signal);
  if (activity) return withHeading(ACTIVITY_ACTS[activity.subject], activity.subject);
  return description === KEY_USE.means ? withHeading(KEY_USE.act, KEY_USE.key) : 'not described in docs/runbook.md';
}

const withHeading = (act: string, heading: string) => `${act} See ${code(`docs/runbook.md#${heading}`)}.`;
