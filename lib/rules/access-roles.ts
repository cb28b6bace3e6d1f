import { ASSIGNABLE_ROLES, findRole } from '../catalog/roles';
import { suggestion } from '../diagnostics/near-miss';
import type { StampGrant } from '../fleet/stamp';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

const SAFER = 'write inference to call the models, operator to look after them, or auditor to see how they are set up';

/** Nobody gets a role that reads keys or weakens filters, or the same role twice. */
export const accessRoles = stampRule(
  'access/role',
  'No grant can read keys, weaken filters or assign roles, and none repeats another.',
  ({ grants }, located) => {
    const held = new Map<string, string>();
    return grants.flatMap((grant): Finding[] => {
      const path = ['access', grant.key, 'role'];
      const answer = findRole(grant.role);
      if (answer.kind === 'refused')
        return [finding(located, path, { message: `the role '${answer.name}' is refused: ${answer.reason}`, help: SAFER })];
      if (answer.kind === 'unknown')
        return [
          finding(located, path, {
            message: `the role '${grant.role}' is not known`,
            help: suggestion(grant.role, ASSIGNABLE_ROLES),
          }),
        ];
      const repeated = answer.roles
        .flatMap((role) => repeat(held, grant, role))
        .map((message) => finding(located, path, { message, help: 'remove one of them: Azure refuses a second assignment' }));
      if (answer.kind === 'allowed') return repeated;
      const message = `the role ${grant.role} is not one of Azure's: whether it can read keys is not checked`;
      return [...repeated, finding(located, path, { severity: 'warning', message, help: SAFER })];
    });
  },
);

function repeat(
  held: Map<string, string>,
  { key, principalId }: StampGrant,
  { id, name }: { readonly id: string; readonly name: string },
): string[] {
  const assignment = `${principalId} ${id}`.toLowerCase();
  const other = held.get(assignment);
  if (other === undefined) held.set(assignment, key);
  return other === undefined ? [] : [`'${key}' gives ${principalId} the role '${name}', which '${other}' has given it already`];
}
