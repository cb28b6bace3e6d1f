import type { BudgetOptions } from '../lib/budget/budget-options';
import type { Budget } from '../lib/fleet/watch';

/** The settings of a budget as its construct takes them. */
export const budgetProps = ({ actionGroupId, ...settings }: Budget, name: string): BudgetOptions => ({
  ...settings,
  ...(actionGroupId === undefined ? {} : { actionGroupIds: [actionGroupId] }),
  name,
});
