import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ruleContextOf } from '../../stacks/rule-context';
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

/** The text of docs/rules.md: every rule with an example of what it finds and what to do about it. */
export function rulesPage(): string {
  const examples = brokenByRule();
  const row = (id: string, summary: string, waivable: boolean) => {
    const example = examples.get(id)?.[0];
    return [code(id), summary, waivable ? 'yes' : 'no', example?.message ?? '', example?.help ?? ''];
  };
  const head = ['Rule', 'Requirement', 'Waivable', 'Example finding', 'What to do'];
  return `# Rules

\`npx stamps check\` and \`npx stamps synth\` check all environments against these rules before anything is synthesized, and report all problems at once. The tests generate this page from the rules and from the mistakes in \`test/broken\`.

## Rules for stamps and environments

${table(
  head,
  ALL_RULES.map(({ id, summary, waivable }) => row(id, summary, waivable)),
)}

## Rules for waivers

${table(
  head,
  Object.entries(WAIVER_RULES).map(([id, summary]) => row(id, summary, false)),
)}

## Rules for files

${table(
  head,
  Object.entries(FILE_RULES).map(([id, summary]) => row(id, summary, false)),
)}
`;
}
