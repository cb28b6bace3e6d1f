import { breachesOf } from '../../../lib/guardrails/breaches';
import { readStack } from '../../../lib/stack/stack';

/** The messages of guardrails/roles about some resources. */
const found = (resource: object) =>
  breachesOf(readStack('x', new Map([['cdk.tf.json', JSON.stringify({ resource })]])), {})
    .filter(({ guardrail }) => guardrail === 'guardrails/roles')
    .map(({ severity, message }) => `${severity}: ${message}`);

const grant = (attributes: object) => ({
  azurerm_role_assignment: {
    x: { principal_id: 'a', role_definition_name: 'Reader', scope: '${azurerm_cognitive_account.account.id}', ...attributes },
  },
});
const OWN = '0b0b0b0b-1111-4222-8333-444444444444';
const GROUP = '/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/rg';

describe('a right', () => {
  test.each<[string, object, string[]]>([
    ['to read the account', {}, []],
    [
      'of a role of the company, of which only the ID is known',
      { role_definition_name: OWN },
      [`warning: principal a gets the role '${OWN}' on the account: it is not known whether this role can read keys`],
    ],
    [
      'of a role whose ID is not known',
      { role_definition_name: 'Mine' },
      ["error: principal a gets the role 'Mine' on the account: it is not known whether this role can read keys"],
    ],
    ['on a single resource outside the stack', { scope: `${GROUP}/providers/Microsoft.Network/virtualNetworks/hub` }, []],
    [
      'on a resource group outside the stack',
      { scope: GROUP },
      [`warning: principal a gets Reader on ${GROUP}: the role also applies to everything in it, now and later`],
    ],
    [
      'on the resource group of the stack',
      { scope: '${azurerm_resource_group.resource_group.id}' },
      ['error: principal a gets Reader on the whole resource group: the role also applies to everything in it, now and later'],
    ],
  ])('%s', (_, attributes, expected) => {
    expect(found(grant(attributes))).toEqual(expected);
  });
});

describe('a role of the stack', () => {
  const role = (permissions: object) => ({ azurerm_role_definition: { own: { name: 'own', permissions: [permissions] } } });
  const held = { role_definition_id: '${azurerm_role_definition.own.role_definition_resource_id}', role_definition_name: null };
  const onGroup = grant({ ...held, scope: GROUP });

  test.each<[string, object, string[]]>([
    ['that only reads may be assigned anywhere', { actions: ['Microsoft.Insights/metrics/read'] }, []],
    [
      'without operations is not known to only read',
      {},
      [`warning: principal a gets own on ${GROUP}: the role also applies to everything in it, now and later`],
    ],
    [
      'that writes may not be assigned on a group',
      { actions: ['Microsoft.Insights/metrics/read', 'Microsoft.Insights/metrics/write'] },
      [`warning: principal a gets own on ${GROUP}: the role also applies to everything in it, now and later`],
    ],
  ])('%s', (_, permissions, expected) => {
    expect(found({ ...role(permissions), ...onGroup })).toEqual(expected);
  });

  const keys = { actions: ['Microsoft.CognitiveServices/accounts/listKeys/action'] };
  const refused = 'error: the role own allows Microsoft.CognitiveServices/accounts/listKeys/action';

  test('that returns keys is refused, even if it is not assigned', () => {
    expect(found(role(keys))).toEqual([refused]);
    expect(found({ ...role(keys), ...grant(held) })).toEqual([refused]);
  });

  test('that returns keys is accepted if only identities of the stack have it', () => {
    const identity = { azurerm_user_assigned_identity: { deployer: { name: 'id-deployer' } } };
    const toIdentity = { ...held, principal_id: '${azurerm_user_assigned_identity.deployer.principal_id}' };
    const rights = (more: object) => ({
      ...{ ...role(keys), ...identity },
      azurerm_role_assignment: { ...grant(toIdentity).azurerm_role_assignment, ...more },
    });
    expect(found(rights({}))).toEqual([]);
    expect(found(rights({ y: grant(held).azurerm_role_assignment.x }))).toEqual([refused]);
  });
});

describe('a role that lists keys', () => {
  const account = (keys: boolean | string) => ({
    azurerm_cognitive_account: { account: { name: 'ais', local_auth_enabled: keys } },
  });

  test.each(['Cognitive Services User', 'Foundry User'])('%s is allowed on an account that accepts none', (role) => {
    expect(found({ ...account(false), ...grant({ role_definition_name: role }) })).toEqual([]);
  });

  test.each<[string, object]>([
    ['accepts keys', account(true)],
    ['may accept keys', account('${var.keys}')],
    ['is not in the stack', {}],
  ])('is refused on an account that %s', (_, resources) => {
    expect(found({ ...resources, ...grant({ role_definition_name: 'Foundry User' }) })).toEqual([
      expect.stringMatching(/it can read the account's keys, and the account is not known to refuse them$/),
    ]);
  });

  test('is still refused if it has another flaw', () => {
    expect(found({ ...account(false), ...grant({ role_definition_name: 'Foundry Owner' }) })).toHaveLength(1);
  });
});
