import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { keptPlan, Workplace } from '../support/pipelines';
import { ROOT } from '../support/root';

interface Step {
  readonly task?: string;
  readonly bash?: string;
  readonly checkout?: string;
  readonly publish?: string;
  readonly download?: string;
  readonly artifact?: string;
  readonly displayName?: string;
  readonly condition?: string;
  readonly persistCredentials?: boolean;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly timeoutInMinutes?: number;
  readonly environment?: string;
  readonly steps?: readonly Step[];
  readonly strategy?: { readonly runOnce: { readonly deploy: { readonly steps: readonly Step[] } } };
}

interface Stage {
  readonly stage: string;
  readonly dependsOn?: string | readonly string[];
  readonly condition?: string;
  readonly jobs: readonly Job[];
}

const text = readFileSync(path.join(ROOT, 'pipelines/azure-pipelines.yml'), 'utf8');
const pipeline = parse(text) as {
  readonly trigger: unknown;
  readonly lockBehavior: string;
  readonly pool: unknown;
  readonly variables?: unknown;
  readonly parameters: readonly { readonly name: string; readonly default: unknown }[];
  readonly stages: readonly (Stage | Readonly<Record<string, readonly Stage[]>>)[];
};
const { scripts: npmScripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

const EACH = '${{ each environment in parameters.environments }}';
const IF_VERIFIED = "${{ if ne(parameters.verifyPool, '') }}";
const stages = pipeline.stages.flatMap((one) =>
  'stage' in one ? [one as Stage] : [EACH, IF_VERIFIED].flatMap((key) => (one as Record<string, Stage[]>)[key] ?? []),
);
/** The name of a stage without the expressions that are evaluated at the start. */
const shortOf = (stage: string) => stage.replace(/_\$.*/, '');
const stepsOf = ({ jobs }: Stage) => jobs.flatMap((job) => job.steps ?? job.strategy?.runOnce.deploy.steps ?? []);
const all = stages.flatMap((stage) => stepsOf(stage).map((step) => [stage.stage, step] as const));
const scripts = all.flatMap(([stage, step]) => {
  const script = step.bash ?? step.inputs?.['inlineScript'];
  return typeof script === 'string' ? [[stage, step.displayName ?? '', script, step] as const] : [];
});
const stageOf = (name: string) => stages.find(({ stage }) => shortOf(stage) === name) ?? { stage: '', jobs: [] };
const scriptOf = (stage: string, name: string) =>
  scripts.find(([where, displayName]) => shortOf(where) === stage && displayName === name)?.[2] ?? '';
const defaultOf = (name: string) => pipeline.parameters.find((one) => one.name === name)?.default;

test('has these stages, in this order', () => {
  expect(stages.map(({ stage }) => stage)).toEqual([
    'check',
    'review',
    'plan_pull_request',
    'plan',
    "deploy_${{ replace(environment, '-', '_') }}",
    'verify',
    'drift',
  ]);
});

test('runs on a pinned image, with tasks of a major version', () => {
  expect(pipeline.pool).toEqual({ vmImage: 'ubuntu-24.04' });
  const tasks = new Set(all.flatMap(([, { task }]) => task ?? []));
  expect([...tasks].sort()).toEqual(['AzureCLI@2', 'TerraformInstaller@1', 'UseNode@1']);
  const installs = all.filter(([, { task }]) => task === 'TerraformInstaller@1');
  expect(installs.map(([, { inputs }]) => inputs)).toEqual([1, 2, 3].map(() => ({ terraformVersion: '1.11.4' })));
  expect(stages.flatMap(({ jobs }) => jobs).filter(({ timeoutInMinutes = 0 }) => timeoutInMinutes === 0)).toEqual([]);
});

test('uses no secret, and passes the token of the run only to steps that need it', () => {
  expect(text).not.toMatch(/issecret|secret=true|group:|password|clientSecret|AzureKeyVault/i);
  expect(pipeline.variables).toBeUndefined();
  const handed = all.filter(([, { env = {} }]) => 'SYSTEM_ACCESSTOKEN' in env);
  for (const [, { env }] of handed) expect(env?.['SYSTEM_ACCESSTOKEN']).toBe('$(System.AccessToken)');
  expect(handed.map(([stage, { displayName }]) => `${shortOf(stage)}: ${displayName ?? ''}`)).toEqual([
    'review: Find the commit before the last push',
    'review: Comment',
    'plan_pull_request: Plan',
    'plan_pull_request: Check the states of removed stacks',
    'plan_pull_request: Find the commit before the last push',
    'plan_pull_request: Comment',
    'plan: Plan',
    'deploy: Apply',
  ]);
});

test('deploys the environments of its parameter, each with its own connection and approvals, one run after the other', () => {
  // A team lists its own environments here.
  const names = defaultOf('environments') as string[];
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !/^[a-z0-9][a-z0-9-]*$/.test(name))).toEqual([]);
  expect(pipeline.lockBehavior).toBe('sequential');
  const deploy = stageOf('deploy');
  expect(deploy.jobs.map(({ environment }) => environment)).toEqual(['${{ environment }}']);
  expect(deploy.dependsOn).toBeUndefined();
  const connections = all.flatMap(([stage, { inputs }]) =>
    inputs?.['azureSubscription'] === undefined ? [] : [[shortOf(stage), inputs['azureSubscription']]],
  );
  expect(connections).toEqual([
    ['plan_pull_request', '${{ parameters.planConnection }}'],
    ['plan_pull_request', '${{ parameters.planConnection }}'],
    ['plan_pull_request', '${{ parameters.planConnection }}'],
    ['plan', '${{ parameters.planConnection }}'],
    ['deploy', '${{ parameters.deployConnection }}-${{ environment }}'],
  ]);
});

