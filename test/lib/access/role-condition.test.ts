import { onlyRoles } from '../../../lib/access/role-condition';

test('a condition asks the request what is assigned, and the resource what is taken away', () => {
  expect(onlyRoles(['bbbb', 'aaaa'])).toBe(
    "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR " +
      '(@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {aaaa, bbbb})) AND ' +
      "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'})) OR " +
      '(@Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {aaaa, bbbb}))',
  );
});
