import { breachesOf } from '../../../lib/guardrails/breaches';
import type { Stack } from '../../../lib/stack/stack';
import { over } from '../../support/edited-stack';

const found = (stack: Stack) =>
  breachesOf(stack, { residency: { dataZone: 'EU' } }).filter(({ guardrail }) => guardrail === 'guardrails/hidden');
const messages = (edit: unknown) => found(over(edit)).map(({ severity, message }) => `${severity}: ${message}`);
const account = (attributes: unknown) => ({ resource: { azurerm_cognitive_account: { account: attributes } } });
const resource = (type: string, attributes: unknown) => ({ resource: { [type]: { x: attributes } } });
const arm = (type: string) => resource('azapi_resource', { type, name: 'x', body: {} });

const CAN = 'with the rights of the pipeline';
const ACCOUNT = 'azurerm_cognitive_account.account';
const ignoring = (what: string) =>
  `error: Terraform ignores changes of ${what} in ${ACCOUNT}: access that is opened in Azure stays open`;
const OTHER = 'which has another subscription, tenant or identity than the rest of the stack';
const USUAL = { features: {}, subscription_id: 'a' };

/** A configuration with a second azurerm provider that has additional settings. */
const withHub = (settings: object, type = 'azurerm_role_definition') => ({
  ...resource(type, { provider: 'azurerm.hub' }),
  provider: { azurerm: [USUAL, { ...USUAL, alias: 'hub', ...settings }] },
});

