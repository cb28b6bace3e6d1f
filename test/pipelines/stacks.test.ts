import { Workplace } from '../support/pipelines';

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
});

afterEach(() => {
  place.clear();
});

const list = async (...args: string[]) => place.run(['node', 'pipelines/stacks.mjs', ...args]);
const ids = (stdout: string) => (JSON.parse(stdout) as { readonly id: string }[]).map(({ id }) => id);

describe('the stacks of generated/', () => {
  beforeEach(() => {
    for (const folder of ['prod/westeurope', 'prod/environment', 'prod/francecentral', 'dev/swedencentral', 'dev/environment'])
      place.stack(folder);
  });

  test('are listed by environment, with the shared stack first', async () => {
    const { stdout, stderr } = await list();
    expect(ids(stdout)).toEqual([
      'dev-environment',
      'dev-swedencentral',
      'prod-environment',
      'prod-francecentral',
      'prod-westeurope',
    ]);
    expect(stderr).toBe('');
  });

  test('contain all values that a job needs, in one line', async () => {
    const { stdout } = await list('--environment', 'dev');
    expect(stdout.split('\n')).toHaveLength(2);
    expect(JSON.parse(stdout)).toEqual([
      { id: 'dev-environment', environment: 'dev', part: 'environment', folder: 'generated/dev/environment' },
      { id: 'dev-swedencentral', environment: 'dev', part: 'swedencentral', folder: 'generated/dev/swedencentral' },
    ]);
    expect((await list('--environment', 'dev', '--lines')).stdout).toBe(
      'dev-environment generated/dev/environment\ndev-swedencentral generated/dev/swedencentral\n',
    );
  });

  describe('that are emptied', () => {
    const empty = (folder: string) => {
      place.write(`generated/${folder}/cdk.tf.json`, { '//': { emptied: 'yes' }, terraform: { backend: { azurerm: {} } } });
    };

    test('are not those that still have resources', async () => {
      place.write('generated/prod/environment/cdk.tf.json', {
        ...{ '//': { emptied: 'yes' }, terraform: { backend: { azurerm: {} } } },
        resource: { azurerm_resource_group: {} },
      });
      expect(ids((await list('--environment', 'prod')).stdout)[0]).toBe('prod-environment');
    });

    test('are listed by name if the shared stack is not emptied', async () => {
      empty('prod/francecentral');
      const { stdout } = await list('--environment', 'prod');
      expect(ids(stdout)).toEqual(['prod-environment', 'prod-francecentral', 'prod-westeurope']);
    });

    test.each([[['prod/environment', 'prod/francecentral', 'prod/westeurope']], [['prod/environment']]])(
      'have what regions share last: %j',
      async (emptied) => {
        emptied.forEach(empty);
        expect(ids((await list()).stdout)).toEqual([
          'dev-environment',
          'dev-swedencentral',
          'prod-francecentral',
          'prod-westeurope',
          'prod-environment',
        ]);
      },
    );
  });

  test('are not listed if one is not a JSON object, which is reported', async () => {
    place.write('generated/prod/westeurope/cdk.tf.json', []);
    expect((await list()).stderr).toContain('generated/prod/westeurope/cdk.tf.json is not a JSON object');
    place.write('generated/prod/westeurope/cdk.tf.json', '{');
    const { status, stderr } = await list();
    expect(status).toBe(1);
    expect(stderr).toContain('generated/prod/westeurope/cdk.tf.json is not JSON: ');
  });

  test('exclude stacks that are applied by hand, and folders that are not stacks', async () => {
    place.stack('state/sttfstateprod');
    place.stack('governance/mg-ai');
    place.write('generated/prod/notes/README.md', 'notes');
    place.write('generated/.staging-1/dev/environment/cdk.tf.json', {});
    expect(ids((await list()).stdout)).toHaveLength(5);
  });

  test('exclude stacks with local state, with a warning', async () => {
    place.stack('dev/swedencentral', { local: { path: 'terraform.tfstate' } });
    place.write('generated/dev/environment/cdk.tf.json', { terraform: {} });
    const { stdout, stderr } = await list();
    expect(ids(stdout)).toEqual(['prod-environment', 'prod-francecentral', 'prod-westeurope']);
    expect(stderr).toMatch(
      /^warning: dev-environment stores its state in a local file: .*\nwarning: dev-swedencentral stores .*\n$/,
    );
  });

  test('exclude stacks with a workspace, which others run, with a warning', async () => {
    place.write('generated/dev/swedencentral/cdk.tf.json', { terraform: { cloud: { organization: 'contoso' } } });
    const { stdout, stderr } = await list();
    expect(ids(stdout)).not.toContain('dev-swedencentral');
    expect(ids(stdout)).toHaveLength(4);
    expect(stderr).toBe(
      'warning: dev-swedencentral has a workspace in HCP Terraform or Terraform Enterprise, which runs it: pipelines skip it\n',
    );
  });

  test('are those that a review lists as added or changed', async () => {
    place.write('review.json', {
      stacks: [
        { id: 'prod-westeurope', change: 'changed' },
        { id: 'prod-uksouth', change: 'removed' },
        { id: 'dev-environment', change: 'added' },
      ],
    });
    const { stdout, stderr } = await list('--reviewed', 'review.json');
    expect(ids(stdout)).toEqual(['dev-environment', 'prod-westeurope']);
    expect(stderr).toBe('');
  });

  test('are those that a review lists as removed, without those that a person destroys', async () => {
    place.write('review.json', {
      stacks: [
        { id: 'prod-westeurope', environment: 'prod', part: 'westeurope', change: 'changed' },
        { id: 'prod-uksouth', environment: 'prod', part: 'uksouth', change: 'removed' },
        { id: 'state-sttfstateprod', environment: 'state', part: 'sttfstateprod', change: 'removed' },
        { id: 'governance-mg-ai', environment: 'governance', part: 'mg-ai', change: 'removed' },
      ],
    });
    expect(await list('--removed', 'review.json', '--lines')).toEqual({
      status: 0,
      stdout: 'prod-uksouth generated/prod/uksouth\n',
      stderr: '',
    });
    expect((await list('--reviewed', 'review.json')).stderr).toBe(
      'warning: state-sttfstateprod was removed from generated/: no pipeline checks that it is destroyed, or that its states are no longer needed\n' +
        'warning: governance-mg-ai was removed from generated/: no pipeline checks that it is destroyed, so its policies may still be assigned\n',
    );
  });

  test('cannot be removed with unsafe names', async () => {
    place.write('review.json', { stacks: [{ id: 'x', environment: 'prod', part: '$(id)', change: 'removed' }] });
    expect((await list('--removed', 'review.json')).status).toBe(1);
  });

  test('exclude stacks that a person applies, with a warning in a review', async () => {
    place.stack('state/sttfstateprod');
    place.write('review.json', {
      stacks: [
        { id: 'prod-westeurope', environment: 'prod', change: 'changed' },
        { id: 'state-sttfstateprod', environment: 'state', change: 'changed' },
        { id: 'governance-mg-ai', environment: 'governance', change: 'added' },
      ],
    });
    const { stdout, stderr } = await list('--reviewed', 'review.json');
    expect(ids(stdout)).toEqual(['prod-westeurope']);
    expect(stderr).toBe(
      'warning: state-sttfstateprod is applied by a person, not by pipelines, and before the stacks that need it: see docs/deploy.md\n' +
        'warning: governance-mg-ai is applied by a person, not by pipelines: see docs/governance.md\n',
    );
  });

  test('are those whose plan has changes', async () => {
    place.write('plans/prod-westeurope.json', { applyable: true, resource_changes: [] });
    place.write('plans/prod-environment.json', { applyable: false, resource_changes: [] });
    expect(ids((await list('--planned', 'plans')).stdout)).toEqual(['prod-westeurope']);
    expect(ids((await list('--planned', 'nowhere')).stdout)).toEqual([]);
  });

  test('have names that are safe in a script or a path', async () => {
    place.stack('dev/$(id)');
    const { status, stderr } = await list();
    expect(status).toBe(1);
    expect(stderr).toContain("generated/dev/$(id): '$(id)' is not a valid name of an environment or region");
  });
});

test('there are no stacks if nothing is generated', async () => {
  expect(await list()).toEqual({ status: 0, stdout: '[]\n', stderr: '' });
});
