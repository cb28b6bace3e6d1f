import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ruleContextOf } from '../stacks/rule-context';
import { problemReport } from '../lib/report/problem-report';
import { hasErrors } from '../lib/diagnostics/problem';
import { readProject } from '../lib/resolve/read-project';
import { ALL_RULES, checkAll } from '../stacks/rules';
import { FILE_RULES } from '../lib/rules/file-rules';
import { WAIVER_RULES } from '../lib/rules/waivers';
import { ROOT, TODAY } from './support/root';
import { rulesPage } from './support/rules-page';

const FOLDER = path.join(__dirname, 'broken');

/** Mistakes that cannot be committed as a folder. Tests of reading files cover them. */
const WITHOUT_FOLDER = ['environment/none', 'environment/unreadable', 'yaml/size', 'blocklists/size'];

const RULES = [...ALL_RULES.map(({ id }) => id), ...Object.keys(WAIVER_RULES), ...Object.keys(FILE_RULES)];

const PROJECTS = readdirSync(FOLDER)
  .sort()
  .map((name) => {
    const project = path.join(FOLDER, name);
    const fleet = readProject(project);
    return { name, project, fleet, problems: checkAll(fleet, ruleContextOf(project, fleet, TODAY)) };
  });

// Each folder is a project with mistakes and the report about them. To accept a changed wording, run this with
// EXPECTED=write and read the diff.
describe.each(PROJECTS)('broken: $name', ({ name, project, fleet, problems }) => {
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

const found = PROJECTS.flatMap(({ problems }) => problems);

test('every rule finds something in test/broken, and every finding there is from a listed rule', () => {
  const ids = new Set(found.map(({ rule }) => rule));
  expect([...ids].sort()).toEqual(RULES.filter((id) => !WITHOUT_FOLDER.includes(id)).sort());
});

test('no two rules have the same id', () => {
  expect(new Set(RULES).size).toBe(RULES.length);
});

test('docs/rules.md is up to date', () => {
  const file = path.join(ROOT, 'docs/rules.md');
  const page = rulesPage(found);
  if (process.env['EXPECTED'] === 'write') writeFileSync(file, page);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '(no docs/rules.md)').toBe(page);
});
