import { TerraformVariable } from 'cdktf';
import { ContentFilter } from '../../../lib/openai/content-filter';
import { policyProperties } from '../../../lib/content-safety/content-filter-policy';
import { at, configurationOf } from '../../support/terraform';
import { ACCOUNT_REFERENCE, CHAT, emptyAccount } from './fixtures';

test('a filter is a policy on the account, with settings to compare the responses of the service', () => {
  const { stack, account } = emptyAccount();
  account.addContentFilter('strict');
  expect(at(configurationOf(stack), 'azapi_resource.account_filter_strict')).toEqual({
    type: 'Microsoft.CognitiveServices/accounts/raiPolicies@2025-06-01',
    name: 'strict',
    parent_id: ACCOUNT_REFERENCE,
    body: { properties: { ...policyProperties({}), customBlocklists: [] } },
    ignore_casing: true,
    list_unique_id_property: {
      'properties.contentFilters': 'name, source',
      'properties.customBlocklists': 'blocklistName, source',
    },
    ignore_other_items_in_list: ['properties.contentFilters'],
    locks: [ACCOUNT_REFERENCE],
    retry: {
      error_message_regex: [
        'RequestConflict',
        'AnotherOperationInProgress',
        'another operation is being performed',
        'provisioning state is not terminal',
      ],
    },
    lifecycle: { create_before_destroy: true },
  });
});

test('its settings are in the body, in the spelling of Azure', () => {
  const { stack, account } = emptyAccount();
  account.addContentFilter('open', {
    harms: { hate: 'high-only' },
    shields: { jailbreak: 'off' },
    basePolicy: 'Microsoft.Default',
    mode: 'asynchronous',
  });
  const { body } = at(configurationOf(stack), 'azapi_resource.account_filter_open');
  expect(body).toMatchObject({ properties: { basePolicyName: 'Microsoft.Default', mode: 'Asynchronous_filter' } });
  expect(body).toHaveProperty('properties.contentFilters.0.severityThreshold', 'High');
  expect(body).toHaveProperty('properties.contentFilters.8', {
    name: 'Jailbreak',
    source: 'Prompt',
    enabled: false,
    blocking: false,
  });
});

test('a preset is expanded to its settings, merged with other settings', () => {
  const { stack, account } = emptyAccount();
  account.addContentFilter('code', { preset: 'internal-code', harms: { hate: 'high-only' } });
  const { body } = at(configurationOf(stack), 'azapi_resource.account_filter_code') as {
    readonly body: { readonly properties: { readonly contentFilters: readonly Record<string, unknown>[] } };
  };
  const { contentFilters } = body.properties;
  expect(contentFilters.map(({ severityThreshold }) => severityThreshold)).toEqual([
    ...['High', 'High', 'Medium', 'Medium', 'Medium', 'Medium', 'Medium', 'Medium'],
    ...Array<undefined>(7).fill(undefined),
  ]);
  expect(contentFilters.find(({ name }) => name === 'Protected Material Code')).toEqual({
    name: 'Protected Material Code',
    source: 'Completion',
    enabled: true,
    blocking: false,
  });
});

test('its name in Azure can differ from its id', () => {
  const { stack, account } = emptyAccount();
  account.addContentFilter('strict', { name: 'strict-2' });
  expect(at(configurationOf(stack), 'azapi_resource.account_filter_strict')).toMatchObject({ name: 'strict-2' });
});

test('a deployment references the filter, so that it depends on it', () => {
  const { stack, account } = emptyAccount();
  account.addDeployment('chat', { ...CHAT, contentFilter: account.addContentFilter('strict') });
  expect(at(configurationOf(stack), 'azurerm_cognitive_deployment.account_deployment_chat')).toMatchObject({
    rai_policy_name: '${azapi_resource.account_filter_strict.name}',
  });
});

test('a built-in policy of Azure can be used', () => {
  const { stack } = emptyAccount();
  expect(ContentFilter.fromPolicyName(stack, 'default', 'Microsoft.DefaultV2').policyName).toBe('Microsoft.DefaultV2');
});

test('rejects a name that is reserved for built-in policies of Azure', () => {
  const { account } = emptyAccount();
  expect(() => account.addContentFilter('mine', { name: 'Microsoft.Mine' })).toThrow(
    "test/account/filter/mine: the content filter name 'Microsoft.Mine' is reserved: names that begin with 'Microsoft.' are built-in policies of Azure",
  );
});

test('reports all problems with a name at once', () => {
  const { account } = emptyAccount();
  expect(() => account.addContentFilter('mine', { name: 'Microsoft.~' })).toThrow(
    new Error(
      [
        'test/account/filter/mine:',
        "- the content filter name 'Microsoft.~' is not valid; Azure requires letters, digits, periods, hyphens and underscores, beginning with a letter or digit",
        "- the content filter name 'Microsoft.~' is reserved: names that begin with 'Microsoft.' are built-in policies of Azure",
      ].join('\n'),
    ),
  );
});

test('a name that only Terraform knows is not checked', () => {
  const { stack, account } = emptyAccount();
  account.addContentFilter('strict', { name: new TerraformVariable(stack, 'policy', { type: 'string' }).stringValue });
  expect(at(configurationOf(stack), 'azapi_resource.account_filter_strict')).toMatchObject({ name: '${var.policy}' });
});
