import { Workplace } from '../support/pipelines';
import type { Change } from '../support/recovery';
import { CONFIGURATION, create, FILTER, recoveryPlan, STACK } from '../support/recovery';

// Each test starts several programs.
jest.setTimeout(60_000);

/** A fake terraform with plans in `plans.json` by file name, which records the files of the recovery that a plan saw. */
const TERRAFORM = `
const folder = args.find((arg) => arg.startsWith('-chdir=')).slice('-chdir='.length);
const command = args.find((arg) => !arg.startsWith('-'));
const plans = JSON.parse(fs.readFileSync('plans.json', 'utf8'));
if (args.includes('pull')) process.stdout.write(JSON.stringify(plans.state));
if (command === 'init') fs.mkdirSync(folder + '/.terraform', { recursive: true });
if (command === 'plan') {
  const file = args.find((arg) => arg.startsWith('-out=')).slice('-out='.length);
  const name = folder.endsWith('/probe') ? 'probe' : file.split('/').at(-1);
  const found = fs.readdirSync(folder).filter((each) => each.startsWith('recover_'));
  fs.writeFileSync('seen-by-' + name + '.json', JSON.stringify(Object.fromEntries(found.map((each) => [each, JSON.parse(fs.readFileSync(folder + '/' + each))]))));
  fs.writeFileSync(file, name);
  process.stdout.write('Project Falcon');
  process.exitCode = plans[name].status;
}
if (command === 'show') process.stdout.write(plans[fs.readFileSync(args.at(-1), 'utf8')].plan);
if (command === 'apply') {
  fs.writeFileSync('applying', fs.readFileSync(args.at(-1), 'utf8'));
  process.exitCode = plans.applied;
  if (plans.slow) setTimeout(() => {}, 1500);
}
`;
const FEATURE = 'skip_import_check_on_create_and_allow_overwriting_existing_resources';
const LINK = 'azurerm_private_dns_zone_virtual_network_link.link';
const FILTERS = 'azapi_resource.strict';
const GROUP = 'azurerm_resource_group.group';

const STATE = {
  resources: [
    {
      mode: 'managed',
      type: 'azurerm_resource_group',
      name: 'group',
      instances: [{ status: 'tainted', attributes: { id: '/subscriptions/1/resourceGroups/rg-west', tag: 'Falcon' } }],
    },
  ],
};

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
  place.write(`${STACK}/cdk.tf.json`, CONFIGURATION);
  place.program('terraform', TERRAFORM);
});

afterEach(() => {
  place.clear();
});

interface Situation {
  readonly created?: readonly string[];
  readonly second?: readonly Change[];
  readonly left?: number;
  readonly applied?: number;
  readonly probed?: number;
  readonly slow?: boolean;
  readonly exists?: boolean;
  /** Whether the resource group is tainted, and the planned action after it is removed from the state. */
  readonly tainted?: Change;
}

/** The plans of Terraform. By default, created resources exist in Azure, and nothing is left after the apply. */
function plans({
  created = [GROUP, FILTERS],
  second,
  left = 0,
  applied = 0,
  probed = 0,
  slow = false,
  exists = true,
  tainted,
}: Situation = {}) {
  const taken = created.map((address): Change =>
    address === FILTERS
      ? { address, actions: ['no-op'], importing: { id: `${FILTER}?api-version=2025-06-01` } }
      : create(address),
  );
  const answers = Object.fromEntries(created.map((address) => [address, { exists }]));
  place.write('plans.json', {
    applied,
    slow,
    state: tainted === undefined ? {} : STATE,
    trial: { status: 2, plan: recoveryPlan(tainted === undefined ? [] : [tainted]) },
    plan: { status: created.length > 0 ? 2 : 0, plan: recoveryPlan(created.map(create)) },
    probe: { status: probed, plan: JSON.stringify({ planned_values: { outputs: { answers: { value: answers } } } }) },
    recovery: { status: 2, plan: recoveryPlan(second ?? taken) },
    after: { status: left, plan: recoveryPlan([create(GROUP)]) },
  });
}
const recover = (...args: string[]) => place.run(['pipelines/recover-stack', STACK, ...args]);
const commands = () => place.calls('terraform').map((args) => args.find((arg) => !arg.startsWith('-')));
const seen = (name: string) => JSON.parse(place.read(`seen-by-${name}.json`)) as object;
const leftFiles = async () => (await place.run(['find', STACK, '-name', 'recover_*'])).stdout;

