import { notIn } from '../../collections/difference';
import type { Budget, Notification } from '../../stack/facts/budget';
import { comparing } from './comparing';
import { listed } from './listed';
import type { PairDraft } from './comparing';
import type { ReviewRule } from './review-rule';

type BudgetDraft = PairDraft<'budget'>;

export const budget: ReviewRule = {
  id: 'cost/budget',
  summary: 'A budget notifies earlier, later or other people, or counts other resource groups.',
  why: 'A budget stops nothing. It is useful only if it notifies the right people at the right amount.',
  severities: ['high', 'notice'],
  looks: [
    comparing('budget', ['amount'], ({ before, after }) => {
      const [old, fresh] = [before?.value.amount, after?.value.amount];
      if (!before || !after || old === fresh) return [];
      const words = { before: String(old ?? 'not set'), after: String(fresh ?? 'not set') };
      if (typeof old !== 'number' || typeof fresh !== 'number')
        return [{ severity: 'high', message: 'the amount of the budget changes', ...words }];
      const message =
        fresh > old
          ? 'the budget is raised: notifications come at higher costs'
          : 'the budget is lowered: notifications come at lower costs, and nothing is stopped';
      return [{ severity: fresh > old ? 'high' : 'notice', message, ...words }];
    }),
    comparing('budget', ['notifications'], ({ before, after }) =>
      before && after ? notificationDrafts(before.value, after.value) : [],
    ),
    comparing('budget', ['groups'], ({ before, after }) => {
      if (!before || !after) return [];
      const [old, fresh] = [before.value.groups, after.value.groups];
      const [gone, added] = [notIn(old, fresh), notIn(fresh, old)];
      return [
        ...(gone.length > 0 ? [{ severity: 'notice' as const, message: `the budget no longer counts ${listed(gone)}` }] : []),
        ...(added.length > 0 ? [{ severity: 'notice' as const, message: `the budget also counts ${listed(added)}` }] : []),
      ];
    }),
  ],
};

function notificationDrafts(before: Budget, after: Budget): BudgetDraft[] {
  const [old, fresh] = [before, after].map((each) => new Map(each.notifications.map((one) => [wordsOf(one), one] as const)));
  const [was, is] = [old, fresh].map((each) => [...(each?.keys() ?? [])]);
  const [gone, added] = [notIn(was ?? [], is ?? []), notIn(is ?? [], was ?? [])];
  const stay = [...(fresh ?? [])].flatMap(([words, { contacts }]) => {
    const earlier = old?.get(words)?.contacts ?? contacts;
    return [
      ...notIn(earlier, contacts).map((each) => `no longer notifies ${each}`),
      ...notIn(contacts, earlier).map((each) => `notifies ${each} from now on`),
    ];
  });
  return [
    ...(gone.length > 0 ? [{ severity: 'high' as const, message: `the budget no longer notifies at ${listed(gone)}` }] : []),
    ...(added.length > 0 ? [{ severity: 'notice' as const, message: `the budget also notifies at ${listed(added)}` }] : []),
    ...[...new Set(stay)].map((words) => ({ severity: 'notice' as const, message: `the budget ${words}` })),
  ];
}

const wordsOf = ({ of, percentage }: Notification) =>
  `${percentage} percent of the ${of === 'actual' ? 'costs so far' : 'forecast'}`;
