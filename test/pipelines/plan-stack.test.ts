import path from 'node:path';
import fc from 'fast-check';
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
interface Configured {
  readonly terraform: { readonly backend: { readonly local: { readonly path: string } } };
}

const call = (command: string) => place.calls('terraform').find((args) => args.includes(command)) ?? [];

describe('init', () => {
  test('uses a committed lock file', async () => {
    place.write(`${STACK}/.terraform.lock.hcl`, '');
    expect((await place.run(['pipelines/init', STACK])).stderr).toBe('');
    expect(call('init')).toEqual([`-chdir=${STACK}`, 'init', '-input=false', '-no-color', '-lockfile=readonly']);
  });

  test('reports a missing lock file, in the format of the pipeline', async () => {
    expect((await place.run(['pipelines/init', STACK])).stderr).toMatch(/^warning: generated\/prod\/westeurope has no /);
    expect((await place.run(['pipelines/init', STACK], { GITHUB_ACTIONS: 'true' })).stderr).toMatch(/^::warning::generated/);
    expect((await place.run(['pipelines/init', STACK], { TF_BUILD: 'True' })).stderr).toMatch(
      /^##vso\[task\.logissue type=warning\]gen/,
    );
    expect(call('init')).not.toContain('-lockfile=readonly');
  });
});

describe('plan', () => {
  const plan = (status: string) => {
    place.write('status', status);
    place.write('plan.json', planOf(['create']));
    return place.run(['pipelines/plan-stack', STACK, 'plans/prod-westeurope.json']);
  };

  test('stores the changes of a plan without its values', async () => {
    expect((await plan('2')).status).toBe(0);
    const kept = place.read('plans/prod-westeurope.json');
    expect(kept).not.toContain('Falcon');
    expect(JSON.parse(kept)).toEqual({
      format_version: '1.2',
      terraform_version: '1.11.4',
      applyable: true,
      planned_values: {},
      resource_drift: [],
      resource_changes: [
        {
          address: 'azapi_resource.account_filter_strict',
          mode: 'managed',
          type: 'azapi_resource',
          name: 'account_filter_strict',
          provider_name: 'registry.terraform.io/azure/azapi',
          change: { actions: ['create'], before: null, after: {} },
        },
      ],
    });
  });

  test('takes no lock, and leaves no plan behind', async () => {
    await plan('2');
    expect(call('plan')).toEqual(expect.arrayContaining(['-input=false', '-lock=false', '-detailed-exitcode']));
    const saved =
      call('plan')
        .find((arg) => arg.startsWith('-out='))
        ?.slice('-out='.length) ?? '';
    expect(saved).not.toBe('');
    expect((await place.run(['test', '-e', saved])).status).toBe(1);
  });

  test('distinguishes a plan with changes from one without', async () => {
    await plan('0');
    expect(JSON.parse(place.read('plans/prod-westeurope.json'))).toMatchObject({ applyable: false });
  });

  test('fails with Terraform, and then stores nothing', async () => {
    expect((await plan('1')).status).toBe(1);
    expect(place.read('plans/prod-westeurope.json')).toBe('');
  });

  test('fails if the output of Terraform cannot be read', async () => {
    place.write('status', '2');
    expect((await place.run(['pipelines/plan-stack', STACK, 'plans/prod-westeurope.json'])).status).not.toBe(0);
    expect(place.read('plans/prod-westeurope.json')).toBe('');
  });
});

