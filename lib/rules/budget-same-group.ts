import type { Located } from '../fleet/fleet';
import type { Stamp } from '../fleet/stamp';
import type { Rule } from './rule';
import { finding } from './rule';

/** A budget of a stamp counts everything in its resource group, so two in one group count the same costs. */
export const budgetSameGroup: Rule = {
  id: 'budget/same-group',
  summary:
    'Each resource group has the budget of one stamp. Budgets of several stamps in one group count the same costs, which is a warning.',
  waivable: true,
  check({ stamps }) {
    const first = new Map<string, Located<Stamp>>();
    return stamps.flatMap((located) => {
      const { budget, subscriptionId, names, id } = located.value;
      const group = `${subscriptionId}/${names.resourceGroup}`.toLowerCase();
      const other = first.get(group);
      if (!budget) return [];
      if (!other) {
        first.set(group, located);
        return [];
      }
      return [
        finding(located, ['budget'], {
          severity: 'warning',
          message: `the budget of ${id} counts the same costs as that of ${other.value.id}: everything in the resource group ${names.resourceGroup}`,
          help: `set the budget in one of them, with the amount for the whole group, and budget: null in the other; environmentBudget counts each group once. Or waive budget/same-group for budget`,
          about: 'key',
        }),
      ];
    });
  },
};
