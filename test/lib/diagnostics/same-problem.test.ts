import type { Problem } from '../../../lib/diagnostics/problem';
import { inReadingOrder } from '../../../lib/diagnostics/reading-order';
import { together } from '../../../lib/diagnostics/same-problem';

const problem = (stamp: string | undefined, message: string, part: Partial<Problem> = {}): Problem => ({
  ...{ severity: 'error', rule: 'a/b', message, location: { file: 'environments/prod.yaml', line: 1, column: 2, length: 3 } },
  ...(stamp === undefined ? {} : { stamps: [stamp] }),
  ...part,
});
const textsOf = (...problems: readonly Problem[]) => together(problems).map(({ message, stamps }) => [message, stamps]);

const SWEDEN = 'prod-swedencentral';
const FRANCE = 'prod-francecentral';

test('problems with the same words are one, with all stamps', () => {
  expect(textsOf(problem(SWEDEN, 'x'), problem(FRANCE, 'x'), problem(undefined, 'y'))).toEqual([
    ['x', [SWEDEN, FRANCE]],
    ['y', undefined],
  ]);
});

test.each([
  [`${SWEDEN} has no x`, `${FRANCE} has no x`, `${SWEDEN}, ${FRANCE} has no x`],
  ["'a' in swedencentral is not", "'a' in francecentral is not", "'a' in swedencentral, francecentral is not"],
  ['kept in Sweden Central', 'kept in France Central', 'kept in Sweden Central, France Central'],
  ["'oai-claims-prod-sdc' is long", "'oai-claims-prod-frc' is long", "'oai-claims-prod-…' is long"],
])('%s and %s are one', (one, other, both) => {
  expect(textsOf(problem(SWEDEN, one), problem(FRANCE, other))).toEqual([[both, [SWEDEN, FRANCE]]]);
});

test('so are those of several environments, each named once', () => {
  const [dev, test] = ['dev-swedencentral', 'test-swedencentral'];
  expect(textsOf(problem(dev, 'swedencentral of dev'), problem(test, 'swedencentral of test'))).toEqual([
    ['swedencentral of dev, test', [dev, test]],
  ]);
});

test('what to write instead names all regions, too', () => {
  const [one] = together([
    problem(SWEDEN, 'x', { help: 'leave swedencentral' }),
    problem(FRANCE, 'x in francecentral', { help: 'leave francecentral' }),
    problem(SWEDEN, 'x in swedencentral', { help: 'leave swedencentral' }),
  ]).slice(1);
  expect([one?.message, one?.help]).toEqual(['x in francecentral, swedencentral', 'leave francecentral, swedencentral']);
});

test.each<[string, Partial<Problem>]>([
  ['rule', { rule: 'a/c' }],
  ['severity', { severity: 'warning' }],
  ['place', { location: { file: 'environments/prod.yaml', line: 2, column: 2, length: 3 } }],
  ['help', { help: 'write y' }],
])('problems that differ in their %s stay apart', (_, other) => {
  expect(together([problem(SWEDEN, 'in swedencentral'), problem(FRANCE, 'in francecentral', other)])).toHaveLength(2);
});

test('a name within a longer word does not count', () => {
  expect(textsOf(problem(SWEDEN, 'swedencentral2'), problem(FRANCE, 'francecentral2'))).toHaveLength(2);
});

test('merging again changes nothing', () => {
  const once = inReadingOrder([problem(SWEDEN, 'in swedencentral'), problem(FRANCE, 'in francecentral')]);
  expect(inReadingOrder(once)).toEqual(once);
  expect(once).toHaveLength(1);
});