describe('plan without a state', () => {
  const PLAN = ['pipelines/plan-stack', STACK, 'plans/prod-westeurope.json'];
  const OVERRIDE = `${STACK}/no_state_override.tf.json`;

  /** A terraform that cannot prepare the stack with its own backend. */
  const refused = (error: string) => {
    place.write('status', '2');
    place.write('plan.json', planOf(['create']));
    const init = `
      if (args.includes('init') && !fs.existsSync(${JSON.stringify(OVERRIDE)})) {
        process.stderr.write(${JSON.stringify(error)});
        process.exit(1);
      }
      if (args.includes('plan')) fs.copyFileSync(${JSON.stringify(OVERRIDE)}, 'planned-with.json');`;
    place.program('terraform', `${init}\n${TERRAFORM}`);
  };
  const LOCK = 'Error: Error loading state: failed to lock azure state: unexpected status 403 (403 Forbidden) with ';

  test('starts with an empty state in a file, because a read-only identity may not create one', async () => {
    refused(`${LOCK}AuthorizationPermissionMismatch: This request is not authorized`);
    const { status, stderr } = await place.run(PLAN);
    expect(status).toBe(0);
    expect(stderr).toContain(`${STACK} has no state yet`);
    expect(stderr).not.toContain('Error');
    expect(JSON.parse(place.read('plans/prod-westeurope.json'))).toMatchObject({ applyable: true });
    const { terraform } = JSON.parse(place.read('planned-with.json')) as Configured;
    expect(Object.keys(terraform.backend)).toEqual(['local']);
    // Both the state and the file that configures it are removed.
    expect(place.read(OVERRIDE)).toBe('');
    expect((await place.run(['test', '-e', path.dirname(terraform.backend.local.path)])).status).toBe(1);
  });

  test.each([
    ['is locked by another run', 'Error: Error loading state: failed to lock azure state: state blob is already locked'],
    ['may not even be read', 'Error: unexpected status 403 (403 Forbidden) with AuthorizationPermissionMismatch'],
    ['cannot be reached', 'Error: dial tcp: lookup sttfstateprod.blob.core.windows.net: no such host'],
  ])('fails if the state %s', async (_, error) => {
    refused(error);
    const { status, stderr } = await place.run(PLAN);
    expect([status, place.read('plans/prod-westeurope.json')]).toEqual([1, '']);
    expect(stderr).toContain(error);
    expect(call('plan')).toEqual([]);
  });
});

test('plan-stacks continues after a stack that cannot be planned, and fails at the end', async () => {
  place.write('plan.json', planOf(['create']));
  place.program('terraform', `if (args[0] === '-chdir=generated/prod/b') process.exit(1);\n${TERRAFORM}`);
  for (const part of ['a', 'b', 'c']) place.stack(`prod/${part}`);
  const lines = ['a', 'b', 'c'].map((part) => `prod-${part} generated/prod/${part}\n`).join('');
  const { status, stderr } = await place.run(['pipelines/plan-stacks', 'plans'], {}, lines);
  expect(status).toBe(1);
  expect(stderr).toContain('could not be planned: prod-b\n');
  expect([place.read('plans/prod-a.json'), place.read('plans/prod-b.json'), place.read('plans/prod-c.json')]).toEqual([
    expect.stringContaining('"applyable": false'),
    '',
    expect.stringContaining('"applyable": false'),
  ]);
});

test('nothing is planned if there are no stacks', async () => {
  expect(await place.run(['pipelines/plan-stacks', 'plans'], {}, '\n')).toEqual({ status: 0, stdout: '', stderr: '' });
});

