import { keptPlan, scriptOf, Workplace } from '../support/pipelines';

let place: Workplace;

/** A review that says what the file `reviewed.json` says, and notes the state of the base that it was asked for. */
const NPM = `
const after = (option) => args[args.indexOf(option) + 1];
const base = after('--base');
if (fs.existsSync(base)) fs.writeFileSync('base', fs.readdirSync(base).join());
const report = { json: fs.readFileSync('reviewed.json', 'utf8'), markdown: '<!-- review -->\\n# Review\\n', github: '::warning::look\\n' }[after('--format')];
if (args.includes('--output')) fs.writeFileSync(after('--output'), report);
else process.stdout.write(report);
`;

beforeEach(() => {
  place = new Workplace();
  place.stack('prod/environment');
  place.stack('prod/westeurope');
  place.program('npm', NPM);
  place.write('reviewed.json', {
    stacks: [
      { id: 'prod-westeurope', change: 'changed' },
      { id: 'prod-uksouth', environment: 'prod', part: 'uksouth', change: 'removed' },
      { id: 'prod-ukwest', environment: 'prod', part: 'ukwest', change: 'removed' },
    ],
  });
});

afterEach(() => {
  place.clear();
});

const outputs = () =>
  Object.fromEntries(
    place
      .read('output')
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
const ids = (json = '') => (JSON.parse(json) as { readonly id: string }[]).map(({ id }) => id);
const reviews = () => place.calls('npm').map((args) => args.slice(args.indexOf('--') + 1));

describe('the review of a pull request', () => {
  const review = () =>
    place.script(scriptOf('pull-request', 'review', 'Review the generated files'), {
      LINK_BASE: 'https://example.test/blob/1',
    });

  test('is summed up, annotated, and tells what to plan', async () => {
    expect(await review()).toEqual({ status: 0, stdout: '::warning::look\n', stderr: '' });
    expect(place.read('summary.md')).toBe('<!-- review -->\n# Review\n');
    expect(outputs()['changes']).toBe('3');
    expect(outputs()['removed']).toBe('prod-uksouth generated/prod/uksouth;prod-ukwest generated/prod/ukwest;');
    expect(ids(outputs()['stacks'])).toEqual(['prod-westeurope']);
    expect(reviews().map((args) => args.filter((arg) => !arg.startsWith(place.folder)))).toEqual([
      ['--base', 'HEAD^1', '--link-base', 'https://example.test/blob/1', '--format', 'markdown', '--output'],
      ['--base', 'HEAD^1', '--format', 'json', '--output'],
      ['--base', 'HEAD^1', '--format', 'github'],
    ]);
  });

  test('removes nothing where nothing is removed', async () => {
    place.write('reviewed.json', { stacks: [] });
    expect((await review()).status).toBe(0);
    expect(outputs()['removed']).toBe('');
  });

  test('hands on what is removed to the job that looks into its state', async () => {
    place.write('pipelines/removed-are-destroyed', '#!/usr/bin/env bash\necho "$@"\ncat\n');
    const { stdout } = await place.script(scriptOf('pull-request', 'removed', 'Look into their states'), {
      REMOVED: 'a b;c d;',
    });
    expect(stdout).toBe('HEAD^1\na b\nc d\n\n');
  });

  test('fails where it cannot be made', async () => {
    place.program('npm', 'process.exit(2)');
    expect((await review()).status).toBe(2);
    expect(place.read('output')).toBe('');
  });
});

describe('the review with plans', () => {
  const report = (planned: string) =>
    place.script(scriptOf('pull-request', 'report', 'Review the generated files and the plans'), {
      LINK_BASE: 'https://example.test/blob/1',
      PLANNED: planned,
      RUN: 'https://example.test/run',
    });

  test('gets every plan by its stack', async () => {
    place.write('plans/prod-environment.json', keptPlan({}));
    place.write('plans/prod-westeurope.json', keptPlan({}));
    expect((await report('success')).status).toBe(0);
    expect(reviews()[0]?.slice(2, 6)).toEqual([
      '--plan',
      'prod-environment=plans/prod-environment.json',
      '--plan',
      'prod-westeurope=plans/prod-westeurope.json',
    ]);
    expect(place.read('review.md')).toBe('<!-- review -->\n# Review\n');
  });

  test('says when some are missing, even all', async () => {
    expect((await report('failure')).status).toBe(0);
    expect(place.read('review.md')).toContain('**Not every stack could be planned:** see [the run](https://example.test/run).');
    expect(place.read('summary.md')).toBe(place.read('review.md'));
    expect(reviews()[0]).not.toContain('--plan');
  });
});

test('a deployment lists every stack', async () => {
  expect((await place.script(scriptOf('deploy', 'stacks', 'List the stacks'))).status).toBe(0);
  expect(ids(outputs()['stacks'])).toEqual(['prod-environment', 'prod-westeurope']);
});

describe('what is to be approved', () => {
  const show = (before: string) =>
    place.script(scriptOf('deploy', 'show', 'Show what is to be approved'), {
      BEFORE: before,
      LINK_BASE: 'https://example.test/blob/1',
      TMPDIR: place.folder,
    });
  const git = (...args: string[]) => place.run(['git', '-c', 'user.name=a', '-c', 'user.email=a@b', ...args]);
  const commit = async () => {
    await git('commit', '--quiet', '--allow-empty', '--message=x');
    return (await git('rev-parse', 'HEAD')).stdout.trim();
  };

  beforeEach(async () => {
    await git('init', '--quiet');
    place.write('plans/prod-westeurope.json', keptPlan({ 'azurerm_subnet.x': ['update'] }));
    place.write('plans/prod-environment.json', keptPlan({}));
  });

  test('is what the push changed, what Terraform would do, and which stacks have something to do', async () => {
    const before = await commit();
    await commit();
    expect((await show(before)).status).toBe(0);
    expect(place.read('summary.md')).toBe(
      '<!-- review -->\n# Review\n\n## What Terraform would do\n\n### prod-westeurope\n\n' +
        '| Resource | Terraform would |\n| --- | --- |\n| `azurerm_subnet.x` | change in place |\n\nNothing to do: prod-environment.\n',
    );
    expect(ids(outputs()['stacks'])).toEqual(['prod-westeurope']);
    expect(reviews().map((args) => args.slice(0, 8))).toEqual([
      [
        ...['--base', before, '--plan', 'prod-environment=plans/prod-environment.json'],
        ...['--plan', 'prod-westeurope=plans/prod-westeurope.json', '--link-base', 'https://example.test/blob/1'],
      ],
    ]);
  });

  test.each(['', '0'.repeat(40), 'f'.repeat(40)])('starts from the last commit where "%s" was before', async (before) => {
    const last = await commit();
    await commit();
    expect((await show(before)).status).toBe(0);
    expect(reviews()[0]?.[1]).toBe(last);
  });

  test('starts from nothing where there is no commit before', async () => {
    await commit();
    expect((await show('')).status).toBe(0);
    expect(place.read('base')).toBe('generated');
  });
});

test('drift is summed up and reported', async () => {
  place.write('plans/prod-westeurope.json', keptPlan({ 'azurerm_subnet.x': ['update'] }));
  place.program('gh', `if (args[1] === 'list') process.stdout.write('[]');`);
  expect((await place.script(scriptOf('deploy', 'drift', 'Report drift'))).status).toBe(0);
  expect(place.read('summary.md')).toContain('### prod-westeurope');
  expect(place.calls('gh').map((args) => args.slice(0, 4))).toEqual([
    ['issue', 'list', '--state', 'open'],
    ['issue', 'create', '--title', 'Drift: prod-westeurope'],
  ]);
});

describe('a recovery', () => {
  /** Notes what the script in pipelines/ is called with, and ends as a refused list does. */
  const FAKE = (status: number) => `#!/usr/bin/env bash\necho "the list"\nprintf '%s\\n' "$@" >called\nexit ${status}\n`;

  test('finds its stack', async () => {
    const { status } = await place.script(scriptOf('recover', 'list', 'Find the stack'), { STACK: 'prod-westeurope' });
    expect([status, outputs()]).toEqual([0, { folder: 'generated/prod/westeurope', environment: 'prod' }]);
  });

  test('names the stacks that there are', async () => {
    const { status, stdout } = await place.script(scriptOf('recover', 'list', 'Find the stack'), { STACK: 'prod-west' });
    expect(status).toBe(1);
    expect(stdout).toBe("::error::there is no stack 'prod-west'; there are: prod-environment prod-westeurope \n");
  });

  test.each([0, 1])('shows its list, with status %d, and allows each address', async (status) => {
    place.write('pipelines/recover-stack', FAKE(status));
    place.write('matching', '');
    const script = scriptOf('recover', 'list', 'List');
    expect((await place.script(script, { FOLDER: 'generated/prod/westeurope', ALLOW: 'a.b match*' })).status).toBe(status);
    expect(place.read('summary.md')).toBe('```text\nthe list\n```\n');
    const called = ['generated/prod/westeurope', '--list', 'list.json', '--allow', 'a.b', '--allow', 'match*'];
    expect(place.read('called').trim().split('\n')).toEqual(called);
  });

  test.each([
    ['', ['--yes', '--shown', 'shown/list.json']],
    ['0a1b', ['--yes', '--shown', 'shown/list.json', '--unlock', '0a1b']],
  ])('recovers what was shown, with the lock "%s"', async (lock, options) => {
    place.write('pipelines/recover-stack', FAKE(0));
    place.write('pipelines/still-newest', '#!/usr/bin/env bash\n');
    const env = { FOLDER: 'generated/prod/westeurope', ALLOW: '', UNLOCK: lock };
    expect((await place.script(scriptOf('recover', 'recover', 'Recover'), env)).status).toBe(0);
    expect(place.read('called').trim().split('\n')).toEqual(['generated/prod/westeurope', ...options]);
  });
});
