import type { Json, JsonObject } from '../json';
import { isObject, own, textAt, valueAt } from '../json';
import type { Ref, Switch } from './field';
import { entriesAt, field, flag, isExpression, named, number, numberOf, text, texts, textsIn, textsUnder } from './field';
import { kind } from './kind';

/** An alert rule. */
export interface Alert {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly location: string | undefined;
  readonly enabled: Switch;
  /** 0 (critical) to 4 (verbose); undefined: alerts of the activity log have none. */
  readonly severity: number | 'unknown' | undefined;
  /** What it means, for people. */
  readonly description: string | undefined;
  /** The IDs of what it watches. */
  readonly scopes: readonly string[];
  readonly condition: AlertCondition;
  /** The IDs of the action groups that it notifies. */
  readonly recipients: readonly string[];
}

/** When an alert fires. */
export interface AlertCondition {
  /** The metric, or the operation in the activity log; undefined: a query, or more than one. */
  readonly signal: string | undefined;
  /** Whether a value above or below the threshold fires; undefined: neither. */
  readonly fires: 'above' | 'below' | undefined;
  /** The threshold; undefined: Azure learns it, or there is none. */
  readonly threshold: number | 'unknown' | undefined;
  /** The resource groups to which it is limited. */
  readonly groups: readonly string[];
  /** How the values in a window are combined, such as `Total`. */
  readonly aggregation: string | undefined;
  /** The length of the window, such as `PT15M`. */
  readonly window: string | undefined;
  /** Everything else, to compare. */
  readonly rest: Json;
}

/** The part of a condition that other fields contain. */
const KNOWN = ['threshold', 'resource_groups'];

/** @param paths the attributes with the criteria and their timing */
const condition = (window: string, criteria: string, ...others: readonly string[]) =>
  field<AlertCondition>([criteria, ...others, window], (attributes) => {
    const paths = [criteria, ...others];
    // The timing is plain text.
    const all = paths.flatMap((path) => entriesAt(attributes, path)).filter((each) => isObject(each) || isExpression(each));
    const [only] = all.length === 1 ? all : [];
    const operator = textAt(only, 'operator') ?? '';
    return {
      signal: textAt(only, 'metric_name') ?? textAt(only, 'operation_name'),
      fires: operator.startsWith('Greater') ? 'above' : operator.startsWith('Less') ? 'below' : undefined,
      threshold: numberOf(valueAt(only, 'threshold')),
      groups: textsIn(only, 'resource_groups').sort(),
      aggregation: textAt(only, 'aggregation') ?? textAt(only, 'time_aggregation_method'),
      window: textAt(attributes, window),
      rest: [
        ...(only === undefined ? all : [withoutKnown(only)]),
        ...[window, ...paths].map((path) => timing(attributes, path)),
      ],
    };
  });

const timing = (attributes: JsonObject, path: string): Json => {
  const value = own(attributes, path) ?? null;
  return typeof value === 'string' ? value : null;
};

const withoutKnown = (criteria: Json): Json =>
  isObject(criteria) ? Object.fromEntries(Object.entries(criteria).filter(([key]) => !KNOWN.includes(key))) : criteria;

const COMMON = {
  name: text('name'),
  group: named('resource_group_name'),
  location: text('location'),
  enabled: flag('enabled', true),
  severity: number('severity'),
  description: text('description'),
  scopes: texts('scopes'),
};

export const ALERT = kind<Alert>(
  'azurerm_monitor_metric_alert',
  {
    ...COMMON,
    condition: condition('window_size', 'criteria', 'dynamic_criteria', 'frequency'),
    recipients: textsUnder('action', 'action_group_id'),
  },
  {
    type: 'azurerm_monitor_activity_log_alert',
    fields: {
      ...COMMON,
      condition: condition('window_size', 'criteria'),
      recipients: textsUnder('action', 'action_group_id'),
    },
  },
  {
    type: 'azurerm_monitor_scheduled_query_rules_alert_v2',
    fields: {
      ...COMMON,
      condition: condition('window_duration', 'criteria', 'evaluation_frequency'),
      recipients: texts('action.action_groups'),
    },
  },
);

/** An action group: who is notified. */
export interface ActionGroup {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  /** Where Azure processes notifications: a region or `global`. */
  readonly location: string | undefined;
  readonly enabled: Switch;
  /** The e-mail addresses. */
  readonly emails: readonly string[];
}

export const ACTION_GROUP = kind<ActionGroup>('azurerm_monitor_action_group', {
  name: text('name'),
  group: named('resource_group_name'),
  location: text('location'),
  enabled: flag('enabled', true),
  emails: textsUnder('email_receiver', 'email_address'),
});
