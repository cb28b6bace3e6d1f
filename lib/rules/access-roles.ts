import { ASSIGNABLE_ROLES, findRole } from '../catalog/roles';
import { suggestion } from '../diagnostics/near-miss';
import type { StampGrant } from '../fleet/stamp';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

const SAFER =
  'use inference or caller to call the models, builder to build in projects, operator to manage them, or auditor to read their configuration';

/** The advice for a role that only its owner knows. */
const OWN_ROLE =
  'make sure that it cannot read keys, change filters or assign roles (docs/custom-roles.md has two that cannot); then you can ignore this warning';

/** Refuses grants of roles that read keys or weaken filters, and repeated grants. */
export const accessRoles = stampRule(
  'access/role',
  'No grant allows weakening filters or assigning roles, or reading keys that open something, and no grant repeats another.',
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
            message: `unknown role '${grant.role}'`,
            help: suggestion(grant.role, ASSIGNABLE_ROLES),
          }),
        ];
      const repeated = answer.roles
        .flatMap((role) => repeat(held, grant, role))
        .map((message) =>
          finding(located, path, { message, help: 'remove one of them: Azure rejects a duplicate role assignment' }),
        );
      // The account of a stamp accepts no keys. If an override changes that, guardrails/roles finds these roles.
      if (answer.kind !== 'unverified') return repeated;
      const message = `the role ${grant.role} is not in the catalogue: whether it can read keys is not checked`;
      return [...repeated, finding(located, path, { severity: 'warning', message, help: OWN_ROLE })];
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
  return other === undefined ? [] : [`'${key}' grants ${principalId} the role '${name}', which '${other}' already grants`];
}
