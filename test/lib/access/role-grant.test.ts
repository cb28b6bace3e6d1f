import { TerraformVariable } from 'cdktf';
import { validate, version } from 'uuid';
import data from '../../../lib/catalog/data/roles.json';
import { EntraPrincipal } from '../../../lib/access/grantee';
import type { RoleGrantProps } from '../../../lib/access/role-grant';
import { RoleGrant, roleProblem } from '../../../lib/access/role-grant';
import { addressesOf, at, configurationOf, emptyStack, SUBSCRIPTION } from '../../support/terraform';

const SCOPE_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-test/providers/Microsoft.CognitiveServices/accounts/oai-test`;
const DEFINITIONS = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions`;
const USER = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd';
const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const APP = '00000000-0000-0000-0000-0000000000aa';
const ASSIGNMENT = 'azurerm_role_assignment.grant_cognitive-services-openai-user';

const PROPS: RoleGrantProps = {
  scope: '/reference',
  scopeId: SCOPE_ID,
  subscriptionId: SUBSCRIPTION,
  grantee: EntraPrincipal.servicePrincipal(APP),
  role: 'inference',
};

function granted(props: Partial<RoleGrantProps> = {}) {
  const { stack } = emptyStack();
  new RoleGrant(stack, 'grant', { ...PROPS, ...props });
  return configurationOf(stack);
}

const nameOf = (props: Partial<RoleGrantProps>) => {
  const named = Object.values(granted(props).resource['azurerm_role_assignment'] ?? {});
  return named.map(({ name }) => name);
};

test('an assignment grants a role by its GUID, on the scope, to the principal', () => {
  expect(at(granted(), ASSIGNMENT)).toEqual({
    name: '495a36c3-924c-5920-8113-ced549dad99a',
    scope: '/reference',
    role_definition_id: `${DEFINITIONS}/${USER}`,
    principal_id: APP,
    principal_type: 'ServicePrincipal',
  });
});

test('an operator gets two assignments', () => {
  const configuration = granted({ role: 'operator' });
  expect(addressesOf(configuration)).toEqual(
    [ASSIGNMENT, 'azurerm_role_assignment.grant_reader', 'azurerm_resource_group.resource_group'].sort(),
  );
  expect(at(configuration, ASSIGNMENT)).toMatchObject({ role_definition_id: `${DEFINITIONS}/${USER}` });
  expect(at(configuration, 'azurerm_role_assignment.grant_reader')).toMatchObject({
    name: '6587aeab-1579-5825-9da8-ea2dae1d7261',
    role_definition_id: `${DEFINITIONS}/${READER}`,
  });
});

test('an auditor can only read', () => {
  expect(at(granted({ role: 'auditor' }), 'azurerm_role_assignment.grant_reader')).toMatchObject({
    role_definition_id: `${DEFINITIONS}/${READER}`,
  });
});

test('a custom role is granted by its GUID, in lower case', () => {
  const id = '0A0B0C0D-0000-4000-8000-000000000000';
  expect(at(granted({ role: id }), `azurerm_role_assignment.grant_${id.toLowerCase()}`)).toMatchObject({
    role_definition_id: `${DEFINITIONS}/${id.toLowerCase()}`,
  });
});

describe('the name of an assignment', () => {
  test('is a UUID of version 5', () => {
    const [name] = nameOf({});
    expect(validate(name)).toBe(true);
    expect(version(String(name))).toBe(5);
  });

  test('differs for another scope, principal or role', () => {
    const names = [
      ...nameOf({}),
      ...nameOf({ scopeId: SCOPE_ID.replace('oai-test', 'oai-other') }),
      ...nameOf({ grantee: EntraPrincipal.servicePrincipal(APP.replace('aa', 'bb')) }),
      ...nameOf({ role: 'Reader' }),
    ];
    expect(new Set(names).size).toBe(4);
  });

  test('does not depend on the case of IDs, which Azure ignores', () => {
    const upper = { scopeId: SCOPE_ID.toUpperCase(), grantee: EntraPrincipal.servicePrincipal(APP.toUpperCase()) };
    expect(nameOf(upper)).toEqual(nameOf({}));
  });

  test('does not depend on the id of the construct or on the reference', () => {
    const { stack } = emptyStack();
    new RoleGrant(stack, 'other', { ...PROPS, scope: '/another/reference' });
    expect(at(configurationOf(stack), 'azurerm_role_assignment.other_cognitive-services-openai-user')).toMatchObject({
      name: '495a36c3-924c-5920-8113-ced549dad99a',
    });
  });
});