test('has separate stages for pull requests, deployments and schedules', () => {
  const conditions = Object.fromEntries(stages.map(({ stage, condition = '' }) => [shortOf(stage), condition]));
  expect(conditions).toEqual({
    check: '',
    review: "and(succeeded(), eq(variables['Build.Reason'], 'PullRequest'))",
    plan_pull_request:
      "and(succeeded(), eq(variables['Build.Reason'], 'PullRequest'), ne(variables['System.PullRequest.IsFork'], 'True'))",
    plan: "and(succeeded(), ne(variables['Build.Reason'], 'PullRequest'), eq(variables['Build.SourceBranch'], 'refs/heads/main'))",
    deploy:
      "and(succeeded(), ne(variables['Build.Reason'], 'PullRequest'), ne(variables['Build.Reason'], 'Schedule'), eq(variables['Build.SourceBranch'], 'refs/heads/main'))",
    verify: stageOf('deploy').condition,
    drift: "and(succeeded(), eq(variables['Build.Reason'], 'Schedule'))",
  });
});

test('keeps its token in the checkout only to read main, and installs no packages in jobs that may write', () => {
  const kept = all.filter(([, step]) => step.checkout !== undefined && step.persistCredentials === true);
  expect(kept.map(([stage]) => shortOf(stage))).toEqual(['deploy']);
  expect(
    stepsOf(stageOf('deploy'))
      .map(({ bash = '', inputs }) => `${bash}${String(inputs?.['inlineScript'])}`)
      .join(),
  ).not.toMatch(/\bnp[mx]\b/);
});

test('publishes complete reviews and redacted plans, and no plan', () => {
  expect(all.flatMap(([stage, { publish, artifact }]) => (publish === undefined ? [] : [[stage, publish, artifact]]))).toEqual([
    ['review', '$(Agent.TempDirectory)/review', 'review'],
    ['plan_pull_request', '$(Agent.TempDirectory)/review', 'review-with-plans'],
    ['plan', '$(Agent.TempDirectory)/plans', 'plans'],
  ]);
  const fetched = all.filter(([, { download }]) => download === 'current').map(([, { artifact }]) => artifact);
  expect(fetched).toEqual(['plans', 'plans']);
});

