import type { Problem } from '../lib/diagnostics/problem';
import type { Fleet } from '../lib/fleet/fleet';
import type { Finding, FindingReport, RuleText } from '../lib/report/finding';
import { FILE_RULES } from '../lib/rules/file-rules';
import { WAIVER_RULES } from '../lib/rules/waivers';
import { ALL_RULES } from '../stacks/rules';
import { KIT_VERSION } from './kit';

/** The problems of a fleet in the form that all commands share. */
export const checkFindings = (problems: readonly Problem[], { sources }: Pick<Fleet, 'sources'>): FindingReport => ({
  tool: { name: 'stamps check', version: KIT_VERSION },
  rules: [...ALL_RULES, ...textsOf(FILE_RULES), ...textsOf(WAIVER_RULES)].map(({ id, summary }) => ({ id, summary })),
  checked: sources.map(({ file }) => file),
  findings: problems.map(findingOf),
});

const textsOf = (rules: Readonly<Record<string, string>>): RuleText[] =>
  Object.entries(rules).map(([id, summary]) => ({ id, summary }));

/** A problem in the form that all commands share. */
export function findingOf({ severity, rule, message, help, waived, stamps = [], location }: Problem): Finding {
  const suffix = ` (${waived ?? ''})`;
  return {
    ...{ severity, rule, stacks: stamps, places: [{ subject: location.file, ...location }] },
    message: waived !== undefined && message.endsWith(suffix) ? message.slice(0, -suffix.length) : message,
    ...(help === undefined ? {} : { help }),
    ...(waived === undefined ? {} : { waived }),
  };
}
