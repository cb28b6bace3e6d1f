import { breachesOf } from '../../../lib/guardrails/breaches';
import { overlay } from '../../../lib/environment/overlay';
import type { Stack } from '../../../lib/stack/stack';
import { BASE } from '../../support/review-edits';
import { stackOf } from '../../support/stack-of';

/** The stamp with something laid over it by hand. */
const over = (edit: unknown): Stack => stackOf('generated/prod/swedencentral', JSON.stringify(overlay(BASE, edit)));

const inShort = (stack: Stack) =>
  breachesOf(stack, { residency: { dataZone: 'EU' } }).map(({ guardrail, severity, address, attribute }) =>
    [severity, guardrail.replace('guardrails/', ''), address?.split('.')[0] ?? '', attribute ?? ''].join(' ').trim(),
  );

/** Breaches that are written where they are easily overlooked. */
test.each<[string, Stack, string[]]>([
  ['nothing', over({}), []],
  [
    'what is written in lists',
    over({
      provider: [{ azurerm: [{ client_secret: 'x' }] }, { azapi: {} }],
      terraform: [{ required_providers: { azurerm: { version: '~> 4.0' } } }, { required_version: '>= 1.9' }],
    }),
    ['error providers  terraform.required_providers.azurerm.version', 'error secrets  provider.azurerm.client_secret'],
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
    'an account that is opened in what is sent besides',
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
    'a token that is sent elsewhere',
    over({ provider: { azurerm: { metadata_host: 'example.com' }, azapi: { environment: 'public' } } }),
    ['error providers  provider.azurerm.metadata_host'],
  ],
  [
    'a whole resource in an output',
    over({ output: { all: { value: '${azurerm_cognitive_account.account}' } } }),
    ['error secrets  output.all.value'],
  ],
  [
    'what changes others from beside them',
    over({
      resource: {
        azapi_update_resource: { x: { body: { properties: { publicNetworkAccess: 'Enabled' } } } },
        azapi_resource_action: { x: { method: 'PATCH' }, read: { method: 'GET' } },
        azurerm_resource_group_template_deployment: { x: {} },
      },
    }),
    [
      'error hidden azapi_resource_action',
      'error hidden azapi_update_resource',
      'error hidden azurerm_resource_group_template_deployment',
    ],
  ],
  [
    'keys that are read',
    over({ data: { azapi_resource_action: { x: { action: 'listKeys' } } } }),
    ['error secrets  data.azapi_resource_action.x.action'],
  ],
])('%s', (_, stack, expected) => {
  expect(inShort(stack)).toEqual(expected);
});
