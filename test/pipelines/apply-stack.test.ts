import { keptPlan, planOf, TERRAFORM, Workplace } from '../support/pipelines';

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
  place.stack('prod/westeurope');
  place.program('terraform', TERRAFORM);
});

afterEach(() => {
  place.clear();
});

const STACK = 'generated/prod/westeurope';
const commands = () => place.calls('terraform').map((args) => args.find((arg) => !arg.startsWith('-')));
const call = (command: string) => place.calls('terraform').find((args) => args.includes(command)) ?? [];

describe('apply', () => {
  const apply = (shown: object, status = '2') => {
    place.write('shown.json', shown);
    place.write('status', status);
    return place.run(['pipelines/apply-stack', STACK, 'shown.json']);
  };

  beforeEach(() => {
    place.write('plan.json', planOf(['update']));
  });

  test('applies exactly the plan that it saved', async () => {
    expect((await apply(keptPlan({ 'azapi_resource.account_filter_strict': ['update'] }))).status).toBe(0);
    const saved = call('plan')
      .find((arg) => arg.startsWith('-out='))
      ?.slice('-out='.length);
    expect(call('apply').at(-1)).toBe(saved);
    expect(call('apply')).not.toContain('-auto-approve');
    expect(call('plan')).not.toContain('-lock=false');
  });

  test('applies fewer changes than were shown', async () => {
    const shown = keptPlan({ 'azapi_resource.account_filter_strict': ['update'], other: ['create'] });
    expect((await apply(shown)).status).toBe(0);
    expect(commands()).toContain('apply');
  });

  test.each([
    ['another resource', keptPlan({ other: ['update'] })],
    ['another action', keptPlan({ 'azapi_resource.account_filter_strict': ['create'] })],
    ['nothing', keptPlan({})],
  ])('refuses a change that was not shown: %s', async (_, shown) => {
    const { status, stderr } = await apply(shown);
    expect(status).toBe(1);
    expect(stderr).toContain('  change in place: azapi_resource.account_filter_strict\n');
    expect(commands()).not.toContain('apply');
  });

  test('succeeds if there are no changes, and fails if the plan fails', async () => {
    expect((await apply(keptPlan({}), '0')).status).toBe(0);
    expect((await apply(keptPlan({}), '1')).status).toBe(1);
    expect(commands()).not.toContain('apply');
  });

  test('refuses if nothing was shown', async () => {
    place.write('status', '2');
    expect((await place.run(['pipelines/apply-stack', STACK, 'nowhere.json'])).status).toBe(1);
    expect(commands()).not.toContain('apply');
  });
});

describe('a newer commit', () => {
  const git = async (...args: string[]) => {
    const { status, stderr } = await place.run(['git', '-c', 'user.name=a', '-c', 'user.email=a@b', ...args]);
    if (status !== 0) throw new Error(stderr);
  };
  const still = () => place.run(['pipelines/still-newest', STACK, 'main']);

  beforeEach(async () => {
    await git('init', '--quiet', '--initial-branch=main');
    await git('add', 'generated');
    await git('commit', '--quiet', '--message=old');
    await git('clone', '--quiet', '--bare', '.', 'origin.git');
    await git('remote', 'add', 'origin', place.path('origin.git'));
  });

  const push = async (file: string) => {
    place.write(file, 'new');
    await git('add', file);
    await git('commit', '--quiet', '--message=new');
    await git('push', '--quiet', 'origin', 'main');
    await git('reset', '--quiet', '--hard', 'HEAD^');
  };

  test('prevents an older one from applying the stack that it changes', async () => {
    expect((await still()).status).toBe(0);
    await push(`${STACK}/cdk.tf.json`);
    const { status, stderr } = await still();
    expect(status).toBe(1);
    expect(stderr).toBe(
      'generated/prod/westeurope/cdk.tf.json differs from the one on main: the run for the newer commit applies it\n',
    );
  });

  test('has no effect on a stack that it does not change', async () => {
    await push('README.md');
    expect((await still()).status).toBe(0);
  });

  test('stops an environment before its next stack', async () => {
    place.write('status', '2');
    place.write('plan.json', planOf(['update']));
    place.stack('prod/environment');
    place.stack('dev/environment');
    await git('add', 'generated');
    await git('commit', '--quiet', '--message=more');
    await git('push', '--quiet', 'origin', 'main');
    for (const id of ['prod-environment', 'prod-westeurope', 'dev-environment'])
      place.write(`plans/${id}.json`, keptPlan({ 'azapi_resource.account_filter_strict': ['update'] }));
    await push(`${STACK}/cdk.tf.json`);
    const { status } = await place.run(['pipelines/apply-environment', 'prod', 'plans', 'main']);
    expect(status).toBe(1);
    const applied = place.calls('terraform').filter((args) => args.includes('apply'));
    expect(applied.map(([where]) => where)).toEqual(['-chdir=generated/prod/environment']);
  });
});
