import { TerraformVariable } from 'cdktf';
import type { ModelDeploymentOptions } from '../../../lib/openai/model-deployment';
import type { SkuName } from '../../../lib/catalog/skus';
import { at, configurationOf } from '../../support/terraform';
import { ACCOUNT_REFERENCE, CHAT, emptyAccount } from './fixtures';

const SKUS =
  'DataZoneBatch, DataZoneProvisionedManaged, DataZoneStandard, GlobalBatch, GlobalProvisionedManaged, GlobalStandard, ProvisionedManaged, Standard';

function deployed(props: Partial<ModelDeploymentOptions> = {}) {
  const { stack, account } = emptyAccount();
  account.addDeployment('chat', { ...CHAT, ...props });
  return at(configurationOf(stack), 'azurerm_cognitive_deployment.account_deployment_chat');
}

test('a deployment sets everything that the service would otherwise decide', () => {
  expect(deployed()).toEqual({
    name: 'chat',
    cognitive_account_id: ACCOUNT_REFERENCE,
    model: { format: 'OpenAI', name: 'gpt-5.4', version: '2026-03-05' },
    sku: { name: 'DataZoneStandard', capacity: 100 },
    rai_policy_name: 'Microsoft.DefaultV2',
    version_upgrade_option: 'NoAutoUpgrade',
  });
});

test('its name, publisher and upgrade option can be set', () => {
  const props = { name: 'gpt-4.1', format: 'Mistral AI', versionUpgradeOption: 'OnceCurrentVersionExpired' } as const;
  const catalogException = 'the publisher is invented';
  expect(deployed({ ...props, catalogException })).toMatchObject({
    name: 'gpt-4.1',
    model: { format: 'Mistral AI' },
    version_upgrade_option: 'OnceCurrentVersionExpired',
  });
});

test.each(['001', '0125', '3.0', '1e3'])('the version %s stays text', (version) => {
  const props = { model: 'whisper', version, sku: 'Standard', catalogException: 'the version is invented' } as const;
  expect(deployed(props)).toMatchObject({ model: { version } });
});

test('clients send its name, which is its id by default', () => {
  const { account } = emptyAccount();
  expect(account.addDeployment('chat', CHAT).deploymentName).toBe('chat');
  expect(account.addDeployment('other', { ...CHAT, name: 'gpt-4.1' }).deploymentName).toBe('gpt-4.1');
});

test.each<[string, Partial<ModelDeploymentOptions>, string]>([
  ['a name with a slash', { name: 'a/b' }, "the deployment name 'a/b' is not valid; Azure requires letters, digits, periods"],
  ['an empty version', { version: '' }, 'the model version is empty'],
  ['an unknown SKU', { sku: 'DeveloperTier' as SkuName }, `unknown SKU 'DeveloperTier'; use one of: ${SKUS}`],
  ['no capacity', { capacity: 0 }, 'the capacity 0 is not a whole number of at least 1'],
  ['a negative capacity', { capacity: -1 }, 'the capacity -1 is not a whole number of at least 1'],
  ['half a unit', { capacity: 1.5 }, 'the capacity 1.5 is not a whole number of at least 1'],
  ['a capacity that is no number', { capacity: NaN }, 'the capacity NaN is not a whole number of at least 1'],
])('rejects %s', (_, props, message) => {
  expect(() => deployed(props)).toThrow(`test/account/deployment/chat: ${message}`);
});

test('reports all problems at once', () => {
  expect(() => deployed({ name: 'x', version: '', sku: 'Free' as SkuName, capacity: 0 })).toThrow(
    new Error(
      [
        'test/account/deployment/chat:',
        "- the deployment name 'x' has a length of 1; Azure requires 2 to 64 characters",
        '- the model version is empty',
        `- unknown SKU 'Free'; use one of: ${SKUS}`,
        '- the capacity 0 is not a whole number of at least 1',
      ].join('\n'),
    ),
  );
});

test('text that only Terraform knows is not checked', () => {
  // GIVEN
  const { stack, account } = emptyAccount();
  const variable = (name: string) => new TerraformVariable(stack, name, { type: 'string' }).stringValue;
  // WHEN
  account.addDeployment('chat', { ...CHAT, name: variable('name'), version: variable('version') });
  // THEN
  expect(at(configurationOf(stack), 'azurerm_cognitive_deployment.account_deployment_chat')).toMatchObject({
    name: '${var.name}',
    model: { version: '${var.version}' },
  });
});
