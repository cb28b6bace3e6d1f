import { readStamp } from '../../stacks/stack-readings';
import * as accounts from '../support/azure/adopted-accounts';
import type { Adopting } from '../support/azure/adopting';
import { adopting } from '../support/azure/adopting';
import type { FakeAccount } from '../support/azure/fake-account';
import { forbidden } from '../support/azure/resource-manager';
import { inShort } from '../support/project';

const { keysOn, otherNames, ownFilters, policyZones } = accounts;

const WORKSPACE =
  '/subscriptions/00000000-0000-0000-0000-0000000000a2/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/log-central';

/** The generated resources by address. */
function attributesOf({ project }: Adopting): Record<string, unknown> {
  const [located] = project.fleet.stamps;
  const stack = located && readStamp(located.value);
  if (!stack) throw new Error(project.problems.map(inShort).join('\n'));
  return Object.fromEntries([...stack.resources].map(([address, { attributes }]) => [address, attributes]));
}

const withoutDefaults = new Map<FakeAccount, Promise<Adopting>>();

/** The adoption in a project without defaults. */
function adoptedAlone(fake: FakeAccount): Promise<Adopting> {
  const adopted = withoutDefaults.get(fake) ?? adopting(fake);
  withoutDefaults.set(fake, adopted);
  return adopted;
}

const PROVISIONED: FakeAccount = {
  ...keysOn,
  deployments: ['DataZoneProvisionedManaged', 'DataZoneStandard'].map((name, i) => ({
    name: ['reserved', 'chat'][i],
    sku: { name, capacity: 50 },
    properties: {
      model: { format: 'OpenAI', name: 'gpt-5.4', version: '2026-03-05' },
      raiPolicyName: 'Microsoft.DefaultV2',
      versionUpgradeOption: 'NoAutoUpgrade',
    },
  })),
};

const KEY = 'https://kv-hub.vault.azure.net/keys/openai';
const VAULT =
  '/subscriptions/00000000-0000-0000-0000-0000000000a2/resourceGroups/rg-kv/providers/Microsoft.KeyVault/vaults/kv-hub';

test.each([
  ['the kind', keysOn, 'account: { kind: AIServices }'],
  ['projects of the account', policyZones, 'account: { kind: AIServices, projectManagement: true }'],
  ['hosts', policyZones, 'account: { allowedFqdns: [images.example.com] }'],
  ['Defender for AI', keysOn, 'account: { defenderForAI: enabled }'],
  ['a key', keysOn, `account: { customerManagedKey: { keyId: ${KEY}, keyVaultId: ${VAULT}, location: swedencentral } }`],
  ['the mode and the name of a filter', ownFilters, 'contentFilters: { house-rules: { mode: asynchronous, name: other } }'],
  ['the base of a filter', ownFilters, 'contentFilters: { house-rules: { basePolicy: Microsoft.Default, preset: lenient } }'],
  ['the words of a list', ownFilters, 'blocklists: { projects: { termsVariable: customer_words } }'],
  ['the spillover', PROVISIONED, 'deployments: { reserved: { spillover: chat } }'],
  ['the publisher of models', keysOn, 'deploymentDefaults: { format: Mistral AI, capacity: 3 }'],
  ['the name of a deployment', keysOn, 'deployments: { embed: { name: other, replaces: gpt-4.1_prod } }'],
  ['tags', keysOn, 'tags: { owner: someone, CostCenter: "1" }'],
  ['the place of the endpoint', keysOn, 'network: { privateEndpoint: { resourceGroupId: /subscriptions/x/resourceGroups/y } }'],
  ['the network', keysOn, 'network: { addressSpace: 10.0.0.0/24, existing: { virtualNetworkId: x, location: westeurope } }'],
  ['names', keysOn, 'names: { resourceGroup: rg-all, networkInterface: nic-all }'],
  ['the residency', keysOn, 'residency: { geography: Sweden }'],
  ['entries', otherNames, 'projects: { one: {} }\naccess: { all: { role: inference } }'],
])('defaults change nothing that exists: %s', async (_, fake, defaults) => {
  const alone = await adoptedAlone(fake);
  const below = await adopting(fake, undefined, `${defaults}\n`);
  expect(below.problems.map(inShort)).toEqual(alone.problems.map(inShort));
  expect(attributesOf(below)).toEqual(attributesOf(alone));
  expect(below.imports).toEqual(alone.imports);
  expect(below.notes).toEqual(alone.notes);
});

