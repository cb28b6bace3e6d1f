import type { Facts } from '../stack/facts/facts';
import type { FactOf } from '../stack/facts/kinds';
import { code, table } from './markdown';
import { otherProcessing } from './other-processing';

/** The budgets of a stack; undefined: there are none. */
export function budgetSection(facts: Facts): string | undefined {
  const budgets = facts.all('budget');
  if (budgets.length === 0) return undefined;
  return [
    table(
      ['Budget', 'Counts the costs of', 'Amount for a month', 'Notifies at', 'Notifies'],
      budgets.map((budget) => rowOf(facts, budget)),
    ),
    ...wholeGroups(budgets),
    `Azure only notifies: it stops nothing. It learns about costs some hours late. The budget does not count what is billed outside these resource groups, such as reservations of provisioned throughput.${marketplaceWords(facts)} What to do: ${code('docs/runbook.md#budget')}.`,
  ].join('\n\n');
}

/**
 * Azure bills models of Anthropic through Azure Marketplace, by meters of the offer.
 *
 * Source: https://learn.microsoft.com/azure/foundry/foundry-models/concepts/claude-models-billing (read 2026-11-26). It does not state to
 * which resource group these costs belong.
 */
function marketplaceWords(facts: Facts): string {
  const others = facts.all('deployment').filter((each) => otherProcessing(each) !== undefined);
  return others.length === 0
    ? ''
    : ` It is not known whether it counts the costs of ${others.map(({ address, value }) => code(value.name ?? address)).join(', ')}, because Azure can bill models of publishers through Azure Marketplace.`;
}

/** Budgets for resource groups that the stack does not create, which can contain the resources of others. */
function wholeGroups(budgets: readonly FactOf<'budget'>[]): string[] {
  const groups = budgets.flatMap(({ value: { scope } }) => {
    const [, name] = /\/resourceGroups\/([^/]+)$/i.exec(scope?.written ?? '') ?? [];
    return name === undefined ? [] : [code(name)];
  });
  return groups.length === 0
    ? []
    : [
        `This stack does not create the resource group ${groups.join(', ')}. The budget counts everything in it, including what is not of this stack. Other budgets for the same resource group count the same costs.`,
      ];
}

function rowOf(facts: Facts, { address, value }: FactOf<'budget'>): string[] {
  const { name = address, amount, groups, scope, notifications } = value;
  const whole = facts.referred('group', scope)?.value.name ?? scope?.written ?? 'an unknown scope';
  const contacts = [...new Set(notifications.flatMap((each) => each.contacts))];
  return [
    code(name),
    (groups.length === 0 ? [whole] : groups).map(code).join(', '),
    `${amount ?? 'not set'}, in the currency of the bill`,
    notifications
      .map(({ of, percentage }) => `${percentage} percent ${of === 'actual' ? 'of costs so far' : 'by the forecast'}`)
      .join(', ') || '**nothing**',
    contacts.map((each) => code(each.split('/').at(-1) ?? each)).join(', ') || '**no one**',
  ];
}
