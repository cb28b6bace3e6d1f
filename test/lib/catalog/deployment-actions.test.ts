import {
  APPLY_ACTIONS,
  PLAN_ACTIONS,
  PREFLIGHT_ACTIONS,
  UNLISTED_PREFLIGHT_ACTIONS,
  resourceTypeOf,
  TYPES_WITH_RIGHTS,
} from '../../../lib/catalog/deployment-actions';
import { QUESTIONS } from '../../../lib/preflight/questions';
import type { EmittedResource } from '../../../lib/catalog/deployment-actions';
import { isByHand } from '../../../lib/generated/files';
import { exampleFleet, synthesized } from '../../support/project';
import { EXAMPLES } from '../../support/root';
import type { Configuration } from '../../support/terraform';

/** Every resource type that pipelines apply. Stacks that are applied by hand are excluded. */
const EMITTED = new Set(
  EXAMPLES.flatMap((example) => [...synthesized(exampleFleet(example))])
    .filter(([file]) => file.endsWith('.json') && !isByHand(file))
    .flatMap(([, text]) => Object.entries((JSON.parse(text) as Configuration).resource))
    .flatMap(([type, named]) => Object.values(named).map((resource) => resourceTypeOf(type, resource as EmittedResource))),
);

describe('the rights of pipelines', () => {
  test('are known for every resource type that is generated, and for no other', () => {
    expect([...EMITTED].sort()).toEqual([...TYPES_WITH_RIGHTS].sort());
  });

  test('are names of operations, without wildcards except for blocklists', () => {
    for (const action of APPLY_ACTIONS) expect(action).toMatch(/^Microsoft\.\w+\/[\w./]+\/(read|write|delete|action|\*)$/);
    expect(APPLY_ACTIONS.filter((action) => action.includes('*'))).toEqual([
      'Microsoft.CognitiveServices/accounts/raiBlocklists/*',
    ]);
  });

  test('to plan are rights to read', () => {
    expect(PLAN_ACTIONS.filter((action) => !action.endsWith('/read'))).toEqual([]);
    expect(PLAN_ACTIONS.length).toBeGreaterThan(10);
  });

  test('for a preflight are rights to read, and cover every question together with those to plan', () => {
    expect(PREFLIGHT_ACTIONS.filter((action) => !action.endsWith('/read') || PLAN_ACTIONS.includes(action))).toEqual([]);
    const known = [...PLAN_ACTIONS, ...PREFLIGHT_ACTIONS, ...UNLISTED_PREFLIGHT_ACTIONS];
    expect(QUESTIONS.flatMap(({ rights }) => rights).filter((right) => !known.includes(right))).toEqual([]);
  });

  test('to apply include those to plan', () => {
    expect(APPLY_ACTIONS).toEqual(expect.arrayContaining([...PLAN_ACTIONS]));
  });

  test('include no keys of an account, no storage account, no lock and no role definition', () => {
    const reached = APPLY_ACTIONS.filter((action) =>
      /listkeys|regeneratekey|Microsoft\.Storage|Microsoft\.ManagedIdentity|\/locks\/|roleDefinitions\/(write|delete|\*)/i.test(
        action,
      ),
    );
    expect(reached).toEqual([]);
  });

  test('include keys only to send logs to a workspace', () => {
    expect(APPLY_ACTIONS.filter((action) => /keys?\b/i.test(action))).toEqual([
      'Microsoft.OperationalInsights/workspaces/sharedKeys/action',
    ]);
  });
});

test.each<[string, EmittedResource, string]>([
  ['azurerm_subnet', {}, 'azurerm_subnet'],
  ['azapi_resource', { type: 'Microsoft.A/b/c@2025-06-01' }, 'azapi_resource Microsoft.A/b/c'],
  ['azapi_resource_action', { type: 'Microsoft.A/b@2025-06-01', action: 'go' }, 'azapi_resource_action Microsoft.A/b go'],
])('%s %j has the name %s', (type, resource, name) => {
  expect(resourceTypeOf(type, resource)).toBe(name);
});
