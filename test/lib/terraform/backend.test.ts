import { Testing } from 'cdktf';
import type { StateBackend } from '../../../lib/terraform/backend';
import { BaseStack } from '../../../lib/terraform/base-stack';
import { configurationOf, SUBSCRIPTION } from '../../support/terraform';

const backendFor = (state: StateBackend) =>
  configurationOf(new BaseStack(Testing.app(), 'test', { subscriptionId: SUBSCRIPTION, state })).terraform['backend'];

test('state in Azure is accessed with Entra ID, without a storage key or SAS token', () => {
  expect(
    backendFor({
      type: 'azurerm',
      subscriptionId: '00000000-0000-0000-0000-000000000002',
      resourceGroup: 'rg-tfstate',
      storageAccount: 'sttfstate',
      container: 'tfstate',
      key: 'dev/swedencentral.tfstate',
    }),
  ).toEqual({
    azurerm: {
      subscription_id: '00000000-0000-0000-0000-000000000002',
      resource_group_name: 'rg-tfstate',
      storage_account_name: 'sttfstate',
      container_name: 'tfstate',
      key: 'dev/swedencentral.tfstate',
      use_azuread_auth: true,
    },
  });
});

test('state in a file is relative to the folder in which Terraform runs, without a path of this machine', () => {
  expect(backendFor({ type: 'local', path: 'terraform.tfstate' })).toEqual({ local: { path: 'terraform.tfstate' } });
});
