import { handover } from '../../../lib/adopt/peer-state';

const ACCOUNT = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/oai';
const IMPORTS = [
  { address: 'azurerm_cognitive_account.account', id: ACCOUNT },
  { address: 'azapi_resource.account_filter_house', id: `${ACCOUNT}/raiPolicies/house?api-version=2025-06-01` },
  { address: 'azurerm_cognitive_deployment.account_deployment_chat', id: `${ACCOUNT}/deployments/chat` },
];

const resource = (address: string, id: string, mode = 'managed') => ({
  address,
  mode,
  values: { id, primary_access_key: 'secret' },
});
const state = (resources: readonly object[], ...modules: readonly object[]) =>
  JSON.stringify({ format_version: '1.0', values: { root_module: { resources, child_modules: modules } } });

test('a module is given up as a whole, whatever its types, and what the stack does not take over is listed', () => {
  const module = {
    address: 'module.openai',
    resources: [
      resource('module.openai.azurerm_cognitive_account.this', ACCOUNT.toUpperCase()),
      resource('module.openai.azurerm_cognitive_account_rai_policy.this["house"]', `${ACCOUNT}/raiPolicies/house`),
      resource('module.openai.azurerm_management_lock.this[0]', `${ACCOUNT}/providers/Microsoft.Authorization/locks/l`),
    ],
    child_modules: [
      { resources: [resource('module.openai.module.d["a.b"].azapi_resource.this', `${ACCOUNT}/deployments/chat`)] },
    ],
  };
  const text = state([resource('azurerm_resource_group.this', '/subscriptions/s/resourceGroups/rg')], module);
  expect(handover(text, IMPORTS)).toEqual({
    pairs: [
      { from: 'module.openai.azurerm_cognitive_account.this', to: 'azurerm_cognitive_account.account' },
      { from: 'module.openai.azurerm_cognitive_account_rai_policy.this["house"]', to: 'azapi_resource.account_filter_house' },
      {
        from: 'module.openai.module.d["a.b"].azapi_resource.this',
        to: 'azurerm_cognitive_deployment.account_deployment_chat',
      },
    ],
    removed: ['module.openai'],
    stateRemove: [],
    orphans: ['module.openai.azurerm_management_lock.this[0]'],
    missing: [],
  });
});

test('one instance of several is removed from the state, because a block would forget the others too', () => {
  const instance = (key: string, id: string) => ({
    resources: [resource(`module.ai["${key}"].azurerm_cognitive_account.this`, id)],
  });
  const found = handover(state([], instance('x.y', ACCOUNT), instance('other', `${ACCOUNT}2`)), IMPORTS);
  expect(found).toMatchObject({ removed: [], stateRemove: ['module.ai["x.y"]'], orphans: [] });
  expect(found.missing).toEqual([
    'azapi_resource.account_filter_house',
    'azurerm_cognitive_deployment.account_deployment_chat',
  ]);
});

test('resources of the root module are given up one by one', () => {
  const text = state([
    resource('azurerm_cognitive_account.this[0]', ACCOUNT),
    resource('azurerm_cognitive_deployment.d["chat"]', `${ACCOUNT}/deployments/chat`),
    resource('azurerm_cognitive_deployment.d["mini"]', `${ACCOUNT}/deployments/mini`),
    resource('data.azurerm_cognitive_account.this', ACCOUNT, 'data'),
  ]);
  expect(handover(text, IMPORTS)).toMatchObject({
    removed: ['azurerm_cognitive_account.this'],
    stateRemove: ['azurerm_cognitive_deployment.d["chat"]'],
    orphans: [],
  });
});

test('values of the state are not in the result', () => {
  expect(JSON.stringify(handover(state([resource('azurerm_x.y', ACCOUNT)]), IMPORTS))).not.toContain('secret');
});

test.each(['{}', '[]', JSON.stringify({ format_version: '1.2', planned_values: {} })])('%s is not a state', (text) => {
  expect(() => handover(text, IMPORTS)).toThrow('it is not the output of `terraform show -json` for a state');
});
