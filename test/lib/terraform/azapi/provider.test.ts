import { TerraformStack, Testing } from 'cdktf';
import type { AzapiProviderConfig } from '../../../../lib/terraform/azapi';
import { AzapiProvider } from '../../../../lib/terraform/azapi';

function synthesized(config?: AzapiProviderConfig): unknown {
  const stack = new TerraformStack(Testing.app(), 'test');
  new AzapiProvider(stack, 'azapi', config);
  stack.prepareStack();
  return JSON.parse(Testing.synth(stack, true));
}

test('the provider is pinned to the version of the bindings, with its full source address', () => {
  expect(synthesized()).toMatchObject({
    terraform: { required_providers: { azapi: { source: 'Azure/azapi', version: '2.12.0' } } },
  });
});

test('settings are written in the spelling of Terraform', () => {
  const config = { subscriptionId: 'some-id', disableDefaultOutput: true, skipProviderRegistration: false };
  expect(synthesized(config)).toMatchObject({
    provider: { azapi: [{ subscription_id: 'some-id', disable_default_output: true, skip_provider_registration: false }] },
  });
});

test('settings that are not set are omitted', () => {
  expect(synthesized()).toHaveProperty('provider', { azapi: [{}] });
});
