import { code, table } from '../../lib/readme/markdown';
import type { Finding } from '../../lib/review/review';
import { FILE_RULES } from '../../lib/review/promises/review-promises';
import { PROMISE_RULES } from '../../lib/review/promises/rules';
import { REVIEW_RULES } from '../../lib/review/rules';
import { PAIRS, pairOf, reviewOf } from './review-pairs';

/** The first finding of each rule in its own pair. */
function examples(): ReadonlyMap<string, Finding> {
  const found = PAIRS.map((name) => ({ name, pair: pairOf(name) })).flatMap(({ name, pair }) =>
    pair.rule === undefined
      ? []
      : reviewOf(name, pair).stacks.flatMap(({ findings }) => findings.filter(({ rule }) => rule === pair.rule).slice(0, 1)),
  );
  return new Map(found.reverse().map((finding) => [finding.rule, finding]));
}

/** What docs/review-rules.md says: every rule with its severities, its reason and an example. */
export function reviewRulesPage(): string {
  const found = examples();
  const rows = REVIEW_RULES.map(({ id, summary, why, severities }) => [
    code(id),
    severities.join(', '),
    summary,
    why,
    found.get(id)?.message ?? '',
  ]);
  const promises = [...Object.values(FILE_RULES), ...PROMISE_RULES].map(({ id, summary, why, severities }) => [
    ...[code(id), severities.join(', '), summary, why],
  ]);
  return `# Review rules

What \`npm run review\` looks for in a change of \`generated/\`. This page is written by the tests, from the rules themselves and from the changes in \`test/review/pairs\`: each rule has one there that it finds, beside the report, and one alike that it lets pass.

${table(['Rule', 'Severity', 'What it finds', 'Why it matters', 'Example'], rows)}

## Environment files

What no resource says, and \`npm run check\` and \`npm run synth\` go by.

${table(['Rule', 'Severity', 'What it finds', 'Why it matters'], promises)}
`;
}
