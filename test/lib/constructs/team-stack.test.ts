import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformStack, Testing } from 'cdktf';
import type { OpenAIAccountProps } from '../../../lib';
import { AzapiProvider, Guardrails, OpenAIAccount, ResourceGroup } from '../../../lib';
import { keepConfiguration } from '../../support/project';
import { TeamStack } from '../../support/team-stack';
import type { Configuration } from '../../support/terraform';
import { SUBSCRIPTION } from '../../support/terraform';
import { CHAT } from '../openai/fixtures';

const configurationOf = (stack: TerraformStack) => JSON.parse(Testing.synth(stack, true)) as Configuration;

/** A stack without a backend or providers, except for the given ones. */
function bare({ azapi = true, ...provider }: { azapi?: boolean; subscriptionId?: string } = { subscriptionId: SUBSCRIPTION }) {
  const stack = new TerraformStack(Testing.app(), 'team');
  new AzurermProvider(stack, 'azurerm', { features: [{}], ...provider });
  if (azapi) new AzapiProvider(stack, 'azapi');
  const resourceGroup = new ResourceGroup(stack, 'group', { name: 'rg-test', location: 'swedencentral' });
  const account = (props: Partial<OpenAIAccountProps> = {}) =>
    new OpenAIAccount(stack, 'account', { name: 'oai-test', customSubdomain: 'oai-test', resourceGroup, ...props });
  return { stack, account };
}

describe("a stack of a team's own", () => {
  const stack = new TeamStack(Testing.app(), 'team');
  const configuration = configurationOf(stack);
  keepConfiguration('typescript/team', configuration);

  test('keeps its providers and its backend', () => {
    expect(configuration.provider).toEqual({
      azapi: [{ subscription_id: SUBSCRIPTION }],
      azurerm: [{ features: [{}], subscription_id: SUBSCRIPTION }],
    });
    expect(configuration.terraform).toMatchObject({ backend: { azurerm: { container_name: 'team' } } });
  });

  test('has the same resources, protected and tagged, in the write order', () => {
    const only = (type: string) => {
      const [first, ...more] = Object.values(configuration.resource[type] ?? {});
      expect([type, more]).toEqual([type, []]);
      return first;
    };
    expect(only('azurerm_cognitive_account')).toMatchObject({
      lifecycle: { prevent_destroy: true },
      tags: { owner: 'team' },
      local_auth_enabled: false,
    });
    expect(only('azurerm_cognitive_deployment')).toMatchObject({
      depends_on: [expect.stringMatching(/^azapi_resource\.account_filter_strict_/) as string],
    });
    expect(only('azurerm_private_endpoint')).toMatchObject({
      name: 'pep-oai-team',
      tags: { owner: 'team' },
      depends_on: [expect.stringMatching(/^azurerm_cognitive_deployment\./) as string],
    });
    expect(Object.keys(configuration.variable ?? {})).toEqual(['customer_words']);
  });

  test('fills its blocklists', () => {
    const bodies = Object.values(configuration.resource['azapi_resource_action'] ?? {}).map(({ body }) => body);
    expect(bodies).toEqual([
      expect.stringContaining('var.customer_words') as string,
      [{ name: 'item-848abaa8f05c', properties: { pattern: 'Falcon', isRegex: false } }],
    ]);
  });

  test('knows the ID of its account', () => {
    expect(stack.account.knownId).toBe(
      `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-team/providers/Microsoft.CognitiveServices/accounts/oai-team`,
    );
  });
});

describe('the subscription', () => {
  test('is refused if it is not known', () => {
    const { account } = bare({});
    expect(() => account()).toThrow(
      'team/account: the subscription is not known; set subscriptionId, or set it in the azurerm provider of the stack before you create the account',
    );
  });

  test('can be set for the account', () => {
    const { account } = bare({});
    expect(account({ subscriptionId: SUBSCRIPTION }).subscriptionId).toBe(SUBSCRIPTION);
  });

  test.each([
    ['00000000-0000-0000-0000-000000000002', `is not that of the stack, which is '${SUBSCRIPTION}'; omit subscriptionId`],
  ])('cannot be %s, another one than that of the stack', (subscriptionId, message) => {
    expect(() => bare().account({ subscriptionId })).toThrow(`team/account: the subscription '${subscriptionId}' ${message}`);
  });

  test('must be a UUID', () => {
    const { account } = bare({});
    expect(() => account({ subscriptionId: 'mine' })).toThrow("team/account: the subscription 'mine' is not a UUID");
  });
});

