import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { IGrantee } from '../access/grantee';
import { absenceFailure, isReference } from '../terraform/checks';
import { ValidationError } from '../terraform/validation-error';

/**
 * The id of a grant that sets none: who gets the role, and the role, so that it depends on no other grant.
 *
 * @throws if the grantee is neither a construct nor a principal whose ID is known
 */
export const grantId = (account: IConstruct, grantee: IGrantee, role: string): string =>
  `${nameOf(account, grantee)}-${wordOf(role)}`;

/** A role in an id. A role of another type is refused later. */
const wordOf = (role: unknown) =>
  typeof role === 'string' && !isReference(role) ? role.toLowerCase().replaceAll(/[^\w-]+/g, '-') : 'role';

function nameOf(account: IConstruct, grantee: IGrantee): string {
  // Something else is refused later.
  if (absenceFailure('grantee', grantee) !== undefined) return 'grantee';
  if (Construct.isConstruct(grantee)) return pathOf(grantee);
  const { principalId } = grantee.grantPrincipal;
  if (!isReference(principalId)) return principalId;
  throw new ValidationError(account.node.path, [
    'a grant needs an id, because only Terraform knows the ID of the principal; set { id } in the options',
  ]);
}

/** The path of a construct in its stack. */
function pathOf(construct: IConstruct): string {
  const { scopes } = construct.node;
  return scopes
    .slice(scopes.indexOf(TerraformStack.of(construct)) + 1)
    .map(({ node }) => node.id)
    .join('_');
}
