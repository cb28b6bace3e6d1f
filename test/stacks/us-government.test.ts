import { App } from 'cdktf';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformStack } from 'cdktf';
import { breachesOf } from '../../lib/guardrails/breaches';
import { OpenAIAccount } from '../../lib/openai/account';
import { PrivateDnsZones } from '../../lib/network/private-dns';
import { BaseStack } from '../../lib/terraform/base-stack';
import { ResourceGroup } from '../../lib/terraform/resource-group';
import { configurationIn, exampleFiles } from '../support/project';
import { refusalOf } from '../support/refusal';
import { stackOf } from '../support/stack-of';
import { at, SUBSCRIPTION } from '../support/terraform';

const FILES = exampleFiles('us-government');
const STAMP = 'agency/usgovvirginia';
const [stamp, shared, state] = [STAMP, 'agency/environment', 'state/sttfstateagency'].map((folder) =>
  configurationIn(FILES, folder),
);

interface Written {
  readonly output: Readonly<Record<string, { readonly value: string }>>;
  readonly provider: Readonly<Record<string, readonly { readonly environment?: string }[]>>;
  readonly terraform: { readonly backend: Readonly<Record<string, { readonly environment?: string }>> };
}
const written = (configuration: unknown) => configuration as Written;

test.each([
  ['a stamp', stamp, { azapi: 'usgovernment', azurerm: 'usgovernment' }],
  ['the shared stack', shared, { azurerm: 'usgovernment' }],
  ['the storage account of states', state, { azurerm: 'usgovernment' }],
])('the providers of %s sign in to Azure Government', (_, configuration, expected) => {
  const { provider } = written(configuration);
  const environments = Object.entries(provider).map(([name, [settings]]) => [name, settings?.environment]);
  expect(Object.fromEntries(environments)).toEqual(expected);
});

test('keys are in vaults of Azure Government, and the account waits for what gives the right to its key time', () => {
  const arizona = configurationIn(FILES, 'agency/usgovarizona');
  const keyOf = (configuration: typeof stamp) => at(configuration as never, 'azurerm_cognitive_account.account');
  expect(keyOf(stamp)).toMatchObject({
    customer_managed_key: {
      key_vault_key_id: expect.stringMatching(/^https:\/\/kv-[\w-]+\.vault\.usgovcloudapi\.net\/keys\/account$/) as string,
    },
    depends_on: [
      'azapi_resource_action.key_vault_key',
      'azurerm_role_assignment.account_key_right',
      'azurerm_log_analytics_workspace.diagnostics_workspace',
    ],
  });
  // The workspace is created between the right and the account.
  const workspace = 'azurerm_log_analytics_workspace.diagnostics_workspace';
  expect(at(arizona, workspace)['depends_on']).toEqual(['azurerm_role_assignment.account_key_right']);
  expect(keyOf(arizona)).toMatchObject({
    depends_on: ['azurerm_role_assignment.account_key_right', workspace],
    customer_managed_key: { key_vault_key_id: 'https://kv-agency-keys.vault.usgovcloudapi.net/keys/openai' },
  });
});

test('the policies allow only the regions and deployment types of Azure Government', () => {
  const policies = configurationIn(FILES, 'governance/00000000-0000-0000-0000-0000000000e7');
  expect(written(policies).provider['azurerm']?.[0]?.environment).toBe('usgovernment');
  const text = JSON.stringify(policies);
  for (const word of ['usgovarizona', 'usgovvirginia', 'DataZoneStandard']) expect(text).toContain(word);
  for (const word of ['swedencentral', 'GlobalStandard']) expect(text).not.toContain(word);
});

test('the states are in Azure Government', () => {
  for (const configuration of [stamp, shared])
    expect(written(configuration).terraform.backend['azurerm']?.environment).toBe('usgovernment');
});

test('names end as in Azure Government, and no name of the public cloud is left', () => {
  const { output } = written(stamp);
  expect(output['endpoint']?.value).toMatch(/^https:\/\/oai-triage-agency-ugv-\w+\.openai\.azure\.us\/$/);
  expect(output['v1_base_url']?.value).toBe(`${output['endpoint']?.value}openai/v1/`);
  expect(output['token_scope']?.value).toBe('https://ai.azure.us/.default');
  expect(at(shared as never, 'azurerm_private_dns_zone.dns_privatelink_openai_azure_us')['name']).toBe(
    'privatelink.openai.azure.us',
  );
  for (const [file, text] of FILES)
    expect([file, /[.]azure[.](com|net)|microsoftonline[.]com|windows[.]net/.exec(text)?.[0]]).toEqual([file, undefined]);
});