describe('a redacted plan', () => {
  const SECRET = 'zq9-word';
  const redact = async (plan: object) =>
    (await place.run(['node', 'pipelines/redact-plan.mjs', '2'], {}, JSON.stringify(plan))).stdout;

  test('shows that a plan is incomplete, and the leftovers of an interrupted apply', async () => {
    const kept = JSON.parse(
      await redact({ ...planOf(['delete'], { deposed: SECRET }), errored: true, complete: false }),
    ) as object;
    expect(kept).toMatchObject({ errored: true, complete: false, resource_changes: [{ deposed: 'left' }] });
    expect(Object.keys(JSON.parse(await redact({ ...planOf(['delete']), complete: true, errored: false })) as object)).toEqual([
      ...['format_version', 'terraform_version', 'applyable', 'planned_values', 'resource_drift', 'resource_changes'],
    ]);
  });

  test('contains no value from any place in a plan', async () => {
    const value = fc.oneof(fc.constant(SECRET), fc.constant([SECRET]), fc.constant({ [SECRET]: SECRET }));
    const place_ = fc.constantFrom(
      'before',
      'after',
      'after_unknown',
      'before_sensitive',
      'after_sensitive',
      'generated_config',
    );
    const change = fc
      .tuple(place_, value)
      .map(([key, hidden]) => ({ actions: ['update'], [key]: hidden, importing: { id: SECRET } }));
    const top = fc.constantFrom('variables', 'planned_values', 'prior_state', 'configuration', 'output_changes', 'checks');
    await fc.assert(
      fc.asyncProperty(change, top, value, async (changed, key, hidden) => {
        const paths = { replace_paths: [['body', 'properties', SECRET]] };
        const plan = planOf([], { change: { ...changed, ...paths }, deposed: SECRET, index: SECRET });
        const kept = await redact({ ...plan, [key]: hidden });
        expect(kept).not.toContain(SECRET);
        expect(kept).toContain('"importing": {}');
        expect(kept.replace(/\s/g, '')).toContain('"replace_paths":[["body"]]');
      }),
      { numRuns: 25 },
    );
  });

  test('shows the attributes with drift', async () => {
    const change = {
      actions: ['update'],
      before: { id: '1', words: [SECRET], capacity: 1, gone: SECRET },
      after: { id: '1', words: [], capacity: 2 },
    };
    const drift = [
      { address: 'a.b', mode: 'managed', type: 'a', name: 'b', index: SECRET, change },
      {
        address: 'a.c',
        mode: 'managed',
        type: 'a',
        name: 'c',
        change: { actions: ['delete'], before: { id: SECRET }, after: null },
      },
    ];
    const kept = JSON.parse(await redact({ ...planOf([]), resource_drift: drift })) as { readonly resource_drift: unknown };
    const was = { words: 'before', capacity: 'before', gone: 'before' };
    const is = { words: 'after', capacity: 'after', gone: 'after' };
    expect(kept.resource_drift).toEqual([
      { address: 'a.b', mode: 'managed', type: 'a', name: 'b', change: { actions: ['update'], before: was, after: is } },
      {
        address: 'a.c',
        mode: 'managed',
        type: 'a',
        name: 'c',
        change: { actions: ['delete'], before: { id: 'before' }, after: null },
      },
    ]);
  });

  test('is printed as a table', async () => {
    place.write(
      'plans/prod-a.json',
      keptPlan({ a: ['create'], b: ['update'], c: ['delete'], d: ['no-op'], e: ['read'], f: ['forget'] }),
    );
    place.write('plans/prod-b.json', keptPlan({ a: ['delete', 'create'], b: ['create', 'delete'] }));
    place.write('plans/prod-c.json', keptPlan({}));
    place.write('plans/prod-d.json', keptPlan({}, true));
    const table = (...rows: string[]) => ['| Resource | Terraform would |', '| --- | --- |', ...rows, ''].join('\n');
    expect((await place.run(['node', 'pipelines/summarize-plans.mjs', 'plans'])).stdout).toBe(
      [
        '### prod-a\n',
        table('| `a` | create |', '| `b` | change in place |', '| `c` | destroy |', '| `f` | forget, but leave in Azure |'),
        '### prod-b\n',
        table('| `a` | replace: destroy, then create |', '| `b` | replace: create, then destroy |'),
        '### prod-d\n',
        'Only outputs or addresses in the state would change.\n',
        'No changes: prod-c.\n',
      ].join('\n'),
    );
    expect((await place.run(['node', 'pipelines/summarize-plans.mjs', 'nowhere'])).stdout).toBe('No stack was planned.\n');
  });
});
