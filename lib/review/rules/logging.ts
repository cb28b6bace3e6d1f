import { SINKS } from '../../stack/facts/logging';
import type { Workspace } from '../../stack/facts/logging';
import { comparing } from './comparing';
import type { ReviewRule } from './review-rule';

export const logging: ReviewRule = {
  id: 'logging/coverage',
  summary: 'Less is logged than before.',
  why: 'Without logs, you cannot find out later who called, from where, and what was changed.',
  severities: ['high'],
  looks: [
    comparing('logSetting', ['categories'], ({ before, after }) => {
      if (!before || !after) return [];
      const gone = before.value.categories.filter((each) => !isLogged(each, after.value.categories));
      return gone.length > 0 ? [{ severity: 'high', message: `no longer logged: ${gone.join(', ')}` }] : [];
    }),
    ...SINKS.map((sink) =>
      comparing('logSetting', [sink], ({ before, after }) => {
        if (!before?.value[sink] || !after || after.value[sink]) return [];
        const nowhere = SINKS.every((each) => !after.value[each]);
        return [
          {
            severity: 'high',
            message: nowhere
              ? 'nothing is logged from now on: no log destination is left'
              : 'logs are no longer sent to one of their destinations',
          },
        ];
      }),
    ),
    comparing('workspace', ['dailyCap'], ({ before, after }) => {
      if (!before || !after || capOf(after.value) >= capOf(before.value)) return [];
      return [
        {
          ...{ severity: 'high', message: 'logs beyond a daily amount are dropped' },
          ...{ before: capWords(before.value), after: capWords(after.value) },
        },
      ];
    }),
  ],
};

/** Whether a category is among others or in the group of all logs, which does not include metrics. */
const isLogged = (category: string, among: readonly string[]) =>
  among.includes(category) || (category !== 'AllMetrics' && among.includes('allLogs'));

/** The daily cap. For the provider, -1 is no limit. A value that only Terraform knows counts as 0. */
const capOf = ({ dailyCap = -1 }: Workspace): number => (dailyCap === 'unknown' ? 0 : dailyCap < 0 ? Infinity : dailyCap);

function capWords(workspace: Workspace): string {
  if (workspace.dailyCap === 'unknown') return 'a limit known only to Terraform';
  const cap = capOf(workspace);
  return cap === Infinity ? 'no limit' : `${cap} GB a day`;
}