test('shows the existing resources, and changes nothing without confirmation', async () => {
  plans();
  const { status, stdout, stderr } = await recover();
  expect(status).toBe(1);
  expect(stdout).toMatch(/^azurerm_resource_group\.group +overwrite +\/subscriptions\/1\/resourceGroups\/rg-west$/m);
  expect(stdout).toContain(`${FILTERS}         import     ${FILTER}`);
  expect(stderr).toContain('To continue, add: --yes\n');
  expect(stdout + stderr).not.toContain('Falcon');
  expect(commands()).not.toContain('apply');
});

test('overwrites and imports for one apply, and plans as usual after it', async () => {
  plans();
  const { status, stdout, stderr } = await recover('--yes');
  expect([status, stderr]).toEqual([0, expect.stringMatching(/done: Terraform has no more changes to make\n$/)]);
  expect(stdout + stderr).not.toContain('Falcon');
  expect(seen('plan')).toEqual({});
  expect(seen('recovery')).toEqual({
    'recover_override.tf.json': {
      provider: { azurerm: [{ features: [{ cognitive_account: [{ purge_soft_delete_on_destroy: true }], [FEATURE]: true }] }] },
    },
    'recover_import.tf.json': { import: [{ to: FILTERS, id: `${FILTER}?api-version=2025-06-01` }] },
  });
  expect(seen('after')).toEqual({});
  expect(place.read('applying')).toBe('recovery');
  expect(commands().filter((command) => command === 'apply')).toHaveLength(1);
  expect(commands()).not.toContain('force-unlock');
});

test('reports remaining changes, and a failed apply', async () => {
  plans({ left: 2 });
  const { status, stdout, stderr } = await recover('--yes');
  expect(status).toBe(1);
  expect(stdout).toContain('| `azurerm_resource_group.group` | create |');
  expect(stderr).toContain('there are changes left. Run this command again\n');
  plans({ applied: 1 });
  const failed = await recover('--yes');
  expect(failed.status).toBe(1);
  expect(failed.stderr).toContain('the apply has failed');
  expect(await leftFiles()).toBe('');
});

test('takes over no resource outside the stack without --allow', async () => {
  plans({ created: [LINK] });
  const refused = await recover('--yes');
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain(`--allow '${LINK}'`);
  expect(commands()).not.toContain('apply');
  expect((await recover('--yes', '--allow', LINK)).status).toBe(0);
});

test('applies nothing if there is nothing to take over', async () => {
  plans({ exists: false });
  const { status, stderr } = await recover('--yes');
  expect([status, commands().includes('apply')]).toEqual([0, false]);
  expect(stderr).toContain('there is nothing to take over: deploy the stack as usual\n');
});

test('stops if a check in Azure fails', async () => {
  plans({ probed: 1 });
  const { status, stderr } = await recover('--yes');
  expect(status).toBe(1);
  expect(stderr).toContain('not all resources could be checked, so nothing was changed');
  expect(commands()).not.toContain('apply');
});

test('refuses a second plan that does more, and removes its files', async () => {
  plans({ second: [{ address: GROUP, actions: ['delete', 'create'] }] });
  const { status, stderr } = await recover('--yes');
  expect(status).toBe(1);
  expect(stderr).toContain(`  replace: destroy, then create: ${GROUP}\n`);
  expect(Object.keys(seen('recovery'))).toHaveLength(2);
  expect([commands().includes('apply'), await leftFiles()]).toEqual([false, '']);
});

