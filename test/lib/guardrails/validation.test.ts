import { CognitiveAccount } from '@cdktf/provider-azurerm/lib/cognitive-account';
import { Testing } from 'cdktf';
import type { GuardrailProps } from '../../../lib';
import { BaseStack, ContentFilter, OpenAIAccount, ResourceGroup } from '../../../lib';
import { guardrailErrors } from '../../../lib/guardrails/validation';
import { AssistantStack } from '../../support/assistant-stack';

/** A stack with an account and a deployment that may be processed anywhere. */
class Global extends BaseStack {
  constructor(guardrails?: GuardrailProps) {
    super(Testing.app(), 'global', {
      subscriptionId: '00000000-0000-0000-0000-000000000001',
      state: { type: 'local', path: 'terraform.tfstate' },
      ...(guardrails ? { guardrails } : {}),
    });
    const resourceGroup = new ResourceGroup(this, 'resource_group', { name: 'rg-a', location: 'swedencentral' });
    const account = new OpenAIAccount(this, 'account', { name: 'oai-a', customSubdomain: 'oai-a-1', resourceGroup });
    account.addDeployment('chat', {
      ...{ model: 'gpt-5.4', version: '2026-03-05', sku: 'GlobalStandard', capacity: 10 },
      contentFilter: ContentFilter.fromPolicyName(this, 'default', 'Microsoft.DefaultV2'),
    });
  }
}

const errorsOf = (stack: BaseStack) => stack.node.validate();

const CHAT = 'azurerm_cognitive_deployment.account_deployment_chat';
const waiver = {
  ...({ rule: 'guardrails/residency', subject: CHAT } as const),
  ...{ owner: 'data protection', reason: 'a trial without personal data', expires: '2999-12-31' },
};

describe('guardrails of a stack in TypeScript', () => {
  test('are satisfied by the example', () => {
    expect(errorsOf(new AssistantStack(Testing.app(), 'assistant'))).toEqual([]);
  });

  test('are on by default, and stop synthesis', () => {
    const stack = new Global();
    expect(errorsOf(stack)).toEqual([
      "guardrails/residency: the deployment 'chat' ('GlobalStandard' in swedencentral) may process prompts in any Azure region; no residency is known for this stack (azurerm_cognitive_deployment.account_deployment_chat). To correct it, declare the residency of the stack, or use one of: ProvisionedManaged, Standard; to accept it for a time, add a waiver to the guardrails of the stack",
    ]);
    expect(() => Testing.synth(stack, true)).toThrow('guardrails/residency');
  });

  test('use the promises of the stack', () => {
    expect(errorsOf(new Global({ residency: 'global' }))).toEqual([]);
    expect(errorsOf(new Global({ residency: { dataZone: 'EU' } }))).toEqual([
      expect.stringContaining('the residency allows only the EU data zone') as string,
    ]);
  });

  test('are waived for one resource until a day', () => {
    expect(errorsOf(new Global({ waivers: [waiver] }))).toEqual([]);
    const made = new Global().toTerraform();
    expect(guardrailErrors('x', made, { waivers: [waiver] }, '2999-12-31')).toEqual([]);
    expect(guardrailErrors('x', made, { waivers: [waiver] }, '3000-01-01')).toEqual([
      expect.stringContaining('guardrails/residency') as string,
      `the waiver of guardrails/residency for ${CHAT} expired on 2999-12-31`,
    ]);
  });

  test.each<[string, Partial<typeof waiver>, string]>([
    ['a day in another form', { expires: '31.12.2999' }, "its last day '31.12.2999' is not a date such as 2027-01-31"],
    ['no day', { expires: 'never' }, "its last day 'never' is not a date such as 2027-01-31"],
    ['a day that does not exist', { expires: '2999-13-45' }, "its last day '2999-13-45' is not a date such as 2027-01-31"],
    ['the 30th of February', { expires: '2999-02-30' }, "its last day '2999-02-30' is not a date such as 2027-01-31"],
    ['no owner', { owner: ' ' }, 'it names no owner'],
    ['no real reason', { reason: 'trial' }, 'its reason has fewer than 10 characters'],
  ])('refuse a waiver with %s', (_, edit, fault) => {
    expect(errorsOf(new Global({ waivers: [{ ...waiver, ...edit }] }))).toEqual([
      expect.stringContaining('guardrails/residency: the deployment') as string,
      `the waiver of guardrails/residency for ${CHAT} is not valid: ${fault}`,
    ]);
  });

  test('ignore a floor without a value, which TypeScript refuses', () => {
    const filterFloor = { harms: { hate: null } } as never;
    expect(errorsOf(new Global({ residency: 'global', filterFloor }))).toEqual([]);
  });

  test('refuse a waiver that has no effect', () => {
    expect(errorsOf(new Global({ residency: 'global', waivers: [waiver] }))).toEqual([
      `the waiver of guardrails/residency for ${CHAT} has no effect: remove it`,
    ]);
  });

  test('also apply to resources that are not created by the constructs', () => {
    const stack = new Global({ residency: 'global' });
    new CognitiveAccount(stack, 'by_hand', {
      ...{ name: 'oai-b', resourceGroupName: 'rg-a', location: 'eastus', kind: 'OpenAI', skuName: 'S0' },
      publicNetworkAccessEnabled: true,
    });
    expect(errorsOf(stack).map((error) => error.split(':')[0])).toEqual(['guardrails/keys', 'guardrails/public-network']);
  });

  test('do not report warnings, unlike npx stamps guard', () => {
    const right = {
      principal_id: 'a',
      ...{ role_definition_name: '0b0b0b0b-1111-4222-8333-444444444444', scope: '${azurerm_cognitive_account.account.id}' },
    };
    const terraform = { required_providers: { azurerm: { source: 'hashicorp/azurerm', version: '4.81.0' } } };
    const made = { terraform, resource: { azurerm_role_assignment: { x: right } } };
    expect(guardrailErrors('x', made)).toEqual([]);
    const owner = { ...right, role_definition_name: 'Owner' };
    expect(guardrailErrors('x', { terraform, resource: { azurerm_role_assignment: { x: owner } } })).toEqual([
      expect.stringMatching(/^guardrails\/roles: principal a gets Owner on the account: /),
    ]);
  });
});
