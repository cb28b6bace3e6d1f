import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ruleContextOf } from '../stacks/rule-context';
import { problemReport } from '../lib/report/problem-report';
import { hasErrors } from '../lib/diagnostics/problem';
import { readProject } from '../lib/resolve/read-project';
import { checkAll } from '../stacks/rules';
import { TODAY } from './support/project';

const FOLDER = path.join(__dirname, 'broken');

// Each folder is a project with mistakes and the report about them. To accept a changed wording, run this with
// EXPECTED=write and read the diff.
describe.each(readdirSync(FOLDER))('broken: %s', (name) => {
  const project = path.join(FOLDER, name);
  const fleet = readProject(project);
  const problems = checkAll(fleet, ruleContextOf(project, fleet, TODAY));

  test(name.startsWith('warning-') ? 'causes warnings' : 'causes errors', () => {
    expect([problems.length > 0, hasErrors(problems)]).toEqual([true, !name.startsWith('warning-')]);
  });

  test('is reported in full, in one run', () => {
    const file = path.join(project, 'expected.txt');
    const report = problemReport(problems, fleet.sources);
    if (process.env['EXPECTED'] === 'write') writeFileSync(file, report);
    expect(existsSync(file) ? readFileSync(file, 'utf8') : '(no expected.txt)').toBe(report);
  });
});