test('releases a lock before it plans, only with --unlock', async () => {
  plans({ created: [] });
  expect((await recover('--unlock', '0a1b')).status).toBe(0);
  expect(commands().slice(0, 4)).toEqual(['init', 'force-unlock', 'state', 'plan']);
  expect(place.calls('terraform')[1]).toEqual([`-chdir=${STACK}`, 'force-unlock', '-force', '0a1b']);
});

test('lists without a lock, and recovers only what was listed', async () => {
  plans();
  expect((await recover('--list', 'list.json')).status).toBe(0);
  expect(place.calls('terraform').find((args) => args.includes('plan'))).toContain('-lock=false');
  expect(commands()).not.toContain('apply');
  expect(place.read('list.json')).not.toContain('Falcon');

  plans({ created: [GROUP] });
  const changed = await recover('--yes', '--shown', 'list.json');
  expect([changed.status, commands().includes('apply')]).toEqual([1, false]);
  expect(changed.stderr).toContain('the list differs from the one that was shown');

  plans();
  expect((await recover('--yes', '--shown', 'list.json')).status).toBe(0);
});

describe('a tainted resource that cannot be replaced', () => {
  const changesOfState = () => place.calls('terraform').filter((args) => args[0] === `-chdir=${STACK}` && args.includes('rm'));
  const untainted = () => place.calls('terraform').filter((args) => args.includes('untaint'));

  test('is only listed with --list, and taken over with --yes', async () => {
    plans({ created: [GROUP], tainted: create(GROUP) });
    const listed = await recover('--list', 'list.json');
    expect([listed.status, changesOfState()]).toEqual([0, []]);
    expect(listed.stdout).toContain('These resources are tainted because an operation failed.');
    const { status, stdout, stderr } = await recover('--yes', '--shown', 'list.json');
    expect([status, stderr]).toEqual([0, expect.stringMatching(/done: Terraform has no more changes to make\n$/)]);
    expect(stdout + stderr).not.toContain('Falcon');
    expect(changesOfState()).toEqual([[`-chdir=${STACK}`, 'state', 'rm', '-lock-timeout=1m', GROUP]]);
    expect(untainted().map((args) => args.slice(1))).toEqual([
      ['untaint', GROUP],
      ['untaint', GROUP],
    ]);
    expect(untainted().flat()).not.toContain(`-chdir=${STACK}`);
    expect(place.read('applying')).toBe('recovery');
  });

  test('stays in the state if a plan without it makes changes that are not on the list', async () => {
    plans({ created: [GROUP], tainted: { address: 'azurerm_subnet.subnet', actions: ['delete'] } });
    const { status, stderr } = await recover('--yes');
    expect([status, changesOfState(), commands().includes('apply')]).toEqual([1, [], false]);
    expect(stderr).toContain('  destroy: azurerm_subnet.subnet\n');
  });
});

test('removes its files when it is stopped, after the apply has ended', async () => {
  plans({ slow: true });
  const script = `
    pipelines/recover-stack ${STACK} --yes & pid=$!
    until [[ -e applying ]]; do sleep 0.05; done
    ls ${STACK} >during
    kill -TERM $pid
    wait $pid`;
  expect((await place.run(['bash', '-c', script])).status).toBe(143);
  expect(place.read('during')).toContain('recover_override.tf.json');
  expect(await leftFiles()).toBe('');
});

test('removes the files of an interrupted recovery before it plans', async () => {
  plans({ created: [] });
  place.write(`${STACK}/recover_override.tf.json`, '{}');
  expect((await recover()).status).toBe(0);
  expect([seen('plan'), await leftFiles()]).toEqual([{}, '']);
});

test.each([[[]], [[STACK, '--unlock']], [[STACK, '--force']], [[STACK, 'another']]])(
  'refuses the arguments %j',
  async (args) => {
    const { status, stderr } = await place.run(['pipelines/recover-stack', ...args]);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^usage: recover-stack FOLDER /)]);
  },
);
