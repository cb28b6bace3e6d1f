import type { Problem } from '../../lib/diagnostics/problem';
import { code, table } from '../../lib/readme/markdown';
import { FILE_RULES } from '../../lib/rules/file-rules';
import { WAIVER_RULES } from '../../lib/rules/waivers';
import { ALL_RULES } from '../../stacks/rules';

/** The text of docs/rules.md: every rule with what to do about it, and the first of these problems as an example. */
export function rulesPage(problems: readonly Problem[]): string {
  // What a waiver accepts has no help, so it is an example only if there is no other.
  const last = (problem: Problem) => (problem.severity === 'notice' ? 0 : 1);
  const inOrder = [...problems].reverse().sort((one, other) => last(one) - last(other));
  const examples = new Map(inOrder.map((problem) => [problem.rule, problem]));
  const row = (id: string, summary: string, waivable: boolean) => {
    const example = examples.get(id);
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
