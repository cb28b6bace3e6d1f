import { moneyWords } from '../../catalog/prices';
import { throughputOf, throughputWords } from '../../stack/throughput';
import { looking } from './comparing';
import type { ReviewRule } from './review-rule';

export const throughput: ReviewRule = {
  id: 'cost/throughput',
  summary: 'The provisioned throughput of a stamp costs more or less, at the prices that the organisation declares.',
  why: 'Azure bills provisioned throughput by the hour, used or not, until the deployment is deleted. The prices are those of defaults.yaml: the kit has none of its own, and reservations can change what you pay.',
  severities: ['high', 'notice'],
  looks: [
    looking(({ before, after }) => {
      // At the new prices, so that the difference is that of the throughput.
      const prices = after?.notes.prices ?? before?.notes.prices;
      if (!prices) return [];
      const [old, fresh] = [throughputOf(before, prices), throughputOf(after, prices)];
      const more = Math.round((fresh.perMonth - old.perMonth) * 100) / 100;
      if (more === 0) return [];
      return [
        {
          severity: more > 0 ? 'high' : 'notice',
          message: `the provisioned throughput costs ${moneyWords(prices, Math.abs(more))} ${more > 0 ? 'more' : 'less'} per month`,
          ...{ before: throughputWords(old, prices), after: throughputWords(fresh, prices) },
        },
      ];
    }),
    looking(({ before, after }) => {
      const [was, is] = [before?.notes.prices, after?.notes.prices];
      if (!before || !after || JSON.stringify(was) === JSON.stringify(is)) return [];
      const [old, fresh] = [throughputOf(after, was), throughputOf(after, is)];
      if (fresh.units === 0) return [];
      return [
        {
          severity: 'notice',
          message: 'the prices that the organisation declares for provisioned throughput change; Azure bills by its own',
          ...{ before: throughputWords(old, was), after: throughputWords(fresh, is) },
        },
      ];
    }),
  ],
};
