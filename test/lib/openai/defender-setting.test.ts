import { App } from 'cdktf';
import { breachesOf } from '../../../lib/guardrails/breaches';
import { OpenAIAccount } from '../../../lib/openai/account';
import type { DefenderState } from '../../../lib/catalog/defender';
import { BaseStack } from '../../../lib/terraform/base-stack';
import { ResourceGroup } from '../../../lib/terraform/resource-group';
import { at, configurationOf, emptyStack, SUBSCRIPTION } from '../../support/terraform';
import { over } from '../../support/edited-stack';
import { ACCOUNT_REFERENCE, CHAT } from './fixtures';

const BACKEND = { subscriptionId: SUBSCRIPTION, state: { type: 'local', path: 'x' } } as const;
const ADDRESS = 'azapi_update_resource.account_defender';

function watched(defenderForAI?: DefenderState) {
  const { stack, resourceGroup } = emptyStack();
  const account = new OpenAIAccount(stack, 'account', {
    ...{ name: 'oai-test', customSubdomain: 'oai-test', resourceGroup },
    ...(defenderForAI ? { defenderForAI } : {}),
  });
  account.addDeployment('chat', CHAT);
  return configurationOf(stack);
}

test.each<[DefenderState, string]>([
  ['enabled', 'Enabled'],
  ['disabled', 'Disabled'],
])('an account can have Defender for AI %s', (state, sent) => {
  expect(at(watched(state), ADDRESS)).toMatchObject({
    type: 'Microsoft.CognitiveServices/accounts/defenderForAISettings@2025-06-01',
    name: 'Default',
    parent_id: ACCOUNT_REFERENCE,
    body: { properties: { state: sent } },
    locks: [ACCOUNT_REFERENCE],
    depends_on: ['azurerm_cognitive_deployment.account_deployment_chat'],
  });
});

test('without the setting, Terraform does not manage it', () => {
  expect(JSON.stringify(watched())).not.toContain('defender');
});

test('Defender for AI is refused in Azure Government', () => {
  const stack = new BaseStack(new App(), 'test', { ...BACKEND, cloud: 'usgovernment' });
  const resourceGroup = new ResourceGroup(stack, 'group', { name: 'rg-x', location: 'usgovvirginia' });
  const props = { name: 'oai-x', customSubdomain: 'oai-x', resourceGroup };
  expect(() => new OpenAIAccount(stack, 'account', { ...props, defenderForAI: 'enabled' })).toThrow(
    'Microsoft offers Defender for AI services only in the public cloud, not in Azure Government',
  );
});

test('another state is refused', () => {
  expect(() => watched('on' as DefenderState)).toThrow(/state of Defender for AI/);
});

describe('guardrails/hidden', () => {
  const found = (setting: object) =>
    breachesOf(over({ resource: { azapi_update_resource: { x: setting } } }), { residency: { dataZone: 'EU' } }).map(
      ({ guardrail, address }) => [guardrail, address],
    );
  const setting = {
    type: 'Microsoft.CognitiveServices/accounts/defenderForAISettings@2025-06-01',
    ...{ name: 'Default', parent_id: '${azurerm_cognitive_account.account.id}' },
    body: { properties: { state: 'Enabled' } },
  };
  const refused = [['guardrails/hidden', 'azapi_update_resource.x']];

  test.each<[string, object, string[][]]>([
    ['accepts the setting of an account of the stack', setting, []],
    ['refuses another property', { ...setting, body: { properties: { state: 'Enabled', more: true } } }, refused],
    ['refuses a body that only Terraform knows', { ...setting, body: '${local.body}' }, refused],
    ['refuses a secret body', { ...setting, sensitive_body: { properties: { state: 'Disabled' } } }, refused],
    ['refuses an account that the stack does not show', { ...setting, parent_id: '${var.account}' }, refused],
    ['refuses another ID', { ...setting, resource_id: '${azurerm_cognitive_account.account.id}' }, refused],
    ['refuses another type', { ...setting, type: 'Microsoft.CognitiveServices/accounts@2025-06-01' }, refused],
  ])('%s', (_, edited, expected) => {
    expect(found(edited)).toEqual(expected);
  });
});
