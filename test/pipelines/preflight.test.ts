import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { jobOf, scriptOf, Workplace } from '../support/pipelines';
import { ROOT } from '../support/root';

interface Step {
  readonly bash?: string;
  readonly displayName?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Stage {
  readonly stage: string;
  readonly condition?: string;
  readonly jobs: readonly {
    readonly job: string;
    readonly dependsOn?: string;
    readonly condition?: string;
    readonly steps: readonly Step[];
  }[];
}

const pipeline = parse(readFileSync(path.join(ROOT, 'pipelines/azure-pipelines.yml'), 'utf8')) as {
  readonly stages: readonly Stage[];
};
const stage = pipeline.stages.find((each) => each.stage === 'plan_pull_request');
const [devops, devopsPlan] = stage?.jobs ?? [];
const devopsStep = devops?.steps.at(-1);
const STEP = 'Ask Azure about the changed stacks';

let place: Workplace;

/** A review and a preflight: the latter writes each output, and fails if the file `fails` exists. */
const NPM = `
if (args.includes('review')) fs.copyFileSync('reviewed.json', args[args.indexOf('--output') + 1]);
else if (fs.existsSync('breaks')) process.exitCode = 1;
else {
  for (const output of args.filter((_, i) => args[i - 1] === '--output')) {
    const [format, file] = output.split('=');
    if (file === '-') process.stdout.write(format + ' output\\n');
    else fs.writeFileSync(file, 'the table\\n');
  }
  if (fs.existsSync('fails')) process.exitCode = 1;
}`;

beforeEach(() => {
  place = new Workplace();
  place.program('npm', NPM);
  place.program(
    'curl',
    "process.stdout.write(fs.readFileSync('answer', 'utf8')); fs.writeFileSync('header', fs.readFileSync(0));",
  );
  place.write('answer', JSON.stringify({ value: 'signed-by-github' }));
});

afterEach(() => {
  place.clear();
});

const asked = () => place.calls('npm').filter((args) => args.includes('preflight'));

describe('in GitHub, a preflight', () => {
  const ENV = () => ({
    ...{ STACKS: 'prod-environment prod-westeurope ', AZURE_FEDERATED_TOKEN_FILE: place.path('token') },
    ...{ ACTIONS_ID_TOKEN_REQUEST_URL: 'https://example.test/token?a=b', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token' },
  });
  const run = (env = {}) => place.script(scriptOf('pull-request', 'preflight', STEP), { ...ENV(), ...env });

  test('runs before the plan, with its identity, for the stacks that the review lists', () => {
    const [preflight, plan] = [jobOf('pull-request', 'preflight'), jobOf('pull-request', 'plan')];
    expect([preflight.needs, plan.needs]).toEqual([
      ['check', 'review'],
      ['check', 'review', 'preflight'],
    ]);
    expect([preflight['runs-on'], preflight.permissions]).toEqual([plan['runs-on'], plan.permissions]);
    expect(preflight.if).toContain("vars.AZURE_PLAN_CLIENT_ID != ''");
    expect(preflight.if).toContain("needs.review.outputs.configured != ''");
    expect(preflight.environment).toBeUndefined();
    expect(plan.if).toMatch(/^!cancelled\(\) && needs\.check\.result == 'success' && needs\.review\.result == 'success' && /);
    expect(preflight.steps.at(-1)).toMatchObject({
      name: STEP,
      env: {
        STACKS: '${{ needs.review.outputs.configured }}',
        AZURE_TOKEN_CREDENTIALS: 'WorkloadIdentityCredential',
        AZURE_FEDERATED_TOKEN_FILE: '${{ runner.temp }}/github-token',
        AZURE_CLIENT_ID: '${{ vars.AZURE_PLAN_CLIENT_ID }}',
        AZURE_TENANT_ID: '${{ vars.AZURE_TENANT_ID }}',
      },
    });
  });

  test('runs no scripts of packages, and only the kit', () => {
    const [install, ...others] = jobOf('pull-request', 'preflight').steps.flatMap(({ run: script = [] }) => script);
    expect(install).toBe('npm ci --ignore-scripts');
    expect(others.join('').match(/\bnp[mx]\b.*? --(?= )/g)).toEqual(['npm run --silent preflight --']);
  });

  test('asks as the identity that plans, annotates, and summarizes', async () => {
    expect(await run()).toEqual({ status: 0, stdout: 'github output\n', stderr: '' });
    const outputs = ['--output', 'github=-', '--output', `text=${place.path('preflight.txt')}`];
    const stacks = ['prod-environment', 'prod-westeurope'];
    expect(asked()).toEqual([['run', '--silent', 'preflight', '--', '--as', 'plan', ...outputs, ...stacks]]);
    expect(place.read('summary.md')).toBe('# Preflight\n\n```text\nthe table\n```\n');
  });

  test('fails after its summary if a check failed', async () => {
    place.write('fails', '');
    expect((await run()).status).toBe(1);
    expect(place.read('summary.md')).toContain('the table');
  });

  test('fails without a summary if there is no result', async () => {
    place.write('breaks', '');
    expect((await run()).status).toBe(1);
    expect(place.read('summary.md')).toBe('');
  });

  test('signs in with a token of the job, which only its user can read and no argument contains', async () => {
    await run();
    expect(place.read('token')).toBe('signed-by-github');
    expect(statSync(place.path('token')).mode & 0o777).toBe(0o600);
    expect(place.read('header')).toBe('Authorization: Bearer request-token\n');
    expect(place.calls('curl').map((args) => args.at(-1))).toEqual([
      'https://example.test/token?a=b&audience=api://AzureADTokenExchange',
    ]);
    expect(JSON.stringify(place.calls('curl'))).not.toContain('request-token');
  });

  test.each(['', 'secret-but-no-json', '{"value":""}', 'null'])('does not ask if GitHub answers %j', async (answer) => {
    place.write('answer', answer);
    const { status, stdout, stderr } = await run();
    expect([status, stdout, stderr]).toEqual([1, '', '::error::GitHub answered without a token\n']);
    expect(asked()).toEqual([]);
  });

  test('does not ask without the permission to get a token', async () => {
    const { status, stderr } = await run({ ACTIONS_ID_TOKEN_REQUEST_URL: '' });
    expect(status).not.toBe(0);
    expect(stderr).toContain('is set in a job with id-token: write');
    expect(asked()).toEqual([]);
  });
});

describe('in Azure DevOps, a preflight', () => {
  const script = devopsStep?.inputs?.['inlineScript'] ?? '';
  const run = () => place.run(['bash', '-c', script], { TF_BUILD: 'True', AGENT_TEMPDIRECTORY: place.folder });

  beforeEach(() => {
    place.stack('prod/environment');
    place.stack('prod/westeurope');
    place.stack('prod/uksouth');
    place.stack('local/uksouth', { local: {} });
    place.write('generated/prod/ukwest/cdk.tf.json', { '//': { emptied: '1' }, terraform: { backend: { azurerm: {} } } });
    const ids = ['prod-environment', 'prod-westeurope', 'prod-ukwest', 'local-uksouth'];
    place.write('reviewed.json', { stacks: ids.map((id) => ({ id, change: 'changed' })) });
  });

  test('runs before the plan, with its connection, and without scripts of packages', () => {
    expect([devops?.job, devopsPlan?.job, devopsPlan?.dependsOn]).toEqual(['preflight', 'plan', 'preflight']);
    expect(devopsPlan?.condition).toBe('succeededOrFailed()');
    expect(devopsStep).toMatchObject({
      displayName: STEP,
      inputs: { azureSubscription: '${{ parameters.planConnection }}' },
      env: { AZURE_TOKEN_CREDENTIALS: 'AzureCliCredential' },
    });
    expect(devops?.steps.flatMap(({ bash = [] }) => bash)).toEqual(['npm ci --ignore-scripts']);
    expect(stage?.condition).toContain("ne(variables['System.PullRequest.IsFork'], 'True')");
  });

  test('asks about the changed stacks that are configured and deployed, and summarizes', async () => {
    expect(await run()).toEqual({
      ...{ status: 0, stderr: '' },
      stdout: `text output\n##vso[task.uploadsummary]${place.path('preflight.md')}\n`,
    });
    const outputs = ['--output', 'text=-', '--output', `text=${place.path('preflight.txt')}`];
    expect(asked().map((args) => args.slice(4))).toEqual([['--as', 'plan', ...outputs, 'prod-environment', 'prod-westeurope']]);
    expect(place.read('preflight.md')).toBe('# Preflight\n\n```text\nthe table\n```\n');
  });

  test('fails after its summary if a check failed', async () => {
    place.write('fails', '');
    expect(await run()).toMatchObject({ status: 1, stdout: expect.stringContaining('task.uploadsummary') as string });
  });

  test('asks nothing if no configured stack has changed', async () => {
    place.write('reviewed.json', { stacks: [{ id: 'prod-ukwest', change: 'changed' }] });
    expect(await run()).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(asked()).toEqual([]);
  });
});