describe('changes that guardrails cannot check', () => {
  test.each<[string, unknown, string[]]>([
    ['nothing', {}, []],
    [
      'a module',
      { module: { openai: { source: './openai' } } },
      ['error: module.openai creates resources that the guardrails do not see'],
    ],
    [
      'a program whose output is read',
      { data: { external: { probe: { program: ['sh'] } }, local_command: { a: {} }, azurerm_subscription: { x: {} } } },
      ['external.probe', 'local_command.a'].map((each) => `error: data.${each} runs a program at every plan, ${CAN}`),
    ],
    [
      'a program whose output is checked',
      { check: { x: { data: { external: { probe: { program: ['sh'] } } } } } },
      [`error: data.external.probe runs a program at every plan, ${CAN}`],
    ],
    [
      'an action',
      { action: { local_command: { x: { config: { command: 'sh' } } } } },
      ['error: action.local_command.x runs when Terraform applies, and can change any resource'],
    ],
    [
      'a provisioner in a removed block',
      {
        removed: [{ from: 'terraform_data.x', provisioner: { 'local-exec': { command: 'sh' } } }, { from: 'terraform_data.y' }],
      },
      [`error: the removed block of terraform_data.x has a provisioner, which runs programs ${CAN}`],
    ],
    [
      'a provisioner of any resource',
      resource('terraform_data', { provisioner: [{ 'local-exec': { command: 'sh' } }], connection: {} }),
      [`error: terraform_data.x has a provisioner, which runs programs ${CAN} and can change anything`],
    ],
    [
      'a connection',
      account({ connection: { host: 'example.com' } }),
      [`error: ${ACCOUNT} has a connection, which runs programs ${CAN} and can change anything`],
    ],
    [
      'a number that a variable decides',
      account({ count: '${var.open ? 1 : 0}' }),
      [`error: the number of instances of ${ACCOUNT} is known only to Terraform`],
    ],
    [
      'instances that a value decides',
      account({ for_each: { a: '${var.a}' } }),
      [`error: the number of instances of ${ACCOUNT} is known only to Terraform`],
    ],
    ['a number that is written', account({ count: 1 }), []],
    ['instances that are written', account({ for_each: { a: 'b' } }), []],
    ['a number of what no guardrail reads', resource('azurerm_monitor_action_group', { count: '${var.x}' }), []],
    ['everything ignored', account({ lifecycle: { ignore_changes: 'all' } }), [ignoring('everything')]],
    ['all in a list', account({ lifecycle: [{ ignore_changes: ['all'] }] }), [ignoring('everything')]],
    ['the network', account({ lifecycle: { ignore_changes: ['tags', 'network_acls'] } }), [ignoring('network_acls')]],
    [
      'a part of the network',
      account({ lifecycle: { ignore_changes: ['network_acls[0].ip_rules'] } }),
      [ignoring('network_acls[0].ip_rules')],
    ],
    [
      'a part of a rule',
      resource('azurerm_network_security_group', {
        lifecycle: { ignore_changes: ['security_rule[0].access', 'security_rules'] },
      }),
      [
        'error: Terraform ignores changes of security_rule[0].access in azurerm_network_security_group.x: access that is opened in Azure stays open',
      ],
    ],
    ...(
      [
        ['azurerm_network_security_group', { security_rule: '${local.rules}' }, 'security_rule'],
        ['azurerm_role_definition', { permissions: '${local.all}' }, 'permissions'],
        ['azurerm_role_definition', { permissions: [{ actions: '${var.actions}' }] }, 'permissions'],
      ] as const
    ).map(([type, attributes, path]): [string, unknown, string[]] => [
      JSON.stringify(attributes),
      resource(type, attributes),
      [`error: the content of ${path} in ${type}.x is known only to Terraform`],
    ]),
    [
      'rules of a network in one expression',
      account({ network_acls: '${local.acls}' }),
      [`error: the content of network_acls.ip_rules in ${ACCOUNT} is known only to Terraform`],
    ],
    [
      'a rule with an expression in it',
      resource('azurerm_network_security_group', {
        security_rule: [
          { name: 'a', access: 'Allow', direction: 'Inbound', source_address_prefix: '${azurerm_subnet.x.prefix}' },
        ],
      }),
      [],
    ],
    [
      'both switches',
      account({ lifecycle: { ignore_changes: ['public_network_access_enabled', 'local_auth_enabled'] } }),
      [ignoring('public_network_access_enabled, local_auth_enabled')],
    ],
    ['what no guardrail reads', account({ lifecycle: { ignore_changes: ['tags', 'network_acls_x', 'identity'] } }), []],
    [
      'everything of what no guardrail reads',
      resource('azurerm_private_endpoint', { lifecycle: { ignore_changes: 'all' } }),
      [],
    ],
    [
      'a body that is ignored',
      { resource: { azapi_resource: { account_filter_strict: { lifecycle: { ignore_changes: ['body'] } } } } },
      [
        'error: Terraform ignores changes of body in azapi_resource.account_filter_strict: access that is opened in Azure stays open',
      ],
    ],
    ...['Microsoft.Resources/deployments@2022-09-01', 'microsoft.resources/deploymentStacks@2024-03-01'].map(
      (type): [string, unknown, string[]] => [
        `a template: ${type}`,
        arm(type),
        ['error: azapi_resource.x deploys a template, which can change any resource'],
      ],
    ),
    [
      'a script in Azure',
      arm('Microsoft.Resources/deploymentScripts@2023-08-01'),
      ['error: azapi_resource.x runs a script in Azure, which can change any resource'],
    ],
    [
      'a script in Azure, of azurerm',
      resource('azurerm_resource_deployment_script_azure_cli', {}),
      ['error: azurerm_resource_deployment_script_azure_cli.x runs a script in Azure, which can change any resource'],
    ],
    ['another type', arm('Microsoft.Resources/tags@2022-09-01'), []],
    ['a type that a variable decides', arm('${var.type}'), ['error: the type of azapi_resource.x is known only to Terraform']],
    [
      'another subscription',
      withHub({ subscription_id: 'b' }),
      [`error: azurerm_role_definition.x uses the provider azurerm.hub, ${OTHER}`],
    ],
    [
      'another tenant',
      withHub({ tenant_id: 'b' }),
      [`error: azurerm_role_definition.x uses the provider azurerm.hub, ${OTHER}`],
    ],
    ['an endpoint in another subscription', withHub({ subscription_id: 'b' }, 'azurerm_private_endpoint'), []],
    [
      'an endpoint in another tenant',
      withHub({ tenant_id: 'b' }, 'azurerm_private_endpoint'),
      [`error: azurerm_private_endpoint.x uses the provider azurerm.hub, ${OTHER}`],
    ],
    ['another provider with the same account', withHub({ features: { key_vault: {} } }), []],
    [
      'a provider that does not exist',
      resource('azurerm_role_definition', { provider: '${azurerm.spoke}' }),
      [`error: azurerm_role_definition.x uses the provider azurerm.spoke, ${OTHER}`],
    ],
    ['the provider of the type by name', resource('azurerm_role_definition', { provider: 'azurerm' }), []],
  ])('%s', (_, edit, expected) => {
    expect(messages(edit)).toEqual(expected);
  });

  test('are reported with the block, the file and the correction', () => {
    const beside = over({}, ['more.tf.json', JSON.stringify({ module: [{ openai: { source: './openai' } }] })]);
    expect(found(beside)).toEqual([
      {
        ...{ guardrail: 'guardrails/hidden', severity: 'error', address: 'module.openai', file: 'more.tf.json' },
        message: 'module.openai creates resources that the guardrails do not see',
        help: 'declare the resources in the stack, or check a plan with npx stamps guard --plan',
      },
    ]);
    expect(found(over(account({ lifecycle: { ignore_changes: ['network_acls'] } })))).toMatchObject([
      { address: ACCOUNT, attribute: 'lifecycle.ignore_changes', file: 'cdk.tf.json' },
    ]);
  });
});
