import { breachesOf } from '../../../lib/guardrails/breaches';
import { overlay } from '../../../lib/resolve/overlay';
import type { Stack } from '../../../lib/stack/stack';
import { BASE } from '../../support/review-edits';
import { stackOf } from '../../support/stack-of';

/** The stamp with manual changes. */
const over = (edit: unknown): Stack => stackOf('generated/prod/swedencentral', JSON.stringify(overlay(BASE, edit)));

const inShort = (stack: Stack) =>
  breachesOf(stack, { residency: { dataZone: 'EU' } }).map(({ guardrail, severity, address, attribute }) =>
    [severity, guardrail.replace('guardrails/', ''), address?.split('.')[0] ?? '', attribute ?? ''].join(' ').trim(),
  );

/** Breaches in places that are easy to overlook. */
test.each<[string, Stack, string[]]>([
  ['nothing', over({}), []],
  [
    'blocks that are written as lists',
    over({
      provider: [{ azurerm: [{ client_secret: 'x' }] }, { azapi: {} }],
      terraform: [{ required_providers: { azurerm: { version: '~> 4.0' } } }, { required_version: '>= 1.9' }],
    }),
    [
      'error providers  terraform.required_providers.azurerm.version',
      'error providers  terraform.required_providers.azapi',
      'error secrets  provider.azurerm.client_secret',
    ],
  ],
  [
    'a group with dynamic rules',
    over({
      resource: {
        azurerm_network_security_group: {
          network_security_group: { dynamic: [{ security_rule: { for_each: ['x'], content: { name: 'x' } } }] },
        },
      },
    }),
    ['error hidden azurerm_network_security_group'],
  ],
  [
    'an account with dynamic rules in a block',
    over({
      resource: {
        azurerm_cognitive_account: {
          account: { network_acls: { dynamic: { virtual_network_rules: { for_each: ['x'], content: { subnet_id: 'x' } } } } },
        },
      },
    }),
    ['error hidden azurerm_cognitive_account'],
  ],
  [
    'an account that is opened by sensitive_body',
    over({
      resource: {
        azapi_resource: {
          x: {
            ...{ type: 'Microsoft.CognitiveServices/accounts@2025-06-01', name: 'x', location: 'swedencentral' },
            body: { properties: { disableLocalAuth: true, publicNetworkAccess: 'Disabled' } },
            sensitive_body: { properties: { publicNetworkAccess: 'Enabled' } },
          },
        },
      },
    }),
    ['error public-network azapi_resource body.properties.publicNetworkAccess'],
  ],
  [
    'a secret in a default',
    over({ variable: { client_secret: { default: 'hunter2' } } }),
    ['error secrets  variable.client_secret.default'],
  ],
  [
    'a token that is sent to another place',
    over({ provider: { azurerm: { metadata_host: 'example.com' }, azapi: { environment: 'public' } } }),
    ['error providers  provider.azurerm.metadata_host'],
  ],
  [
    'a whole resource in an output',
    over({ output: { all: { value: '${azurerm_cognitive_account.account}' } } }),
    ['error secrets  output.all.value'],
  ],
  [
    'resources that change other resources',
    over({
      resource: {
        azapi_update_resource: { x: { body: { properties: { publicNetworkAccess: 'Enabled' } } } },
        azapi_resource_action: {
          x: { method: 'PATCH' },
          run: { method: 'POST' },
          read: { method: 'GET' },
          ask: { method: 'head' },
        },
        azurerm_resource_group_template_deployment: { x: {} },
        azurerm_subscription_template_deployment: { x: {} },
      },
    }),
    [
      'error hidden azapi_resource_action',
      'error hidden azapi_resource_action',
      'error hidden azapi_update_resource',
      'error hidden azurerm_resource_group_template_deployment',
      'error hidden azurerm_subscription_template_deployment',
    ],
  ],
  [
    'dynamic blocks inside other blocks',
    over({
      resource: {
        azurerm_cognitive_account: {
          account: { network_acls: { dynamic: [{ virtual_network_rules: { for_each: ['x'], content: {} } }] } },
        },
      },
    }),
    ['error hidden azurerm_cognitive_account'],
  ],
  [
    'dynamic blocks of a resource that no guardrail reads',
    over({
      resource: { azurerm_monitor_action_group: { x: { dynamic: [{ email_receiver: { for_each: ['x'], content: {} } }] } } },
    }),
    [],
  ],
  [
    'keys that are read',
    over({
      data: { azapi_resource_action: { x: { action: 'listKeys' } } },
      ephemeral: { azapi_resource_action: { y: { action: 'listKeys' } } },
    }),
    ['error secrets  data.azapi_resource_action.x.action', 'error secrets  ephemeral.azapi_resource_action.y.action'],
  ],
  [
    'a sovereign cloud',
    over({ provider: { azapi: { environment: 'usgovernment' } } }),
    ['error providers  provider.azapi.environment'],
  ],
  [
    'another cloud than that of the regions',
    over({ provider: { azapi: { environment: 'usgovernment' }, azurerm: { environment: 'usgovernment' } } }),
    ['error providers  provider.azapi.environment', 'error providers  provider.azurerm.environment'],
  ],
  [
    'a cloud that the kit does not know',
    over({ provider: { azapi: { environment: 'china' }, azurerm: { environment: 'china' } } }),
    ['error providers  provider.azapi.environment', 'error providers  provider.azurerm.environment'],
  ],
  [
    'a range of versions with three numbers',
    over({ terraform: { required_providers: { azurerm: { version: '~> 4.81.0' }, azapi: { version: '= 2.12.0' } } } }),
    ['error providers  terraform.required_providers.azurerm.version'],
  ],
])('%s', (_, stack, expected) => {
  expect(inShort(stack)).toEqual(expected);
});
