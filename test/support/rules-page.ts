import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ruleContextOf } from '../../cli/rule-context';
import type { Problem } from '../../lib/diagnostics/problem';
import { readProject } from '../../lib/resolve/read-project';
import { code, table } from '../../lib/readme/markdown';
import { FILE_RULES } from '../../lib/rules/file-rules';
import { WAIVER_RULES } from '../../lib/rules/waivers';
import { ALL_RULES, checkAll } from '../../stacks/rules';
import { ROOT, TODAY } from './project';

const BROKEN = path.join(ROOT, 'test/broken');

/** Every problem in test/broken, by the rule that finds it. */
export function brokenByRule(): ReadonlyMap<string, readonly Problem[]> {
  const found = readdirSync(BROKEN)
    .filter((name) => statSync(path.join(BROKEN, name)).isDirectory())
    .flatMap((name) => {
      const project = path.join(BROKEN, name);
      const fleet = readProject(project);
      return checkAll(fleet, ruleContextOf(project, fleet, TODAY));
    });
  const byRule = new Map<string, Problem[]>();
  for (const problem of found) byRule.set(problem.rule, [...(byRule.get(problem.rule) ?? []), problem]);
  return byRule;
}

/** What docs/rules.md says: every rule with an example of what it finds and what to do about it. */
export function rulesPage(): string {
  const examples = brokenByRule();
  const row = (id: string, summary: string, waivable: boolean) => {
    const example = examples.get(id)?.[0];
    return [code(id), summary, waivable ? 'yes' : 'no', example?.message ?? '', example?.help ?? ''];
  };
  const head = ['Rule', 'What it asks for', 'Waivable', 'Example of what it finds', 'What to do'];
  return `# Rules

Every environment is held against these before anything is synthesized, all at once, by \`npm run check\` and by \`npm run synth\`. This page is written by the tests, from the rules themselves and from the mistakes in \`test/broken\`.

## What every fleet must satisfy

${table(
  head,
  ALL_RULES.map(({ id, summary, waivable }) => row(id, summary, waivable)),
)}

## What waivers must satisfy

${table(
  head,
  Object.entries(WAIVER_RULES).map(([id, summary]) => row(id, summary, false)),
)}

## What files must satisfy

${table(
  head,
  Object.entries(FILE_RULES).map(([id, summary]) => row(id, summary, false)),
)}
`;
}
