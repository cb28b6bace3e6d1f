import { keptPlan, scriptOf, TERRAFORM, Workplace } from '../support/pipelines';

interface MatrixJob {
  readonly id: string;
  readonly stacks: string;
  readonly minutes: number;
  readonly environment?: string;
  readonly plans?: string;
}

const MOST = 256;

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
});

afterEach(() => {
  place.clear();
});

const number = (i: number) => String(i).padStart(3, '0');

/** Writes an environment with its shared stack and so many regions. */
function environment(name: string, regions: number): void {
  place.stack(`${name}/environment`);
  for (let i = 1; i <= regions; i++) place.stack(`${name}/region${number(i)}`);
}

async function list(...args: string[]): Promise<string[]> {
  const { status, stdout, stderr } = await place.run(['node', 'pipelines/stacks.mjs', ...args, '--lines']);
  expect([status, stderr]).toEqual([0, '']);
  return stdout.trim().split('\n');
}

async function jobs(...args: string[]): Promise<MatrixJob[]> {
  const { status, stdout, stderr } = await place.run(['node', 'pipelines/stacks.mjs', '--matrix', ...args]);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout.trimEnd()).not.toContain('\n');
  return JSON.parse(stdout) as MatrixJob[];
}

const linesOf = (all: readonly MatrixJob[]) => all.flatMap(({ stacks }) => stacks.split('\n'));

/** Writes the plans of a run, with changes of every stack. */
async function planned(): Promise<void> {
  for (const line of await list()) place.write(`plans/${line.split(' ')[0] ?? ''}.json`, keptPlan({ x: ['update'] }));
}

describe('few stacks', () => {
  beforeEach(() => {
    environment('dev', 1);
    environment('prod', 2);
  });

  test('have one job each, to plan', async () => {
    expect((await jobs('plan'))[0]).toEqual({
      id: 'dev-environment',
      stacks: 'dev-environment generated/dev/environment',
      minutes: 30,
    });
    expect((await jobs('plan')).map(({ id }) => id)).toEqual([
      ...['dev-environment', 'dev-region001'],
      ...['prod-environment', 'prod-region001', 'prod-region002'],
    ]);
  });

  test('have one job each, to apply, with the artifact of its plan', async () => {
    place.write('plans/dev-environment.json', keptPlan({}));
    place.write('plans/prod-region002.json', keptPlan({ x: ['update'] }));
    expect(await jobs('apply', '--planned', 'plans')).toEqual([
      {
        id: 'prod-region002',
        stacks: 'prod-region002 generated/prod/region002',
        minutes: 180,
        environment: 'prod',
        plans: 'plan-prod-region002',
      },
    ]);
  });

  test('are no jobs if nothing changes', async () => {
    place.write('plans/dev-environment.json', keptPlan({}));
    expect(await jobs('apply', '--planned', 'plans')).toEqual([]);
    place.write('review.json', { stacks: [] });
    expect(await jobs('plan', '--reviewed', 'review.json')).toEqual([]);
  });

  test('are refused for another purpose', async () => {
    const { status, stderr } = await place.run(['node', 'pipelines/stacks.mjs', '--matrix', 'destroy']);
    expect([status, stderr]).toEqual([1, expect.stringContaining('--matrix destroy: write plan or apply')]);
  });
});

test.each([255, 256])('%i stacks still have one job each', async (count) => {
  environment('prod', count - 1);
  await planned();
  expect(await jobs('plan')).toHaveLength(count);
  expect(await jobs('apply', '--planned', 'plans')).toHaveLength(count);
});

