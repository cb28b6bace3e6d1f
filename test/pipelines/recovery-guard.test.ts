import { Workplace } from '../support/pipelines';
import type { Change } from '../support/recovery';
import { CONFIGURATION, create, FILTER, listOf, recoveryPlan, STACK } from '../support/recovery';

// Each test starts several programs.
jest.setTimeout(60_000);

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
  place.write(`${STACK}/cdk.tf.json`, CONFIGURATION);
});

afterEach(() => {
  place.clear();
});

describe('the guard', () => {
  const THERE = { exists: true };
  const guard = async (second: readonly Change[]) => {
    const changes = [
      create('azapi_resource.strict'),
      create('azurerm_resource_group.group'),
      { address: 'b', actions: ['update'] },
    ];
    await listOf(place, changes, { 'azapi_resource.strict': THERE, 'azurerm_resource_group.group': THERE });
    return place.run(['node', 'pipelines/recovery/guard.mjs', 'list.json'], {}, recoveryPlan(second));
  };
  const imported = (actions: readonly string[], id = `${FILTER}?api-version=2025-06-01`): Change => ({
    address: 'azapi_resource.strict',
    actions,
    importing: { id },
  });

  test.each<[string, Change[]]>([
    ['what was listed', [imported(['no-op']), create('azurerm_resource_group.group')]],
    ['less', [imported(['update'])]],
    ['what is left over to go', [imported(['no-op']), { address: 'azapi_resource.strict', deposed: '1', actions: ['delete'] }]],
  ])('accepts %s', async (_, second) => {
    expect(await guard(second)).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test.each<[string, Change[], string]>([
    ['a deletion', [{ address: 'a', actions: ['delete'] }], 'destroy: a'],
    [
      'a replacement of what was updated',
      [{ address: 'b', actions: ['delete', 'create'] }],
      'replace: destroy, then create: b',
    ],
    ['a creation', [create('a')], 'create: a'],
    [
      'a replacement of what is imported',
      [imported(['delete', 'create'])],
      'replace: destroy, then create: azapi_resource.strict',
    ],
    ['a creation of what should be imported', [create('azapi_resource.strict')], 'create: azapi_resource.strict'],
    ['an import of something else', [imported(['no-op'], FILTER)], 'import: azapi_resource.strict'],
  ])('refuses %s that was not', async (_, second, message) => {
    const { status, stderr } = await guard(second);
    expect(status).toBe(1);
    expect(stderr).toContain(`  ${message}\n`);
  });
});
