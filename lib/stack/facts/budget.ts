import { textAt, valueAt } from '../json';
import type { Ref } from './field';
import { entriesAt, field, number, numberOf, ref, switchOf, text, textsIn } from './field';
import { kind } from './kind';

/** A budget. */
export interface Budget {
  readonly name: string | undefined;
  /** The resource group or the subscription. */
  readonly scope: Ref | undefined;
  readonly amount: number | 'unknown' | undefined;
  readonly notifications: readonly Notification[];
  /** The resource groups to which it is limited; empty: everything in its scope. */
  readonly groups: readonly string[];
}

/** A notification of a budget. */
export interface Notification {
  /** What is compared with the percentage: the costs so far, or the forecast for the month. */
  readonly of: 'actual' | 'forecast';
  /** The percentage of the amount. */
  readonly percentage: number | 'unknown';
  /** The e-mail addresses, the IDs of action groups, and roles. */
  readonly contacts: readonly string[];
}

const notifications = field<readonly Notification[]>(['notification'], (attributes) =>
  entriesAt(attributes, 'notification')
    .filter((each) => switchOf(valueAt(each, 'enabled'), true) === true)
    .map((each) => ({
      of: textAt(each, 'threshold_type') === 'Forecasted' ? 'forecast' : 'actual',
      percentage: numberOf(valueAt(each, 'threshold')) ?? 'unknown',
      contacts: ['contact_emails', 'contact_groups', 'contact_roles'].flatMap((key) => textsIn(each, key)).sort(),
    })),
);

/** Only the filter for resource groups; another one counts as unknown groups. */
const groups = field<readonly string[]>(['filter'], (attributes) =>
  entriesAt(attributes, 'filter.dimension')
    .flatMap((each) => (textAt(each, 'name') === 'ResourceGroupName' ? textsIn(each, 'values') : [JSON.stringify(each)]))
    .sort(),
);

const COMMON = { name: text('name'), amount: number('amount'), notifications, groups };

export const BUDGET = kind<Budget>(
  'azurerm_consumption_budget_resource_group',
  { ...COMMON, scope: ref('resource_group_id') },
  { type: 'azurerm_consumption_budget_subscription', fields: { ...COMMON, scope: ref('subscription_id') } },
);