describe('300 stacks in four environments', () => {
  beforeEach(async () => {
    environment('a', 0);
    environment('b', 120);
    environment('c', 1);
    environment('d', 175);
    await planned();
  });

  test('are planned by at most 256 jobs, each stack once, in order', async () => {
    const all = await jobs('plan');
    expect(all).toHaveLength(150);
    expect(linesOf(all)).toEqual(await list());
    expect(new Set(all.map(({ id }) => id)).size).toBe(150);
    expect(all[0]).toMatchObject({ id: 'a-environment~b-environment', minutes: 60 });
  });

  test('are applied by at most 256 jobs, each stack once, in order, and each job for one environment', async () => {
    const all = await jobs('apply', '--planned', 'plans');
    expect(all.length).toBeLessThanOrEqual(MOST);
    expect(linesOf(all)).toEqual(await list());
    for (const { environment: name, stacks } of all)
      expect(stacks.split('\n').filter((line) => !line.includes(` generated/${name ?? ''}/`))).toEqual([]);
    expect(all.map(({ environment: name }) => name).filter((name, i, names) => name !== names[i - 1])).toEqual([
      ...['a', 'b', 'c', 'd'],
    ]);
    expect(all[0]).toMatchObject({ id: 'a-environment', minutes: 180 });
    expect(all[1]).toMatchObject({ id: 'b-environment~b-region001', minutes: 360 });
  });

  test('are applied by jobs that download exactly the plans of their stacks', async () => {
    const planning = await jobs('plan');
    for (const { stacks, plans = '' } of await jobs('apply', '--planned', 'plans')) {
      const wanted = stacks.split('\n').map((line) => {
        const job = planning.find((one) => one.stacks.split('\n').includes(line));
        return `plan-${job?.id ?? ''}`;
      });
      expect(plans.replace(/^\{(.*)\}$/, '$1').split(',')).toEqual([...new Set(wanted)]);
    }
    // The second job has a stack of the first job that planned, and one of the second.
    expect((await jobs('apply', '--planned', 'plans'))[1]?.plans).toBe(
      '{plan-a-environment~b-environment,plan-b-region001~b-region002}',
    );
  });

  test('have one job each if only a few change', async () => {
    for (const line of (await list()).slice(10)) place.write(`plans/${line.split(' ')[0] ?? ''}.json`, keptPlan({}));
    const all = await jobs('apply', '--planned', 'plans');
    expect(all.map(({ id }) => id)).toEqual((await list()).slice(0, 10).map((line) => line.split(' ')[0]));
    expect(all[3]).toMatchObject({ id: 'b-region002', plans: 'plan-b-region001~b-region002' });
  });
});

test('more environments with changes than jobs are refused', async () => {
  for (let i = 0; i <= MOST; i++) environment(`e${number(i)}`, 0);
  await planned();
  const { status, stderr } = await place.run(['node', 'pipelines/stacks.mjs', '--planned', 'plans', '--matrix', 'apply']);
  expect([status, stderr]).toEqual([1, expect.stringContaining('257 environments have changes: a run can apply at most 256')]);
});

describe('the steps of a job with several stacks', () => {
  const STACKS = 'prod-environment generated/prod/environment\nprod-region001 generated/prod/region001';

  beforeEach(() => {
    environment('prod', 1);
    place.write('pipelines/still-newest', '#!/usr/bin/env bash\necho "newest $1 $2"\n');
    place.write('plan.json', { resource_changes: [] });
  });

  test('plan each, also after a failure', async () => {
    place.program('terraform', `if (args[0].endsWith('/environment')) process.exit(1);\n${TERRAFORM}`);
    for (const workflow of ['deploy', 'pull-request']) {
      const { status, stderr } = await place.script(scriptOf(workflow, 'plan', 'Plan'), { STACKS });
      expect([status, stderr]).toEqual([1, expect.stringContaining('could not be planned: prod-environment\n')]);
      expect(place.read('plans/prod-environment.json')).toBe('');
      expect(JSON.parse(place.read('plans/prod-region001.json'))).toMatchObject({ applyable: false });
      place.remove('plans');
    }
  });

  test('apply each in order, with the plan that was shown, and none after a failure', async () => {
    const apply = () => place.script(scriptOf('deploy', 'deploy', 'Apply'), { STACKS });
    place.write('pipelines/apply-stack', '#!/usr/bin/env bash\necho "apply $1 $2"\n[[ $1 != "$FAILING" ]]\n');
    expect(await apply()).toMatchObject({
      status: 0,
      stdout: [
        ...['== prod-environment', 'newest generated/prod/environment main'],
        'apply generated/prod/environment plans/prod-environment.json',
        ...['== prod-region001', 'newest generated/prod/region001 main'],
        'apply generated/prod/region001 plans/prod-region001.json\n',
      ].join('\n'),
    });
    const failed = await place.script(scriptOf('deploy', 'deploy', 'Apply'), {
      ...{ STACKS, FAILING: 'generated/prod/environment' },
    });
    expect([failed.status, failed.stdout]).toEqual([1, expect.not.stringContaining('region001')]);
  });
});