test('a principal that only Terraform knows is not checked, and the name uses the path instead', () => {
  // GIVEN
  const { stack } = emptyStack();
  const principalId = new TerraformVariable(stack, 'principal', { type: 'string' }).stringValue;
  // WHEN
  const grantee = EntraPrincipal.servicePrincipal(principalId);
  new RoleGrant(stack, 'grant', { ...PROPS, grantee });
  new RoleGrant(stack, 'other', { ...PROPS, grantee });
  // THEN
  const configuration = configurationOf(stack);
  expect(at(configuration, ASSIGNMENT)).toMatchObject({
    name: 'ab69da97-60aa-57f6-93f3-bfd4a0be6bb6',
    principal_id: '${var.principal}',
  });
  expect(at(configuration, 'azurerm_role_assignment.other_cognitive-services-openai-user')).toMatchObject({
    name: '701a333e-de55-5fd3-858b-94db3c057d17',
  });
});

const REFUSED = Object.entries(data.roles).flatMap(([name, role]) => (role.refused === null ? [] : [{ name, ...role }]));

test('the list of refused roles is not empty', () => {
  expect(REFUSED).toHaveLength(16);
});

test.each(REFUSED)('rejects $name, with the reason, by name and by GUID', (refusedRole) => {
  const { name, id, refused } = refusedRole;
  const doubt = 'onlyKeys' in refusedRole ? ', and it is not known whether the account accepts keys' : '';
  for (const role of [name, id, id.toUpperCase()])
    expect(() => granted({ role })).toThrow(new Error(`test/grant: the role '${name}' is refused: ${refused}${doubt}`));
});

test('only the roles whose one flaw is that they list keys are allowed where keys are off', () => {
  const refused = REFUSED.filter(({ name }) => {
    try {
      // The guardrails of the stack also refuse them here, because it has no account.
      new RoleGrant(emptyStack().stack, 'grant', { ...PROPS, role: name, keysAreOff: true });
      return false;
    } catch {
      return true;
    }
  });
  const allowed = REFUSED.filter((each) => !refused.includes(each)).map(({ name }) => name);
  expect(allowed).toEqual(['Cognitive Services User', 'Foundry User']);
});

test('rejects the former name of a refused role, with its current name', () => {
  expect(() => granted({ role: 'Azure AI User' })).toThrow(
    "test/grant: the role 'Foundry User' is refused: it can read the account's keys",
  );
});

test('rejects an unknown role and a principal that is not a UUID at once, with the known roles', () => {
  expect(() => granted({ role: 'reader', grantee: EntraPrincipal.user('alice@example.com') })).toThrow(
    new Error(
      [
        'test/grant:',
        "- unknown role 'reader'; use one of: auditor, builder, caller, inference, operator, Cognitive Services OpenAI User, Reader, Cognitive Services Data Reader, Foundry Agent Consumer, Foundry Project Runtime User, Cognitive Services User, Foundry User",
        "- the principal ID 'alice@example.com' is not a UUID",
      ].join('\n'),
    ),
  );
});

test.each(['inference', 'Reader', USER, '0a0b0c0d-0000-4000-8000-000000000000'])(
  'nothing is wrong with the role %s',
  (role) => {
    expect(roleProblem(role)).toBeUndefined();
  },
);
