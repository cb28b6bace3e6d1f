import { problemsOf } from '../../../lib/preflight/problems';
import { targetsOf } from '../../../lib/preflight/target';
import type { Verdict } from '../../../lib/preflight/verdict';
import { passed, unasked } from '../../../lib/preflight/verdict';
import { exampleFleet } from '../../support/project';

const targets = targetsOf(exampleFleet('dev-and-prod')).filter(({ kind }) => kind === 'stamp');
const problems = (verdict: Verdict) =>
  problemsOf(targets.map((target) => ({ target, question: { id: 'dns' }, verdicts: [verdict] })));

test('what passed is no problem, and a notice is one for all stacks together', () => {
  expect(problems(passed('free'))).toEqual([]);
  const notices = problems(unasked({ message: 'not shown', path: ['residency'] }));
  expect(notices.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`)).toEqual([
    'notice preflight/dns: not shown',
  ]);
  expect(notices.flatMap(({ stamps = [] }) => stamps).sort()).toEqual(targets.map(({ stack }) => stack.value.id).sort());
});