test('the page says what is not verified, and its code signs in to Azure Government', () => {
  const page = FILES.get(`generated/${STAMP}/README.md`);
  expect(page).toContain('Azure Government; tokens come from https://login.microsoftonline.us');
  expect(page).toContain('https://ai.azure.us/.default (unverified)');
  expect(page).toContain('- the private DNS zone `privatelink.openai.azure.us`: third parties agree');
  expect(page).toContain('DefaultAzureCredential(authority=AzureAuthorityHosts.AZURE_GOVERNMENT)');
  expect(page).toContain('new DefaultAzureCredential({ authorityHost: AzureAuthorityHosts.AzureGovernment })');
});

test('the guardrails accept the cloud of the regions, for all providers or for none', () => {
  const providersIn = (configuration: unknown) =>
    breachesOf(stackOf(`generated/${STAMP}`, JSON.stringify(configuration)), { residency: { dataZone: 'USGov' } }).flatMap(
      ({ guardrail, attribute }) => (guardrail === 'guardrails/providers' ? attribute : []),
    );
  expect(providersIn(stamp)).toEqual([]);
  const { provider } = written(stamp);
  const [azapi] = provider['azapi'] ?? [];
  const edited = { ...stamp, provider: { ...provider, azapi: [{ ...azapi, environment: null }] } };
  expect(providersIn(edited)).toEqual(['provider.azurerm.environment']);
});

describe('a stack in TypeScript', () => {
  const stackIn = (cloud: 'usgovernment') =>
    new BaseStack(new App(), 'test', { subscriptionId: SUBSCRIPTION, state: { type: 'local', path: 'x' }, cloud });

  test('gives its account the endpoint of its cloud', () => {
    const stack = stackIn('usgovernment');
    const resourceGroup = new ResourceGroup(stack, 'group', { name: 'rg-x', location: 'usgovvirginia' });
    const account = new OpenAIAccount(stack, 'account', { name: 'oai-x', customSubdomain: 'oai-x', resourceGroup });
    expect(account.endpoint).toBe('https://oai-x.openai.azure.us/');
    const zones = PrivateDnsZones.forAccount(stack, 'dns', { account, resourceGroup });
    expect(zones.references.map(({ name }) => name)).toEqual(['privatelink.openai.azure.us']);
  });

  test('cannot create zones whose names are not known', () => {
    const stack = stackIn('usgovernment');
    const resourceGroup = new ResourceGroup(stack, 'group', { name: 'rg-x', location: 'usgovvirginia' });
    expect(
      refusalOf(() => PrivateDnsZones.forAccount(stack, 'dns', { account: { kind: 'AIServices' }, resourceGroup })),
    ).toContain('the zone of the services.ai names: third parties disagree');
  });

  test('takes the cloud from the azurerm provider of a stack of another kind', () => {
    const stack = new TerraformStack(new App(), 'own');
    new AzurermProvider(stack, 'azurerm', { features: [{}], subscriptionId: SUBSCRIPTION, environment: 'usgovernment' });
    const resourceGroup = ResourceGroup.fromResourceGroupName(stack, 'group', 'rg-x', { location: 'usgovvirginia' });
    const account = new OpenAIAccount(stack, 'account', { name: 'oai-x', customSubdomain: 'oai-x', resourceGroup });
    expect(account.v1BaseUrl).toBe('https://oai-x.openai.azure.us/openai/v1/');
  });

  test('is refused in a cloud without Azure OpenAI, with the reason', () => {
    expect(refusalOf(() => stackIn('china' as never))).toContain(
      "the cloud 'china' is not supported: the documentation read by 2026-11-22 does not mention Azure OpenAI in China",
    );
    expect(refusalOf(() => stackIn('moon' as never))).toContain("unknown cloud 'moon'; use one of: public, usgovernment");
  });
});
