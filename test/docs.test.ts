import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { problemReport } from '../lib/report/problem-report';
import { checkAll } from '../stacks/rules';
import { checkoutWith } from './support/checkout';
import { PAGES } from './support/page-blocks';
import { fleetOf, problemsOf, ROOT, TODAY } from './support/project';

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, block = '']) => block);
/** The anchors that GitHub derives from the headings of a page. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
/** Whether a target is a file of a team, which this repository has only as an example. */
const isOfTeam = (target: string) => /^(environments|generated)\//.test(target);
const targetsOf = (page: string) =>
  [...read(page).matchAll(/\]\((?!https?:)([^)#]+)(#[^)]*)?\)/g)].map(([, target = '']) =>
    path.posix.join(path.posix.dirname(page), target),
  );
const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };

/** Commands that need Azure, or that install or run the tests. What they call is tested separately. */
const NOT_RUN = new Set([
  'npm ci && npm run synth',
  'npm ci && npm test',
  'npm run list',
  'npm run diff -- dev-swedencentral',
  'npm run deploy -- dev-environment dev-swedencentral',
  'npm run destroy -- dev-swedencentral dev-environment',
  // Refused here, because that region is configured: test/cli/synth-destroy.test.ts runs it with a region that is not.
  'npm run synth -- --empty prod/germanywestcentral',
  'npm run synth -- --remove prod/germanywestcentral',
  // Reads the git history, which an archive of the project does not have: test/cli/review.test.ts runs it in a repository.
  'npm run review -- --base HEAD',
]);

let checkout = '';
beforeAll(() => {
  checkout = checkoutWith('dev-and-prod');
});
afterAll(() => {
  rmSync(checkout, { recursive: true, force: true });
});

describe.each(PAGES)('%s', (page) => {
  const text = read(page);

  test('has no dead links', () => {
    expect(targetsOf(page).filter((target) => !isOfTeam(target) && !existsSync(path.join(ROOT, target)))).toEqual([]);
  });

  test('has no links to missing headings', () => {
    const targets = [...text.matchAll(/\]\(([^)#:]*\.md)?#([^)]+)\)/g)].map(([, file, anchor = '']) => ({
      file: file === undefined ? page : path.join(path.dirname(page), file),
      anchor,
    }));
    expect(targets.filter(({ file, anchor }) => !anchorsOf(read(file)).includes(anchor))).toEqual([]);
  });

  test('names only existing commands', () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  const lines = blocks(text, 'sh').flatMap((block) => block.trim().split('\n'));
  const runnable = lines.filter((line) => !NOT_RUN.has(line));
  if (runnable.length > 0)
    test.each(runnable)('has commands that work: %s', (line) => {
      const check =
        line === 'npm run synth' || line === 'npm run synth -- --project .'
          ? `${line}${line.includes('--') ? '' : ' --'} --check`
          : line;
      const { status, stderr } = spawnSync('bash', ['-c', check], { cwd: checkout, encoding: 'utf8' });
      // The state of the environment dev is a local file.
      expect([status, stderr.replace(/^(npm |warning: dev-\w+ stores its state in a local file: ).*\n/gm, '')]).toEqual([
        0,
        '',
      ]);
    });
});

describe('the README', () => {
  const [environment = ''] = blocks(read('README.md'), 'yaml');

  test('shows an environment without problems', () => {
    expect(problemsOf({ dev: environment })).toEqual([]);
  });

  test('shows a mistake as it is reported', () => {
    const fleet = fleetOf({ dev: environment.replace('DataZoneStandard', 'GlobalStandard') });
    expect(blocks(read('README.md'), 'text')).toEqual([problemReport(checkAll(fleet, { today: TODAY }), fleet.sources)]);
  });
});

describe('links to the example environments', () => {
  const targets = PAGES.flatMap(targetsOf).filter(isOfTeam);

  test('name files that the environments have or generate', () => {
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter((target) => !existsSync(path.join(checkout, target)))).toEqual([]);
  });

  // A team replaces the example with its own environments.
  test('name existing files, as long as this repository has the environment', () => {
    const environmentOf = (target: string) => path.basename(target.split('/')[1] ?? '', '.yaml');
    const present = targets.filter((target) => existsSync(path.join(ROOT, `environments/${environmentOf(target)}.yaml`)));
    expect(present.filter((target) => !existsSync(path.join(ROOT, target)))).toEqual([]);
  });
});

test('docs/deploy.md shows a storage account of states without problems', () => {
  const [state = ''] = blocks(read('docs/deploy.md'), 'yaml');
  const example = (name: string) => read(`test/examples/dev-and-prod/environments/${name}.yaml`);
  const prod = example('prod').replace(/^state:\n( .*\n)+/m, state);
  const files = { defaults: example('defaults'), prod };
  expect(problemsOf(files)).toEqual([]);
  expect(fleetOf(files).stateAccounts.map(({ value }) => value.id)).toEqual(['state-sttfstateprod']);
});

test('docs/engines.md shows a state in workspaces without problems, except that its place is not known', () => {
  const state = blocks(read('docs/engines.md'), 'yaml').find((block) => block.startsWith('state:')) ?? '';
  const dev = `${state}${blocks(read('README.md'), 'yaml')[0] ?? ''}`;
  expect(problemsOf({ dev })).toEqual([expect.stringMatching(/^residency\/cloud-state: unverified: /)]);
  expect(fleetOf({ dev }).stamps.map(({ value }) => value.state)).toEqual([
    {
      ...{ type: 'cloud', organization: 'contoso', project: 'Azure OpenAI', hostname: 'app.eu.terraform.io' },
      workspace: 'assistants-dev-swedencentral',
    },
  ]);
});

test('docs/deploy.md destroys the storage account as .ci/bootstrap-state tests it', () => {
  const [override = ''] = blocks(read('docs/deploy.md'), 'json');
  expect(read('.ci/bootstrap-state')).toContain(
    `echo '${JSON.stringify(JSON.parse(override)).replaceAll(/([:,])/g, '$1 ')}' >`,
  );
});

test('docs/commands.md names every command', () => {
  const named = [...read('docs/commands.md').matchAll(/^\| `npm (?:run )?([\w:]+)`/gm)].map(([, script = '']) => script);
  expect(named.sort()).toEqual([...Object.keys(scripts)].filter((name) => name !== 'prepack').sort());
});

test('docs/architecture.md lists the modules and imports that ESLint enforces', () => {
  const print = "import { MODULES } from './eslint.config.mjs'; console.log(JSON.stringify(MODULES))";
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', print], { cwd: ROOT, encoding: 'utf8' });
  const rows = [...read('docs/architecture.md').matchAll(/^\| `lib\/([\w-]+)` +\|[^|]+\| ([^|]+?) +\|$/gm)].map(
    ([, module = '', others = '']) => [module, others === 'nothing' ? [] : others.split(', ')],
  );
  expect(Object.fromEntries(rows)).toEqual(JSON.parse(stdout));
  expect(rows.map(([module]) => module).sort()).toEqual(
    readdirSync(path.join(ROOT, 'lib')).filter((name) => !name.includes('.')),
  );
});
