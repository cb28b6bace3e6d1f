import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Project } from '../../testing';
import { inCopyOf, ROOT, TODAY } from '../support/root';

const project = new Project(path.join(ROOT, 'test/examples/environment-dns'), TODAY);

test('has the stacks that synth generates, with their attributes, outputs and a readable outline', () => {
  expect([...project.stacks.keys()]).toEqual(['blue-environment', 'blue-germanywestcentral', 'blue-swedencentral']);
  const stamp = project.stack('blue-swedencentral');
  expect(stamp.resource('azurerm_cognitive_account.account')).toMatchObject({
    ...{ local_auth_enabled: false, public_network_access_enabled: false },
  });
  expect(stamp.output('deployment_names')).toEqual(['4o-mini', 'gpt-4.1', 'gpt-41']);
  expect(Object.keys(stamp.resourcesOfType('azurerm_cognitive_deployment'))).toEqual([
    'azurerm_cognitive_deployment.account_deployment_gpt-41',
    'azurerm_cognitive_deployment.account_deployment_gpt-4_1',
  ]);
  expect(
    stamp.outline
      .split('\n')
      .filter((line) => /deployment_4o|deployment_gpt-41|grant_app|private_endpoints|virtual_network\./.test(line)),
  ).toEqual([
    'azapi_resource.account_deployment_4o-mini 4o-mini gpt-4o-mini 2024-07-18 DataZoneProvisionedManaged 15 filter=Microsoft.DefaultV2',
    'azapi_resource.network_private_endpoints snet-triage-blue-sdc 10.1.0.0/27',
    'azurerm_cognitive_deployment.account_deployment_gpt-41 gpt-41 gpt-4.1-mini 2025-04-14 DataZoneStandard 10 filter=account_filter_default',
    'azurerm_role_assignment.account_grant_app_cognitive-services-openai-user "Cognitive Services OpenAI User" to=00000000-0000-0000-0000-00000000aaaa',
    'azurerm_virtual_network.network vnet-triage-blue-sdc 10.1.0.0/24',
  ]);
});

test('names what there is if something is missing', () => {
  expect(() => project.stack('blue-swedncentral')).toThrow(
    "there is no stack blue-swedncentral: did you mean 'blue-swedencentral'?",
  );
  const stamp = project.stack('blue-environment');
  expect(() => stamp.resource('azurerm_resource_group.resource_grup')).toThrow(
    "blue-environment has no azurerm_resource_group.resource_grup: did you mean 'azurerm_resource_group.resource_group'?",
  );
  expect(() => stamp.output('endpoint')).toThrow('blue-environment has no output endpoint');
});

test('reports the problems of the project, and those after a change, without changing the project', () => {
  const change = () =>
    project.problemsAfter('environments/blue.yaml', (text) => text.replace('sku: DataZoneStandard', 'sku: GlobalStandard'));
  expect([project.isRefused, project.problems]).toEqual([false, []]);
  expect(change()).toEqual([
    "environments/blue.yaml:12 error residency/processing: 'GlobalStandard' in germanywestcentral may process prompts in any Azure region; blue allows only the EU data zone",
    "environments/blue.yaml:12 error residency/processing: 'GlobalStandard' in swedencentral may process prompts in any Azure region; blue allows only the EU data zone",
  ]);
  expect([change(), project.problems]).toEqual([change(), []]);
  expect(() => project.problemsAfter('environments/blue.yaml', (text) => text.replace('nothing', ''))).toThrow(
    'the change leaves environments/blue.yaml as it is',
  );
});

test('refuses a date that does not exist, and a change of a file that does not exist', () => {
  for (const today of ['banana', '2026-02-30'])
    expect(() => new Project(path.join(ROOT, 'test/examples/environment-dns'), today)).toThrow(
      `today must be a date such as 2027-01-31, not '${today}'`,
    );
  expect(() => project.problemsAfter('environments/bleu.yaml', () => '')).toThrow(
    `there is no environments/bleu.yaml in ${path.join(ROOT, 'test/examples/environment-dns')}: did you mean 'environments/blue.yaml'?`,
  );
});

test('a project with errors has no stacks', () => {
  inCopyOf('environment-dns', (folder) => {
    const file = path.join(folder, 'environments/blue.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('EU', 'US'));
    const broken = new Project(folder, TODAY);
    expect(broken.isRefused).toBe(true);
    expect(() => broken.stacks).toThrow(/error residency\/processing: .*Nothing was written\./s);
  });
});

test('the guardrails apply to any stack', () => {
  const stamp = project.stack('blue-swedencentral');
  expect(stamp.brokenGuardrails({ residency: { dataZone: 'EU' } })).toEqual([]);
  expect(stamp.brokenGuardrails({ residency: 'region' })).toContainEqual(
    expect.stringMatching(/^guardrails\/residency: .*gpt-41/),
  );
});
