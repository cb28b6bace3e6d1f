import { Testing } from 'cdktf';
import type { StateBackend } from '../../../lib/terraform/backend';
import { BaseStack } from '../../../lib/terraform/base-stack';
import { configurationIn, exampleFiles, fleetOf } from '../../support/project';
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

const cloudFor = (state: StateBackend) =>
  configurationOf(new BaseStack(Testing.app(), 'test', { subscriptionId: SUBSCRIPTION, state })).terraform;

test('state in HCP Terraform or Terraform Enterprise is in one workspace', () => {
  const { cloud, backend } = cloudFor({ type: 'cloud', organization: 'contoso', workspace: 'ai-prod' });
  expect([cloud, backend]).toEqual([{ organization: 'contoso', workspaces: { name: 'ai-prod' } }, undefined]);
  expect(
    cloudFor({
      ...{ type: 'cloud', organization: 'contoso', workspace: 'ai-prod' },
      ...{ project: 'Azure OpenAI', hostname: 'tfe.contoso.example' },
    })['cloud'],
  ).toEqual({
    ...{ organization: 'contoso', hostname: 'tfe.contoso.example' },
    workspaces: { name: 'ai-prod', project: 'Azure OpenAI' },
  });
});

test('each stack of an environment has a workspace of its own, named by the workload and the ID of the stack', () => {
  const files = exampleFiles('hcp-terraform');
  const clouds = ['environment', 'germanywestcentral', 'swedencentral'].map(
    (part) => configurationIn(files, `cobalt/${part}`).terraform['cloud'],
  );
  expect(clouds).toEqual(
    ['environment', 'germanywestcentral', 'swedencentral'].map((part) => ({
      ...{ hostname: 'app.eu.terraform.io', organization: 'contoso' },
      workspaces: { name: `triage-cobalt-${part}`, project: 'Azure OpenAI' },
    })),
  );
});

test('an environment can choose the prefix, and has no storage account for states', () => {
  const fleet = fleetOf({
    dev: `environment: dev
workload: desk
subscriptionId: ${SUBSCRIPTION}
residency: global
dns: { mode: stamp }
state: { cloud: { organization: contoso, workspacePrefix: team_ } }
regions: { swedencentral: { network: { addressSpace: 10.0.0.0/24 } } }
`,
  });
  expect(fleet.stamps.map(({ value }) => value.state)).toEqual([
    { type: 'cloud', organization: 'contoso', workspace: 'team_dev-swedencentral' },
  ]);
  expect([fleet.stateUses, fleet.stateAccounts]).toEqual([[], []]);
});