test('without an azapi provider, the error shows the line to add', () => {
  const { stack, account } = bare({ azapi: false, subscriptionId: SUBSCRIPTION });
  account().addContentFilter('strict');
  expect(() => configurationOf(stack)).toThrow(
    "[team] the stack has resources of azapi, but no azapi provider, so Terraform would look for hashicorp/azapi, which does not exist. Add: new AzapiProvider(stack, 'azapi', { subscriptionId: '<id>' })",
  );
});

test('without resources of azapi, no azapi provider is required', () => {
  const { stack, account } = bare({ azapi: false, subscriptionId: SUBSCRIPTION });
  account();
  expect(() => configurationOf(stack)).not.toThrow();
});

describe('the guardrails', () => {
  const deployed = (sku: 'DataZoneStandard' | 'Standard', props: Partial<OpenAIAccountProps> = {}) => {
    const { stack, account } = bare();
    account(props).addDeployment('chat', { ...CHAT, sku });
    return stack;
  };
  const errorsOf = (stack: TerraformStack) => stack.node.validate();

  test('are checked once', () => {
    const errors = errorsOf(deployed('DataZoneStandard'));
    expect(errors).toEqual([
      expect.stringContaining(
        "guardrails/residency: the deployment 'chat' ('DataZoneStandard' in swedencentral) may process prompts in the EU data zone; no residency is known for this stack",
      ) as string,
    ]);
    expect(() => configurationOf(deployed('DataZoneStandard'))).toThrow('[team] guardrails/residency: ');
  });

  test('use the residency of the stack', () => {
    const stack = deployed('DataZoneStandard');
    Guardrails.of(stack).promise({ residency: { dataZone: 'EU' } });
    expect(errorsOf(stack)).toEqual([]);
  });

  test('use the residency of the account, which takes precedence', () => {
    expect(errorsOf(deployed('DataZoneStandard', { residency: { dataZone: 'EU' } }))).toEqual([]);
    const stack = deployed('DataZoneStandard', { residency: 'region' });
    Guardrails.of(stack).promise({ residency: 'global' });
    expect(errorsOf(stack)).toEqual([expect.stringContaining('the residency allows only the region of the account') as string]);
  });

  test('use the residency for the place of the account', () => {
    expect(errorsOf(deployed('Standard', { residency: { geography: 'Norway' } }))).toEqual([
      expect.stringContaining("guardrails/places: the account 'oai-test' is in swedencentral (Sweden)") as string,
      expect.stringContaining('guardrails/residency: ') as string,
    ]);
  });

  test('use the region that an existing account is imported with', () => {
    const errorsWith = (location?: string) => {
      const { stack } = bare();
      const account = OpenAIAccount.fromAccountAttributes(stack, 'existing', {
        accountId: `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-test/providers/Microsoft.CognitiveServices/accounts/oai-test`,
        residency: { dataZone: 'EU' },
        ...(location === undefined ? {} : { location }),
      });
      account.addDeployment('chat', CHAT);
      return errorsOf(stack);
    };
    expect(errorsWith('swedencentral')).toEqual([]);
    expect(errorsWith('eastus')).toEqual([expect.stringContaining('the US data zone') as string]);
    expect(errorsWith()).toEqual([expect.stringContaining('the region of its account is not known') as string]);
  });

  test('can be waived, as in a BaseStack', () => {
    const stack = deployed('DataZoneStandard');
    const [address = ''] = /azurerm_cognitive_deployment\.[\w-]+/.exec(errorsOf(stack).join()) ?? [];
    Guardrails.of(stack).promise({
      waivers: [
        {
          rule: 'guardrails/residency',
          subject: address,
          owner: 'data protection',
          reason: 'a trial without personal data',
          expires: '2999-12-31',
        },
      ],
    });
    expect(errorsOf(stack)).toEqual([]);
  });
});
