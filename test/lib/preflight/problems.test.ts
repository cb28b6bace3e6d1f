import { problemsOf } from '../../../lib/verdicts/problems';
import { targetsOf } from '../../../lib/verdicts/target';
import type { Verdict } from '../../../lib/verdicts/verdict';
import { passed, unasked } from '../../../lib/verdicts/verdict';
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
