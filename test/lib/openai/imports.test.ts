import { TerraformOutput, TerraformVariable } from 'cdktf';
import { ManagedIdentity } from '../../../lib/access/managed-identity';
import { OpenAIAccount } from '../../../lib/openai/account';
import { Blocklist } from '../../../lib/openai/blocklist';
import { ContentFilter } from '../../../lib/openai/content-filter';
import { ModelDeployment } from '../../../lib/openai/model-deployment';
import type { BaseStack } from '../../../lib/terraform/base-stack';
import { at, configurationOf, emptyStack, SUBSCRIPTION } from '../../support/terraform';
import { ACCOUNT_ID } from './fixtures';

const IDENTITY_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-test/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-app`;

/** Each import by ID: a good ID, the name that is read from it, and its message for another ID. */
const IMPORTS: readonly (readonly [string, string, (stack: BaseStack, id: string) => string, string, string])[] = [
  [
    'a deployment',
    `${ACCOUNT_ID}/deployments/chat`,
    (stack, id) => ModelDeployment.fromDeploymentId(stack, 'existing', id).deploymentName,
    'chat',
    '${element(split("/", var.id), 10)}',
  ],
  [
    'a content filter',
    `${ACCOUNT_ID}/raiPolicies/strict`,
    (stack, id) => ContentFilter.fromContentFilterId(stack, 'existing', id).policyName,
    'strict',
    '${element(split("/", var.id), 10)}',
  ],
  [
    'a blocklist',
    `${ACCOUNT_ID}/raiBlocklists/names`,
    (stack, id) => Blocklist.fromBlocklistId(stack, 'existing', id).blocklistName,
    'names',
    '${element(split("/", var.id), 10)}',
  ],
  [
    'an account',
    ACCOUNT_ID,
    (stack, id) => OpenAIAccount.fromAccountId(stack, 'existing', id).accountName,
    'oai-test',
    '${element(split("/", var.id), 8)}',
  ],
  [
    'a managed identity',
    IDENTITY_ID,
    (stack, id) => ManagedIdentity.fromIdentityId(stack, 'existing', id).identityId,
    IDENTITY_ID,
    '${var.id}',
  ],
];

describe.each(IMPORTS)('%s that exists', (what, id, read, name, expression) => {
  test('is known by its ID', () => {
    expect(read(emptyStack().stack, id)).toBe(name);
  });

  test('is refused with the ID of something else', () => {
    const other = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-test`;
    expect(() => read(emptyStack().stack, other)).toThrow(
      `test/existing: '${other}' is not the ID of ${what}: it must have the form /subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.`,
    );
    expect(() => read(emptyStack().stack, undefined as never)).toThrow(
      `test/existing: undefined is not the ID of ${what}: it must be text`,
    );
  });

  test('can have an ID that only Terraform knows', () => {
    const { stack } = emptyStack();
    const { stringValue } = new TerraformVariable(stack, 'id', { type: 'string' });
    new TerraformOutput(stack, 'name', { value: read(stack, stringValue) });
    expect(configurationOf(stack).output).toEqual({ name: { value: expression } });
  });
});

describe('an existing account', () => {
  test('has the attributes that it is imported with', () => {
    const { stack } = emptyStack();
    const account = OpenAIAccount.fromAccountAttributes(stack, 'existing', {
      accountId: ACCOUNT_ID,
      endpoint: 'https://oai-test.openai.azure.com/',
      location: 'swedencentral',
      kind: 'AIServices',
      identityPrincipalId: '00000000-0000-0000-0000-0000000000cc',
    });
    expect(account).toMatchObject({
      accountId: ACCOUNT_ID,
      accountName: 'oai-test',
      subscriptionId: SUBSCRIPTION,
      location: 'swedencentral',
      kind: 'AIServices',
      endpoint: 'https://oai-test.openai.azure.com/',
      v1BaseUrl: 'https://oai-test.openai.azure.com/openai/v1/',
      grantPrincipal: { principalId: '00000000-0000-0000-0000-0000000000cc', principalType: 'ServicePrincipal' },
    });
    expect(account.resourceGroup.groupName).toBe('rg-test');
  });

  test.each(['endpoint', 'kind', 'identityPrincipalId'] as const)('has no %s without them', (attribute) => {
    const account = OpenAIAccount.fromAccountId(emptyStack().stack, 'existing', ACCOUNT_ID);
    expect(() => account[attribute]).toThrow(
      `test/existing: the ${attribute} of the existing account is not known; import it with OpenAIAccount.fromAccountAttributes and its ${attribute}`,
    );
  });

  test.each([
    [{ kind: 'Speech' as never }, "unknown account kind 'Speech'; use one of: AIServices, OpenAI"],
    [{ endpoint: 'oai-test' }, "the endpoint 'oai-test' is not valid; write it like https://oai-example.openai.azure.com/"],
  ])('rejects the attributes %j', (attributes, message) => {
    const { stack } = emptyStack();
    expect(() => OpenAIAccount.fromAccountAttributes(stack, 'existing', { accountId: ACCOUNT_ID, ...attributes })).toThrow(
      `test/existing: ${message}`,
    );
  });

  test('whose ID only Terraform knows can grant roles', () => {
    const { stack } = emptyStack();
    const { stringValue } = new TerraformVariable(stack, 'id', { type: 'string' });
    const account = OpenAIAccount.fromAccountId(stack, 'existing', stringValue);
    account.grantInference({
      grantPrincipal: { principalId: '00000000-0000-0000-0000-0000000000aa', principalType: 'User' },
    });
    expect(
      at(
        configurationOf(stack, { validated: false }),
        'azurerm_role_assignment.existing_grant_00000000-0000-0000-0000-0000000000aa-inference_cognitive-services-openai-user',
      ),
    ).toMatchObject({
      scope: '${var.id}',
      role_definition_id: expect.stringContaining('/subscriptions/${element(split("/", var.id), 2)}/providers/') as string,
    });
  });
});

test('an existing identity can get a role only if its principal is known', () => {
  const { stack } = emptyStack();
  const account = OpenAIAccount.fromAccountId(stack, 'existing', ACCOUNT_ID);
  const identity = ManagedIdentity.fromIdentityId(stack, 'app', IDENTITY_ID);
  expect(() => account.grantInference(identity)).toThrow(
    'test/app: the principal of the existing identity is not known; import it with ManagedIdentity.fromIdentityAttributes and its principalId',
  );
  const known = ManagedIdentity.fromIdentityAttributes(stack, 'known', {
    identityId: IDENTITY_ID,
    principalId: '00000000-0000-0000-0000-0000000000aa',
  });
  account.grantInference(known);
  expect(
    at(configurationOf(stack), 'azurerm_role_assignment.existing_grant_known-inference_cognitive-services-openai-user'),
  ).toMatchObject({ principal_id: '00000000-0000-0000-0000-0000000000aa', principal_type: 'ServicePrincipal' });
});
