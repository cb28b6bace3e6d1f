import type { JsonObject } from '../../stack/json';
import { listAt, numberAt, textAt } from '../../stack/json';
import type { Observation, ReviewRule } from './review-rule';
import { pairs } from './pairs';

/** Where a diagnostic setting can send logs. */
export const SINKS = [
  'log_analytics_workspace_id',
  'storage_account_id',
  'eventhub_authorization_rule_id',
  'partner_solution_id',
] as const;

/** What a diagnostic setting logs: categories of logs and metrics. */
const categories = (setting: JsonObject): string[] =>
  ['enabled_log', 'enabled_metric', 'metric'].flatMap((block) =>
    listAt(setting, block).flatMap((each) => textAt(each, 'category') ?? textAt(each, 'category_group') ?? []),
  );

export const logging: ReviewRule = {
  id: 'logging/coverage',
  summary: 'Less is logged than before.',
  why: 'What is not logged cannot be told afterwards: who asked, from where, and what was changed.',
  severities: ['high'],
  check: (change) => [
    ...pairs(change, 'azurerm_monitor_diagnostic_setting').flatMap(({ address, before, after }) =>
      before && after ? lessOf(address, before, after) : [],
    ),
    ...pairs(change, 'azurerm_log_analytics_workspace').flatMap(({ address, before, after }): Observation[] => {
      const [old, fresh] = [before, after].map((workspace) => capOf(workspace)) as [number, number];
      if (!before || !after || fresh >= old) return [];
      const values = { before: capWords(old), after: capWords(fresh) };
      return [
        {
          severity: 'high',
          message: 'logs beyond a daily amount are dropped',
          address,
          attribute: 'daily_quota_gb',
          ...values,
        },
      ];
    }),
  ],
};

function lessOf(address: string, before: JsonObject, after: JsonObject): Observation[] {
  const gone = categories(before).filter((each) => !categories(after).includes(each));
  const sinks = SINKS.filter((sink) => textAt(before, sink) !== undefined && textAt(after, sink) === undefined);
  const nowhere = SINKS.every((sink) => textAt(after, sink) === undefined);
  return [
    ...(gone.length > 0
      ? [
          {
            severity: 'high' as const,
            message: `no longer logged: ${gone.join(', ')}`,
            address,
            attribute: 'enabled_log, enabled_metric, metric',
          },
        ]
      : []),
    ...sinks.map((sink) => ({
      ...{ severity: 'high' as const, address, attribute: sink },
      message: nowhere
        ? 'nothing is logged any more: no place is left that logs go to'
        : 'logs no longer go to one of their places',
    })),
  ];
}

/** -1 is the provider's way to say that there is no limit. */
const capOf = (workspace: JsonObject | undefined): number => {
  const cap = numberAt(workspace, 'daily_quota_gb') ?? -1;
  return cap < 0 ? Infinity : cap;
};

const capWords = (cap: number) => (cap === Infinity ? 'no limit' : `${cap} GB a day`);
