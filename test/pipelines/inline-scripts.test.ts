import { jobOf, keptPlan, scriptOf, Workplace } from '../support/pipelines';

let place: Workplace;

/** A review with the content of `reviewed.json`, which records its base. */
const NPM = `
const after = (option) => args[args.indexOf(option) + 1];
const base = after('--base');
if (fs.existsSync(base)) fs.writeFileSync('base', fs.readdirSync(base).join());
const texts = {
  json: fs.readFileSync('reviewed.json', 'utf8'),
  markdown: '<!-- review -->\\n# Review\\n',
  'markdown-whole': '<!-- review -->\\n# All of it\\n',
  github: '::warning::look\\n',
};
for (const [i, option] of args.entries())
  if (option === '--output') {
    const [format, file] = args[i + 1].split('=');
    if (file === '-') process.stdout.write(texts[format]);
    else fs.writeFileSync(file, texts[format]);
  }
if (args.includes('--fail-on')) process.exitCode = 1;
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
  const ENV = { BEFORE: '', FAIL_ON: '', LINK_BASE: 'https://example.test/blob/1', RUN: 'https://example.test/run' };
  const review = (env: Readonly<Record<string, string>> = {}) =>
    place.script(scriptOf('pull-request', 'review', 'Review the generated files'), { ...ENV, ...env });
  const asked = ['--base', 'HEAD^1', '--link-base', 'https://example.test/blob/1'];
  const kept = ['--artifact', 'review', '--run-url', 'https://example.test/run'];
  const written = () => [
    ...['--output', 'github=-', '--output', `markdown=${place.path('review.md')}`],
    ...['--output', `markdown-whole=${place.path('review/review.md')}`, '--output', `json=${place.path('review/review.json')}`],
  ];

  test('is summarized and annotated, and lists the stacks to plan', async () => {
    expect(await review()).toEqual({ status: 0, stdout: '::warning::look\n', stderr: '' });
    expect(place.read('summary.md')).toBe('<!-- review -->\n# Review\n');
    expect(outputs()['changes']).toBe('3');
    expect(outputs()['removed']).toBe('prod-uksouth generated/prod/uksouth;prod-ukwest generated/prod/ukwest;');
    expect(ids(outputs()['stacks'])).toEqual(['prod-westeurope']);
    expect(outputs()['configured']).toBe('prod-westeurope ');
    expect(outputs()['status']).toBe('0');
    expect(reviews()).toEqual([[...asked, ...kept, ...written()]]);
    expect(place.read('review/review.md')).toBe('<!-- review -->\n# All of it\n');
  });

  test('is compared with the commit before the push, if that still exists', async () => {
    await place.run(['git', 'init', '--quiet']);
    await place.run(['git', '-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '--allow-empty', '--message=x']);
    const before = (await place.run(['git', 'rev-parse', 'HEAD'])).stdout.trim();
    await review({ BEFORE: before });
    expect(reviews()).toEqual([[...asked, ...kept, '--since', before, ...written()]]);
  });

  test.each(['0'.repeat(40), 'f'.repeat(40)])('is not compared if the commit before the push was %s', async (before) => {
    await place.run(['git', 'init', '--quiet']);
    expect((await review({ BEFORE: before })).status).toBe(0);
    expect(reviews()).toEqual([[...asked, ...kept, ...written()]]);
  });

  test('fails after the comment if a finding reaches REVIEW_FAIL_ON', async () => {
    expect((await review({ FAIL_ON: 'high' })).status).toBe(0);
    expect(reviews()).toEqual([[...asked, ...kept, '--fail-on', 'high', ...written()]]);
    expect(outputs()).toMatchObject({ status: '1', changes: '3' });
    const { steps } = jobOf('pull-request', 'review');
    const names = steps.map(({ name, uses }) => name ?? uses?.split('@')[0]);
    expect(names.slice(-4)).toEqual([
      'Review the generated files',
      'actions/upload-artifact',
      'Comment',
      'Fail because of REVIEW_FAIL_ON',
    ]);
    expect(steps.at(-1)?.if).toBe("steps.review.outputs.status != '0'");
    expect((await place.script(scriptOf('pull-request', 'review', 'Fail because of REVIEW_FAIL_ON'))).status).toBe(1);
  });

  test('lists no removed stacks if none is removed', async () => {
    place.write('reviewed.json', { stacks: [] });
    expect((await review()).status).toBe(0);
    expect(outputs()['removed']).toBe('');
  });

  test('passes removed stacks to the job that checks their states', async () => {
    place.write('pipelines/removed-are-destroyed', '#!/usr/bin/env bash\necho "$@"\ncat\n');
    const { stdout } = await place.script(scriptOf('pull-request', 'removed', 'Check their states'), {
      REMOVED: 'a b;c d;',
    });
    expect(stdout).toBe('HEAD^1\na b\nc d\n\n');
  });

  test('fails if the review fails', async () => {
    place.program('npm', 'process.exit(2)');
    expect((await review()).status).toBe(2);
    expect(place.read('output')).toBe('');
  });
});

describe('the review with plans', () => {
  const report = (planned: string) =>
    place.script(scriptOf('pull-request', 'report', 'Review the generated files and the plans'), {
      BEFORE: '',
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
    expect(place.read('review/review.md')).toBe('<!-- review -->\n# All of it\n');
    expect(reviews()[0]?.join(' ')).toContain('--artifact review-with-plans --run-url https://example.test/run ');
  });

  test('reports missing plans, even if all are missing', async () => {
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

describe('the changes for approval', () => {
  const show = (before: string) =>
    place.script(scriptOf('deploy', 'show', 'Show the changes for approval'), {
      BEFORE: before,
      LINK_BASE: 'https://example.test/blob/1',
      RUN: 'https://example.test/run',
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

  test('are the changes of the push, the Terraform changes, and the stacks with changes', async () => {
    const before = await commit();
    await commit();
    expect((await show(before)).status).toBe(0);
    expect(place.read('summary.md')).toBe(
      '<!-- review -->\n# Review\n\n## What Terraform would do\n\n### prod-westeurope\n\n' +
        '| Resource | Terraform would |\n| --- | --- |\n| `azurerm_subnet.x` | change in place |\n\nNo changes: prod-environment.\n',
    );
    expect(ids(outputs()['stacks'])).toEqual(['prod-westeurope']);
    expect(reviews().map((args) => args.slice(0, 8))).toEqual([
      [
        ...['--base', before, '--plan', 'prod-environment=plans/prod-environment.json'],
        ...['--plan', 'prod-westeurope=plans/prod-westeurope.json', '--link-base', 'https://example.test/blob/1'],
      ],
    ]);
  });

  test.each(['', '0'.repeat(40), 'f'.repeat(40)])(
    'start from the last commit if the commit before was "%s"',
    async (before) => {
      const last = await commit();
      await commit();
      expect((await show(before)).status).toBe(0);
      expect(reviews()[0]?.[1]).toBe(last);
    },
  );

  test('start from nothing if there is no commit before', async () => {
    await commit();
    expect((await show('')).status).toBe(0);
    expect(place.read('base')).toBe('generated');
  });
});

test('drift is summarized and reported', async () => {
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
  /** Records the arguments of the script in pipelines/, and exits like a refused list. */
  const FAKE = (status: number) => `#!/usr/bin/env bash\necho "the list"\nprintf '%s\\n' "$@" >called\nexit ${status}\n`;

  test('finds its stack', async () => {
    const { status } = await place.script(scriptOf('recover', 'list', 'Find the stack'), { STACK: 'prod-westeurope' });
    expect([status, outputs()]).toEqual([0, { folder: 'generated/prod/westeurope', environment: 'prod' }]);
  });

  test('names the existing stacks', async () => {
    const { status, stdout } = await place.script(scriptOf('recover', 'list', 'Find the stack'), { STACK: 'prod-west' });
    expect(status).toBe(1);
    expect(stdout).toBe("::error::there is no stack 'prod-west'; use one of: prod-environment prod-westeurope \n");
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
  ])('recovers the resources that were shown, with the lock "%s"', async (lock, options) => {
    place.write('pipelines/recover-stack', FAKE(0));
    place.write('pipelines/still-newest', '#!/usr/bin/env bash\n');
    const env = { FOLDER: 'generated/prod/westeurope', ALLOW: '', UNLOCK: lock };
    expect((await place.script(scriptOf('recover', 'recover', 'Recover'), env)).status).toBe(0);
    expect(place.read('called').trim().split('\n')).toEqual(['generated/prod/westeurope', ...options]);
  });
});
