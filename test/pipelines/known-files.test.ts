import { keptPlan, planOf, TERRAFORM, Workplace } from '../support/pipelines';

// Each test starts several programs.
jest.setTimeout(60_000);

const STACK = 'generated/prod/westeurope';
const DECLARED = { 'alerts.tf': { owner: 'platform-team', reason: 'alerts that the kit does not make yet' } };

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
  place.write(`${STACK}/cdk.tf.json`, { '//': { extraFiles: DECLARED }, terraform: { backend: { azurerm: {} } } });
  place.program('terraform', TERRAFORM);
  place.write('plan.json', planOf(['update']));
  place.write('shown.json', keptPlan({ 'azapi_resource.account_filter_strict': ['update'] }));
  place.write('status', '2');
});

afterEach(() => {
  place.clear();
});

const knownFiles = (env = {}) => place.run(['node', 'pipelines/known-files.mjs', STACK], env);

describe('known-files', () => {
  test('accepts declared files, and files that Terraform does not read automatically', async () => {
    for (const name of ['alerts.tf', 'README.md', '.terraform.lock.hcl', '.hidden.tf', 'run.tf~', '#run.tf#', 'prod.tfvars'])
      place.write(`${STACK}/${name}`, '');
    place.write(`${STACK}/modules/a/main.tf`, '');
    place.write(`${STACK}/folder.tf/main.tf`, '');
    expect(await knownFiles()).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test.each([
    'run.tf',
    'run.tf.json',
    'run.tofu',
    'open_override.tofu.json',
    'override.tf',
    'terraform.tfvars',
    'x.auto.tfvars.json',
    '.auto.tfvars',
  ])('refuses %s', async (name) => {
    place.write(`${STACK}/${name}`, '');
    const { status, stderr } = await knownFiles();
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: generated\/prod\/westeurope has undeclared files that Terraform would read: /);
    expect(stderr).toContain(`would read: ${name}. Delete them, or declare them under extraFiles in the environment file`);
  });

  test('reports in the format of the pipeline, without interpreting names', async () => {
    place.write(`${STACK}/a\n::stop-commands::x.tf`, '');
    const { stderr } = await knownFiles({ GITHUB_ACTIONS: 'true' });
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^::error::generated.*would read: "a\\n::stop-commands::x\.tf"\. /),
      '',
    ]);
    expect((await knownFiles({ TF_BUILD: 'True' })).stderr).toMatch(/^##vso\[task\.logissue type=error\]generated/);
  });

  test.each<[string, unknown, string]>([
    ['is text', '{ "terraform": ', 'that is not a JSON object'],
    ['is a list', [], 'that is not a JSON object'],
    ['has notes of another form', { '//': { extraFiles: ['run.tf'] } }, 'undeclared files that Terraform would read: run.tf'],
    [
      'names no owner of the file',
      { '//': { extraFiles: { 'run.tf': {} } } },
      'undeclared files that Terraform would read: run.tf',
    ],
    ['declares no files', { '//': {} }, 'undeclared files that Terraform would read: run.tf'],
  ])('refuses a stack whose configuration %s', async (_, content, why) => {
    place.write(`${STACK}/cdk.tf.json`, content as object);
    place.write(`${STACK}/run.tf`, '');
    expect(await knownFiles()).toMatchObject({ status: 1, stderr: expect.stringContaining(why) as string });
  });

  test('refuses a folder without a configuration, or one that does not exist', async () => {
    for (const folder of ['generated/prod', 'generated/prod/gone']) {
      const { status, stderr } = await place.run(['node', 'pipelines/known-files.mjs', folder]);
      expect([status, stderr]).toEqual([
        1,
        `error: ${folder} has no cdk.tf.json: restore it with git, or run npx stamps synth\n`,
      ]);
    }
  });

  test('refuses committed states and internal files of Terraform, and accepts uncommitted ones', async () => {
    place.write(`${STACK}/.terraform/modules/modules.json`, '{}');
    place.write(`${STACK}/terraform.tfstate`, '{}');
    await place.run(['git', 'init', '--quiet']);
    expect((await knownFiles()).status).toBe(0);
    await place.run(['git', 'add', '--all', '--force']);
    const { status, stderr } = await knownFiles();
    expect(status).toBe(1);
    expect(stderr).toContain('in git: .terraform/modules/modules.json, terraform.tfstate. Remove them');
  });
});

const SCRIPTS: readonly (readonly [string, readonly string[]])[] = [
  ['plan-stack', ['pipelines/plan-stack', STACK, 'plans/prod-westeurope.json']],
  ['apply-stack', ['pipelines/apply-stack', STACK, 'shown.json']],
  ['recover-stack', ['pipelines/recover-stack', STACK, '--yes']],
];

test.each(SCRIPTS)('%s runs nothing in a folder with an undeclared file', async (_, command) => {
  place.write(`${STACK}/run.tf`, 'data "external" "probe" {}');
  const { status, stderr } = await place.run(command);
  expect([status, place.calls('terraform')]).toEqual([1, []]);
  expect(stderr).toContain('undeclared files that Terraform would read: run.tf');
});

test.each(SCRIPTS.slice(0, 2))('%s runs in a folder with a declared file', async (_, command) => {
  place.write(`${STACK}/alerts.tf`, '');
  expect((await place.run(command)).status).toBe(0);
  expect(place.calls('terraform')).not.toEqual([]);
});

describe('a file of an interrupted run', () => {
  const OVERRIDE = `${STACK}/no_state_override.tf.json`;

  test('does not prevent the next plan, and is not part of it', async () => {
    place.write(OVERRIDE, '{}');
    expect((await place.run(SCRIPTS[0]?.[1] ?? [])).status).toBe(0);
    expect((await place.run(['test', '-e', OVERRIDE])).status).toBe(1);
  });

  test.each(SCRIPTS.slice(0, 2))('is refused by %s if it is committed', async (_, command) => {
    for (const declared of [{}, { 'no_state_override.tf.json': DECLARED['alerts.tf'] }]) {
      place.write(`${STACK}/cdk.tf.json`, { '//': { extraFiles: declared } });
      place.write(OVERRIDE, '{}');
      await place.run(['git', 'init', '--quiet']);
      await place.run(['git', 'add', '--all']);
      const { status, stderr } = await place.run(command);
      expect([status, place.calls('terraform')]).toEqual([1, []]);
      expect(stderr).toContain('has files from an interrupted run: no_state_override.tf.json. Delete them');
    }
  });

  test.each(['recover_override.tf.json', 'recover_import.tf.json'])('of a recovery is not applied: %s', async (name) => {
    place.write(`${STACK}/${name}`, '{}');
    for (const [, command] of SCRIPTS.slice(0, 2)) expect((await place.run(command)).status).toBe(1);
    expect(place.calls('terraform')).toEqual([]);
    await place.run(SCRIPTS[2]?.[1] ?? []);
    expect((await place.run(['test', '-e', `${STACK}/${name}`])).status).toBe(1);
  });
});
