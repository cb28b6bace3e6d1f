import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ABOUT } from '../cli/about';
import { problemReport } from '../lib/report/problem-report';
import { checkAll } from '../stacks/rules';
import { checkoutWith } from './support/checkout';
import { blocksOf, PAGES } from './support/page-blocks';
import { fleetOf, problemsOf } from './support/project';
import { ROOT, TODAY } from './support/root';

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const blocks = (page: string, language: string) => blocksOf(page, language).map(({ text }) => text);
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
  'npx azure-openai-stamps init',
  'npx stamps deploy dev',
  // Refused here, because that region is configured: test/cli/synth-destroy.test.ts runs it with a region that is not.
  'npx stamps synth --empty prod/germanywestcentral',
  'npx stamps synth --remove prod/germanywestcentral',
  // Reads the git history, which an archive of the project does not have: test/cli/review.test.ts runs it in a repository.
  'npx stamps review --base HEAD',
  'npx stamps review --base main',
]);

/** Commands of earlier pages, which are run once. */
const tried = new Set<string>();

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
    const namedAfter = (program: RegExp) =>
      [...text.matchAll(new RegExp(`${program.source} ([a-z][\\w:-]*)`, 'g'))].map(([, name = '']) => name);
    expect(namedAfter(/npm run/).filter((script) => !(script in scripts))).toEqual([]);
    expect(namedAfter(/npx (?:azure-openai-)?stamps/).filter((command) => !(command in ABOUT))).toEqual([]);
  });

  const found = blocks(page, 'sh')
    .flatMap((block) => block.trim().split(/\n */))
    .filter((line) => !NOT_RUN.has(line))
    .map((line) => (line === 'npx stamps synth' || line === 'npx stamps synth --project .' ? `${line} --check` : line));
  const runnable = [...new Set(found)].filter((line) => !tried.has(line));
  for (const line of runnable) tried.add(line);
  if (runnable.length > 0)
    test.each(runnable)('has commands that work: %s', (line) => {
      // A team has the scripts in the installed package.
      const here = line.replace('node_modules/azure-openai-stamps/', '');
      const { status, stderr } = spawnSync('bash', ['-c', here], { cwd: checkout, encoding: 'utf8' });
      // The state of the environment dev is a local file.
      expect([
        status,
        stderr.replace(/^(npm |note: the catalogue |warning: dev-\w+ stores its state in a local file: ).*\n/gm, ''),
      ]).toEqual([0, '']);
    });
});

describe('the README', () => {
  const [environment = ''] = blocks('README.md', 'yaml');

  test('shows an environment without problems', () => {
    expect(problemsOf({ dev: environment })).toEqual([]);
  });

  test('shows a mistake as it is reported', () => {
    const fleet = fleetOf({ dev: environment.replace('DataZoneStandard', 'GlobalStandard') });
    expect(blocks('README.md', 'text')).toEqual([problemReport(checkAll(fleet, { today: TODAY }), fleet.sources)]);
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
  const [state = ''] = blocks('docs/deploy.md', 'yaml');
  const example = (name: string) => read(`test/examples/dev-and-prod/environments/${name}.yaml`);
  const prod = example('prod').replace(/^state:\n( .*\n)+/m, state);
  const files = { defaults: example('defaults'), prod };
  expect(problemsOf(files)).toEqual([]);
  expect(fleetOf(files).stateAccounts.map(({ value }) => value.id)).toEqual(['state-sttfstateprod']);
});

test('docs/engines.md shows a state in workspaces without problems, except that its place is not known', () => {
  const state = blocks('docs/engines.md', 'yaml').find((block) => block.startsWith('state:')) ?? '';
  const dev = `${state}${blocks('README.md', 'yaml')[0] ?? ''}`;
  expect(problemsOf({ dev })).toEqual([expect.stringMatching(/^residency\/cloud-state: unverified: /)]);
  expect(fleetOf({ dev }).stamps.map(({ value }) => value.state)).toEqual([
    {
      ...{ type: 'cloud', organization: 'contoso', project: 'Azure OpenAI', hostname: 'app.eu.terraform.io' },
      workspace: 'assistants-dev-swedencentral',
    },
  ]);
});

test('docs/deploy.md destroys the storage account as .ci/bootstrap-state tests it', () => {
  const [override = ''] = blocks('docs/deploy.md', 'json');
  expect(read('.ci/bootstrap-state')).toContain(
    `echo '${JSON.stringify(JSON.parse(override)).replaceAll(/([:,])/g, '$1 ')}' >`,
  );
});

test('docs/commands.md names every command of the kit, and every script of its repository', () => {
  const rowsOf = (program: string) =>
    [...read('docs/commands.md').matchAll(new RegExp(`^\\| \`${program} ([\\w:-]+)\``, 'gm'))].map(([, name = '']) => name);
  expect(rowsOf('npx stamps').sort()).toEqual(Object.keys(ABOUT).sort());
  const others = Object.keys(scripts).filter(
    (name) => !(name.replace(':', '-') in ABOUT) && !['prepack', 'test'].includes(name),
  );
  expect(rowsOf('npm run').sort()).toEqual(others.sort());
});

test('docs/commands.md has the exit codes of every command', () => {
  const [, table = ''] = /^\| Command +\| 0 [^\n]*\n\|[^\n]*\n((?:\|[^\n]*\n)+)/m.exec(read('docs/commands.md')) ?? [];
  const named = table
    .split('\n')
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([\w-]+)`/g)].map(([, name]) => name));
  expect(named.sort()).toEqual(Object.keys(ABOUT).sort());
});

test('docs/commands.md shows what init --cdktn adds to package.json', () => {
  const [shown = ''] = blocks('docs/commands.md', 'json');
  const { devDependencies } = JSON.parse(read('package.json')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  expect(JSON.parse(shown)).toEqual({
    dependencies: { cdktf: `npm:cdktn@${devDependencies['cdktn'] ?? ''}` },
    overrides: { cdktf: '$cdktf' },
  });
});

test('every page of docs is linked from the README', () => {
  const linked = new Set(targetsOf('README.md'));
  expect(PAGES.filter((page) => page !== 'README.md' && !linked.has(page))).toEqual([]);
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
