import type { Over } from '../../support/review-edits';
import { found } from '../../support/review-edits';

const about = (rule: string, before: Over, after: Over) => found(before, after).filter((each) => each.endsWith(` ${rule}`));
const resources = (resource: unknown): Over => ({ resource });

const [USER, OTHER_USER] = ['5e0bd9bd-7b93-4f28-af87-19fc36ad61bd', 'b59867f0-fa02-499b-be73-45a86b5b3e1c'];
const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
const OWN = '0b0b0b0b-1111-4222-8333-444444444444';

describe('a principal that may assign roles', () => {
  const giver = (...roles: readonly string[]) =>
    resources({
      azurerm_role_assignment: {
        x: {
          principal_id: 'a',
          ...{ role_definition_name: 'Reader', scope: '${azurerm_cognitive_account.account.id}' },
          condition: `@Request[x] ForAnyOfAnyValues:GuidEquals {${roles.join(', ')}}`,
        },
      },
    });

  test.each<[string, readonly string[], readonly string[], string]>([
    ['one more allowed role', [USER], [USER, OTHER_USER], 'high'],
    ['one more role that can read keys', [USER], [USER, OWNER], 'critical'],
    ['one more allowed role and an unknown one', [USER], [USER, OTHER_USER, OWN], 'critical'],
    ['fewer roles', [USER, OTHER_USER], [USER], 'notice'],
  ])('may assign %s', (_, before, after, severity) => {
    expect(about('access/condition', giver(...before), giver(...after))).toEqual([`${severity} access/condition`]);
  });
});

describe('a new trust of an identity', () => {
  const identity = (...roles: readonly string[]) => ({
    azurerm_user_assigned_identity: { x: { name: 'id-x' } },
    azurerm_role_assignment: Object.fromEntries(
      roles.map((role, i) => [
        `x${i}`,
        {
          ...{ principal_id: '${azurerm_user_assigned_identity.x.principal_id}', role_definition_name: role },
          scope: '${azurerm_cognitive_account.account.id}',
        },
      ]),
    ),
  });
  const trusting = {
    azurerm_federated_identity_credential: {
      x: { name: 'x', issuer: 'i', subject: 's', audience: [], parent_id: '${azurerm_user_assigned_identity.x.id}' },
    },
  };

  test.each<[string, readonly string[], string]>([
    ['only reads', ['Reader'], 'high'],
    ['writes', ['Cognitive Services OpenAI User'], 'critical'],
    ['reads and writes', ['Reader', 'Cognitive Services OpenAI User'], 'critical'],
  ])('that %s', (_, roles, severity) => {
    const one = identity(...roles);
    expect(about('access/trust', resources(one), resources({ ...one, ...trusting }))).toEqual([`${severity} access/trust`]);
  });
});

describe('a role of the stack on the resource group', () => {
  const given = (permissions: Over) =>
    resources({
      azurerm_role_definition: { own: { name: 'own', permissions: [permissions] } },
      azurerm_role_assignment: {
        x: {
          principal_id: 'a',
          role_definition_id: '${azurerm_role_definition.own.role_definition_resource_id}',
          scope: '${azurerm_resource_group.resource_group.id}',
        },
      },
    });

  test.each<[string, Over, string]>([
    ['only reads', { actions: ['Microsoft.Insights/metrics/read'] }, 'high'],
    ['writes', { actions: ['Microsoft.Insights/metrics/read', 'Microsoft.Insights/metrics/write'] }, 'critical'],
    ['has no permissions', {}, 'critical'],
  ])('that %s', (_, permissions, severity) => {
    expect(about('access/grant-added', {}, given(permissions))).toEqual([`${severity} access/grant-added`]);
  });
});
