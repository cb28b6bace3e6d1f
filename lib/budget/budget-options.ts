import type { IConstruct } from 'constructs';
import { isReference, listFailure, nameFailure, shown, unlessNumberReference } from '../terraform/checks';
import { throwIfAny } from '../terraform/validation-error';

/** The amount of a budget, and who is notified when. */
export interface BudgetOptions {
  /** 1 to 63 letters, digits, hyphens and underscores, unique in its scope. Azure replaces the budget if it changes. */
  readonly name: string;
  /** The amount for each calendar month, at least 1, in the currency of the bill. */
  readonly amount: number;
  /**
   * The percentages of the amount at which costs so far cause a notification, such as `[80, 100]`. Azure allows five percentages,
   * together with those of the forecast.
   */
  readonly actual: readonly number[];
  /** The percentages of the amount at which the forecast for the month causes a notification. */
  readonly forecast: readonly number[];
  /**
   * The e-mail addresses to notify.
   *
   * @default - none
   */
  readonly emails?: readonly string[];
  /**
   * The IDs of action groups to notify. Either these or e-mail addresses are required.
   *
   * @default - none
   */
  readonly actionGroupIds?: readonly string[];
}

/** How many notifications Azure allows. Source: Microsoft.Consumption/budgets@2024-08-01 in Azure/terraform-provider-azapi v2.12.0. */
export const MOST_NOTIFICATIONS = 5;

/**
 * The first day of the month of the first apply. Terraform computes it, so that the configuration contains no date: Azure refuses a
 * new budget that starts before the current month.
 */
const THIS_MONTH = `\${formatdate("YYYY-MM-01'T'00:00:00Z", plantimestamp())}`;

/** The attributes that all budgets have. */
export function budgetAttributes(scope: IConstruct, options: BudgetOptions) {
  const { name, amount, actual, forecast, emails = [], actionGroupIds = [] } = options;
  throwIfAny(scope, [
    nameFailure('budget', name),
    unlessNumberReference('amount', amount, (given) =>
      typeof given === 'number' && given >= 1 ? undefined : `the amount is ${shown(given)}; Azure requires at least 1`,
    ),
    listFailure('actual', actual),
    listFailure('forecast', forecast),
    listFailure('emails', emails),
    listFailure('action group IDs', actionGroupIds),
  ]);
  throwIfAny(scope, [
    ...thresholdFailures('actual', actual),
    ...thresholdFailures('forecast', forecast),
    countFailure(actual.length + forecast.length),
    emails.length + actionGroupIds.length === 0 ? 'no one is notified; pass emails or actionGroupIds' : undefined,
  ]);
  const contacts = {
    ...(emails.length === 0 ? {} : { contactEmails: [...emails] }),
    ...(actionGroupIds.length === 0 ? {} : { contactGroups: [...actionGroupIds] }),
  };
  const notify = (thresholdType: string) => (threshold: number) => ({
    ...{ threshold, thresholdType, operator: 'GreaterThanOrEqualTo', enabled: true },
    ...contacts,
  });
  return {
    name,
    amount,
    timeGrain: 'Monthly',
    timePeriod: { startDate: THIS_MONTH },
    notification: [...actual.map(notify('Actual')), ...forecast.map(notify('Forecasted'))],
    // Azure refuses to change the start of a budget, and the value is another one every month.
    lifecycle: { ignoreChanges: ['time_period'] },
  };
}

function thresholdFailures(what: string, thresholds: readonly number[]): string[] {
  const known = thresholds.filter((each) => !isReference(each));
  const wrong = known.filter((each) => !Number.isInteger(each) || each < 1 || each > 1000);
  const twice = known.filter((each, i) => known.indexOf(each) !== i);
  return [
    ...wrong.map((each) => `the ${what} percentage ${shown(each)} must be a whole number from 1 to 1000`),
    ...twice.map((each) => `the ${what} percentage ${each} is in the list twice`),
  ];
}

const countFailure = (count: number) =>
  count >= 1 && count <= MOST_NOTIFICATIONS
    ? undefined
    : `there are ${count} percentages; Azure requires 1 to ${MOST_NOTIFICATIONS} in actual and forecast together`;
