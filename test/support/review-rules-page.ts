import { code, table } from '../../lib/readme/markdown';
import type { Finding, Review } from '../../lib/review/review';
import { FILE_RULES } from '../../lib/review/promises/review-promises';
import { PROMISE_RULES } from '../../lib/review/promises/rules';
import { REVIEW_RULES } from '../../lib/review/rules';
import type { Pair } from './review-pairs';

/** A pair and what its review finds. */
export interface ReviewedPair {
  readonly pair: Pair;
  readonly result: Review;
}

/** The first finding of each rule in its pair. */
function examples(pairs: readonly ReviewedPair[]): ReadonlyMap<string, Finding> {
  const found = pairs.flatMap(({ pair, result }) =>
    result.stacks.flatMap(({ findings }) => findings.filter(({ rule }) => rule === pair.rule).slice(0, 1)),
  );
  return new Map(found.reverse().map((finding) => [finding.rule, finding]));
}

/** The content of docs/review-rules.md: every rule with its severities, reason and an example. */
export function reviewRulesPage(pairs: readonly ReviewedPair[]): string {
  const found = examples(pairs);
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

What \`npx stamps review\` looks for in a change of \`generated/\`. The tests write this page from the rules and from the changes in \`test/review/pairs\`. For each rule, that folder has a change that the rule finds, with the report, and a similar one that it does not find.

${table(['Rule', 'Severity', 'What it finds', 'Why it matters', 'Example'], rows)}

## Environment files

Settings that appear in no resource, but that \`npx stamps check\` and \`npx stamps synth\` use.

${table(['Rule', 'Severity', 'What it finds', 'Why it matters'], promises)}
`;
}
