import { ResourceGroupBudget, SubscriptionBudget } from '../../../lib/budget/budget';
import type { BudgetOptions } from '../../../lib/budget/budget-options';
import { at, configurationOf, emptyStack, SUBSCRIPTION } from '../../support/terraform';

const OPTIONS: BudgetOptions = {
  name: 'budget-test',
  amount: 500,
  actual: [80],
  forecast: [100],
  emails: ['finance@example.com'],
};
const GROUP_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-test`;

test('a budget contains no date, and Terraform never changes the start of an existing one', () => {
  const { stack } = emptyStack();
  new ResourceGroupBudget(stack, 'budget', { ...OPTIONS, resourceGroupId: GROUP_ID });
  const contacts = { operator: 'GreaterThanOrEqualTo', enabled: true, contact_emails: ['finance@example.com'] };
  expect(at(configurationOf(stack), 'azurerm_consumption_budget_resource_group.budget')).toEqual({
    name: 'budget-test',
    resource_group_id: GROUP_ID,
    amount: 500,
    time_grain: 'Monthly',
    time_period: { start_date: `\${formatdate("YYYY-MM-01'T'00:00:00Z", plantimestamp())}` },
    notification: [
      { threshold: 80, threshold_type: 'Actual', ...contacts },
      { threshold: 100, threshold_type: 'Forecasted', ...contacts },
    ],
    lifecycle: { ignore_changes: ['time_period'] },
  });
});

test('a budget of a subscription counts only the resource groups', () => {
  const { stack } = emptyStack();
  new SubscriptionBudget(stack, 'budget', { ...OPTIONS, subscriptionId: SUBSCRIPTION, resourceGroups: ['rg-a', 'rg-b'] });
  expect(at(configurationOf(stack), 'azurerm_consumption_budget_subscription.budget')).toMatchObject({
    subscription_id: `/subscriptions/${SUBSCRIPTION}`,
    filter: { dimension: [{ name: 'ResourceGroupName', operator: 'In', values: ['rg-a', 'rg-b'] }] },
    lifecycle: { ignore_changes: ['time_period'] },
  });
});

test.each<[Partial<BudgetOptions>, string]>([
  [{ amount: 0 }, 'the amount is 0; Azure requires at least 1'],
  [{ name: 'a b' }, "the budget name 'a b' is not valid"],
  [{ actual: [0.5] }, 'the actual percentage 0.5 must be a whole number from 1 to 1000'],
  [{ actual: [80, 80] }, 'the actual percentage 80 is in the list twice'],
  [{ actual: [1, 2, 3, 4, 5] }, 'there are 6 percentages; Azure requires 1 to 5 in actual and forecast together'],
  [{ actual: [], forecast: [] }, 'there are 0 percentages'],
  [{ emails: [] }, 'no one is notified; pass emails or actionGroupIds'],
])('%j is rejected: %s', (options, message) => {
  const { stack } = emptyStack();
  expect(() => new ResourceGroupBudget(stack, 'budget', { ...OPTIONS, ...options, resourceGroupId: GROUP_ID })).toThrow(
    message,
  );
});
