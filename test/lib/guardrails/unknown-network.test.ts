import { breachesOf } from '../../../lib/guardrails/breaches';
import { readStack } from '../../../lib/stack/stack';

/** The messages of guardrails/everybody about a resource. */
const found = (type: string, attributes: object) =>
  breachesOf(readStack('x', new Map([['cdk.tf.json', JSON.stringify({ resource: { [type]: { x: attributes } } })]])), {})
    .filter(({ guardrail }) => guardrail === 'guardrails/everybody')
    .map(({ message }) => message);

const INBOUND = { name: 'all', access: 'Allow', direction: 'Inbound', protocol: '*', destination_address_prefix: '*' };
const properties = { access: 'Allow', direction: 'Inbound', priority: 100, protocol: '*', sourceAddressPrefix: '*' };
const OPEN = "the rule 'all' allows *: the whole internet";

test.each<[string, string, object, string[]]>([
  [
    'a group with an expression',
    'azurerm_network_security_group',
    { security_rule: '${local.rules}' },
    ["the rule 'unknown' allows ${local.rules}: known only to Terraform"],
  ],
  [
    'a rule with an expression',
    'azurerm_network_security_rule',
    { ...INBOUND, source_address_prefix: '${"*"}' },
    ['the rule \'all\' allows ${"*"}: known only to Terraform'],
  ],
  [
    'a rule for an application security group',
    'azurerm_network_security_rule',
    { ...INBOUND, source_application_security_group_ids: ['${azurerm_application_security_group.x.id}'] },
    [],
  ],
  [
    'a group of azapi',
    'azapi_resource',
    {
      type: 'Microsoft.Network/networkSecurityGroups@2023-05-01',
      body: { properties: { securityRules: [{ name: 'all', properties }] } },
    },
    [OPEN],
  ],
  [
    'a group of azapi whose rules are an expression',
    'azapi_resource',
    { type: 'Microsoft.Network/networkSecurityGroups@2023-05-01', body: '${local.body}' },
    ["the rule 'unknown' allows ${local.body}: known only to Terraform"],
  ],
  [
    'a rule of azapi',
    'azapi_resource',
    { type: 'Microsoft.Network/networkSecurityGroups/securityRules@2023-05-01', name: 'all', body: { properties } },
    [OPEN],
  ],
  [
    'a rule of azapi with several ranges',
    'azapi_resource',
    {
      ...{ type: 'Microsoft.Network/networkSecurityGroups/securityRules@2023-05-01', name: 'all' },
      body: { properties: { ...properties, sourceAddressPrefix: null, sourceAddressPrefixes: ['10.0.0.0/8', '0.0.0.0/0'] } },
    },
    ["the rule 'all' allows 0.0.0.0/0, 10.0.0.0/8: the whole internet"],
  ],
  [
    'a rule of azapi for an application security group',
    'azapi_resource',
    {
      ...{ type: 'Microsoft.Network/networkSecurityGroups/securityRules@2023-05-01', name: 'all' },
      body: {
        properties: {
          ...{ ...properties, sourceAddressPrefix: null },
          sourceApplicationSecurityGroups: [{ id: '${azurerm_application_security_group.x.id}' }],
        },
      },
    },
    [],
  ],
  [
    'a rule of azapi that denies',
    'azapi_resource',
    {
      ...{ type: 'Microsoft.Network/networkSecurityGroups/securityRules@2023-05-01', name: 'all' },
      body: { properties: { ...properties, access: 'Deny' } },
    },
    [],
  ],
])('%s', (_, type, attributes, expected) => {
  expect(found(type, attributes)).toEqual(expected);
});