test('the region of a workspace that cannot be read is not that of another one', async () => {
  const workspaces = 'GET /subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.OperationalInsights/workspaces/{w}';
  const { project } = await adopting(
    otherNames,
    (azure) => azure.on(workspaces, forbidden('Microsoft.OperationalInsights/workspaces/read')),
    'diagnostics: { workspaceLocation: westeurope }\n',
  );
  expect(project.fleet.stamps[0]?.value.diagnostics).toEqual({ workspaceId: WORKSPACE });
});

test('a null is written only where the defaults add something', async () => {
  const { files } = await adopting(keysOn, undefined, 'account: { kind: AIServices, purgeOnDestroy: false }\ntags: null\n');
  expect(files.get('environments/legacy.yaml')).toContain('\naccount: { kind: null }\n');
  expect(files.get('environments/legacy.yaml')).toContain('\ntags: { costCenter: "4711" }\n');
});

test('how the kit works stays as the defaults say', async () => {
  const { files, project, problems } = await adopting(
    ownFilters,
    undefined,
    'account: { purgeOnDestroy: false }\ndiagnostics: { retentionDays: 30 }\nnames: { workspace: log-ai }\n',
  );
  expect(problems.map(inShort)).toEqual([]);
  expect(files.get('environments/legacy.yaml')).not.toContain('null');
  expect(project.fleet.stamps[0]?.value).toMatchObject({
    account: { purgeOnDestroy: false },
    diagnostics: { retentionDays: 30 },
    names: { workspace: 'log-ai' },
  });
});

test('a list that the defaults keep confidential is not written openly', async () => {
  const { problems } = await adopting(ownFilters, undefined, 'blocklists: { projects: { confidential: true } }\n');
  expect(problems.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual(['blocklists/confidential']);
});

test('logs that nothing gets yet go to the workspace of the defaults, and the report says so', async () => {
  const adopted = await adopting(
    keysOn,
    undefined,
    `diagnostics: { workspaceId: ${WORKSPACE}, workspaceLocation: swedencentral }\n`,
  );
  expect(adopted.problems.map(inShort)).toEqual([]);
  expect(attributesOf(adopted)['azurerm_monitor_diagnostic_setting.diagnostics']).toMatchObject({
    log_analytics_workspace_id: WORKSPACE,
  });
  expect(adopted.notes.filter(({ subject }) => subject === 'logs').map(({ message }) => message)).toEqual([
    `nothing gets the logs of the account: the kit creates a diagnostic setting that sends them to the workspace of environments/defaults.yaml, ${WORKSPACE}`,
  ]);
});

test('overrides of the defaults stay, and the report names them', async () => {
  const address = 'azurerm_cognitive_account.account';
  const { notes } = await adopting(keysOn, undefined, `overrides: { ${address}: { dynamic_throttling_enabled: true } }\n`);
  expect(notes.filter(({ subject }) => subject === 'overrides')).toEqual([
    {
      kind: 'changed',
      subject: 'overrides',
      message: `those of environments/defaults.yaml also apply to ${address}, and the account may have other values`,
    },
  ]);
});

test('the cloud is written if the defaults have another one', async () => {
  const { files } = await adopting(keysOn, undefined, 'cloud: usgovernment\n');
  expect(files.get('environments/legacy.yaml')).toContain('\ncloud: public\n');
});
