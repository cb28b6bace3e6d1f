import { onlyRoles, rolesAllowedBy } from '../../../lib/catalog/role-condition';

test('a condition checks the request for an assignment, and the resource for a removal', () => {
  expect(onlyRoles(['bbbb', 'aaaa'])).toBe(
    "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR " +
      '(@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {aaaa, bbbb})) AND ' +
      "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'})) OR " +
      '(@Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {aaaa, bbbb}))',
  );
});

test('a condition that limits assignments to some roles is recognized, and no other is', () => {
  const roles = ['5e0bd9bd-7b93-4f28-af87-19fc36ad61bd', 'acdd72a7-3385-48ef-bd42-f606fba81ae7'];
  const written = onlyRoles(roles);
  expect(rolesAllowedBy(written)).toEqual(roles);
  expect(rolesAllowedBy(`${written} OR (true)`)).toBeUndefined();
  expect(rolesAllowedBy(written.replace('5e0bd9bd', '00000000'))).toBeUndefined();
});