describe('every script', () => {
  test.each(scripts)('%s: %s is bash without replaced expressions', (_, __, script) => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(script).not.toMatch(/\$\{\{|\$\([A-Za-z.]+\)/);
    if (script.trim().includes('\n')) expect(script).toMatch(/^set -euo pipefail\n/);
  });

  test('calls only existing npm scripts', () => {
    const called = scripts.flatMap(([, , script]) =>
      [...script.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name = '']) => name),
    );
    expect([...new Set(called)].filter((name) => !(name in npmScripts))).toEqual([]);
  });

  test('calls only existing files', () => {
    const called = new Set(
      scripts.flatMap(([, , script]) => [...script.matchAll(/(?:node |source )?\bpipelines\/[\w.-]+/g)].map(([call]) => call)),
    );
    for (const call of called) {
      const read = /^(node|source) /.test(call);
      accessSync(path.join(ROOT, call.replace(/^(node|source) /, '')), read ? constants.R_OK : constants.X_OK);
    }
    expect(called.size).toBeGreaterThan(5);
  });
});

describe('on a machine', () => {
  let place: Workplace;

  beforeEach(() => {
    place = new Workplace();
    place.stack('prod/westeurope');
  });

  afterEach(() => {
    place.clear();
  });

  const run = (script: string, env = {}) =>
    place.run(['bash', '-c', script], {
      TF_BUILD: 'True',
      AGENT_TEMPDIRECTORY: place.folder,
      PIPELINE_WORKSPACE: place.folder,
      ...env,
    });
  const CONNECTION = {
    servicePrincipalId: 'client',
    tenantId: 'tenant',
    AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: 'connection',
    SYSTEM_ACCESSTOKEN: 'token',
    SYSTEM_OIDCREQUESTURI: 'https://example.test',
  };

  test('Terraform gets the identity of the service connection, and no secret', async () => {
    const { stdout } = await run('source pipelines/azure-devops-login && env | grep ^ARM_ | sort', CONNECTION);
    expect(stdout.trim().split('\n')).toEqual([
      'ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID=connection',
      'ARM_CLIENT_ID=client',
      'ARM_TENANT_ID=tenant',
      'ARM_USE_CLI=false',
      'ARM_USE_OIDC=true',
    ]);
  });

  test.each(Object.keys(CONNECTION))('the script stops without %s', async (name) => {
    const { status, stderr } = await run('source pipelines/azure-devops-login; echo on', { ...CONNECTION, [name]: '' });
    expect(status).not.toBe(0);
    expect(stderr).toContain(name);
  });

  test('every stack is planned, by the connection', async () => {
    place.program(
      'terraform',
      `if (args.includes('show')) process.stdout.write('{}');\nif (!process.env.ARM_CLIENT_ID) process.exit(1);`,
    );
    const { status, stderr } = await run(scriptOf('plan', 'Plan'), { ...CONNECTION, ENVIRONMENTS: 'test prod' });
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('is planned, but not deployed')]);
    expect(JSON.parse(place.read('plans/prod-westeurope.json'))).toMatchObject({ applyable: false, resource_changes: [] });
  });

  test('a deployable environment that the pipeline does not deploy is reported', async () => {
    place.program('terraform', `if (args.includes('show')) process.stdout.write('{}');`);
    place.stack('test/environment');
    place.stack('dev/environment', { local: {} });
    const step = all.find(([stage, { displayName }]) => stage === 'plan' && displayName === 'Plan')?.[1];
    expect(step?.env?.['ENVIRONMENTS']).toBe("${{ join(' ', parameters.environments) }}");
    const { status, stderr } = await run(scriptOf('plan', 'Plan'), { ...CONNECTION, ENVIRONMENTS: 'prod' });
    expect(status).toBe(0);
    expect(stderr.split('\n').filter((line) => line.includes('not deployed'))).toEqual([
      '##vso[task.logissue type=warning]test is planned, but not deployed: add it to the parameter environments of the pipeline',
    ]);
  });

  test('only drift fails the run', async () => {
    const drift = scriptOf('drift', 'Fail if a stack has drifted');
    place.write('plans/prod-westeurope.json', keptPlan({}));
    expect(await run(drift)).toEqual({ status: 0, stdout: '', stderr: '' });
    place.write('plans/prod-westeurope.json', keptPlan({ x: ['update'] }));
    expect(await run(drift)).toMatchObject({
      status: 1,
      stdout: '##vso[task.logissue type=error]prod-westeurope: Azure differs from generated/\n',
    });
  });
});
