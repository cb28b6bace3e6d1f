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

  test('come one environment after the other, with what its regions share first', async () => {
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

  test('say all that a job needs, in one line', async () => {
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

    test('are not those that say so and still have resources', async () => {
      place.write('generated/prod/environment/cdk.tf.json', {
        ...{ '//': { emptied: 'yes' }, terraform: { backend: { azurerm: {} } } },
        resource: { azurerm_resource_group: {} },
      });
      expect(ids((await list('--environment', 'prod')).stdout)[0]).toBe('prod-environment');
    });

    test('come by name, while what regions share is not one of them', async () => {
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

  test('are not listed where one is not a JSON object, which is named', async () => {
    place.write('generated/prod/westeurope/cdk.tf.json', []);
    expect((await list()).stderr).toContain('generated/prod/westeurope/cdk.tf.json is not a JSON object');
    place.write('generated/prod/westeurope/cdk.tf.json', '{');
    const { status, stderr } = await list();
    expect(status).toBe(1);
    expect(stderr).toContain('generated/prod/westeurope/cdk.tf.json is not JSON: ');
  });

  test('leave out what is applied by hand, and what is no stack', async () => {
    place.stack('state/sttfstateprod');
    place.write('generated/prod/notes/README.md', 'notes');
    place.write('generated/.staging-1/dev/environment/cdk.tf.json', {});
    expect(ids((await list()).stdout)).toHaveLength(5);
  });

  test('leave out local state, which would be gone with the machine, and say so', async () => {
    place.stack('dev/swedencentral', { local: { path: 'terraform.tfstate' } });
    place.write('generated/dev/environment/cdk.tf.json', { terraform: {} });
    const { stdout, stderr } = await list();
    expect(ids(stdout)).toEqual(['prod-environment', 'prod-francecentral', 'prod-westeurope']);
    expect(stderr).toMatch(
      /^warning: dev-environment keeps its state in a local file: .*\nwarning: dev-swedencentral keeps .*\n$/,
    );
  });

  test('are those that a review says were added or changed', async () => {
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

  test('are those that a review says were removed, without what a person destroys', async () => {
    place.write('review.json', {
      stacks: [
        { id: 'prod-westeurope', environment: 'prod', part: 'westeurope', change: 'changed' },
        { id: 'prod-uksouth', environment: 'prod', part: 'uksouth', change: 'removed' },
        { id: 'state-sttfstateprod', environment: 'state', part: 'sttfstateprod', change: 'removed' },
      ],
    });
    expect(await list('--removed', 'review.json', '--lines')).toEqual({
      status: 0,
      stdout: 'prod-uksouth generated/prod/uksouth\n',
      stderr: '',
    });
    expect((await list('--reviewed', 'review.json')).stderr).toBe(
      'warning: state-sttfstateprod was removed from generated/: no pipeline checks that it is destroyed, nor that no state in it is needed\n',
    );
  });

  test('cannot be removed under names that do harm', async () => {
    place.write('review.json', { stacks: [{ id: 'x', environment: 'prod', part: '$(id)', change: 'removed' }] });
    expect((await list('--removed', 'review.json')).status).toBe(1);
  });

  test('do not have what a person applies, which a review is the time to say', async () => {
    place.stack('state/sttfstateprod');
    place.write('review.json', {
      stacks: [
        { id: 'prod-westeurope', environment: 'prod', change: 'changed' },
        { id: 'state-sttfstateprod', environment: 'state', change: 'changed' },
      ],
    });
    const { stdout, stderr } = await list('--reviewed', 'review.json');
    expect(ids(stdout)).toEqual(['prod-westeurope']);
    expect(stderr).toBe(
      'warning: state-sttfstateprod is applied by a person, not by pipelines, and before what needs it: docs/deploy.md\n',
    );
  });

  test('are those whose plan has something to do', async () => {
    place.write('plans/prod-westeurope.json', { applyable: true, resource_changes: [] });
    place.write('plans/prod-environment.json', { applyable: false, resource_changes: [] });
    expect(ids((await list('--planned', 'plans')).stdout)).toEqual(['prod-westeurope']);
    expect(ids((await list('--planned', 'nowhere')).stdout)).toEqual([]);
  });

  test('have names that can do no harm in a script or a path', async () => {
    place.stack('dev/$(id)');
    const { status, stderr } = await list();
    expect(status).toBe(1);
    expect(stderr).toContain("generated/dev/$(id): '$(id)' is no name of an environment or region");
  });
});

test('there are none where nothing is generated', async () => {
  expect(await list()).toEqual({ status: 0, stdout: '[]\n', stderr: '' });
});
