import { by } from '../collections/order';
import { rolesAllowedBy } from '../catalog/role-condition';
import { connectionRoleOf } from '../catalog/connections';
import { findRole } from '../catalog/roles';
import type { Facts } from '../stack/facts/facts';
import type { FactOf } from '../stack/facts/kinds';
import { holderOf, roleOf, scopeOf } from '../stack/facts/rights';
import { code, prose, table } from './markdown';

/** The identities of a stack, the tokens that they accept, and every role that the stack assigns. */
export function deployersSection(facts: Facts): string {
  const [trusts, grants] = [facts.all('trust'), facts.all('grant')];
  if (trusts.length + grants.length === 0) return 'This stack defines no pipeline identities and assigns no roles.';
  return [
    ...(trusts.length === 0
      ? []
      : [`These identities have no secret. They accept tokens of these issuers:\n\n${trusted(facts, trusts)}`]),
    ...(grants.length === 0 ? [] : [`This stack assigns these roles:\n\n${granted(facts, grants)}`]),
    ...ownRoles(facts),
  ].join('\n\n');
}

const trusted = (facts: Facts, trusts: readonly FactOf<'trust'>[]) =>
  table(
    ['Identity', 'Subject of the token', 'Issuer'],
    trusts
      .map(({ value: { identity, subject = 'not set', issuer = 'not set' } }) => [
        code(facts.nameOf(identity) ?? 'not set'),
        code(subject),
        prose(issuer),
      ])
      .sort(byCells),
  );

const granted = (facts: Facts, grants: readonly FactOf<'grant'>[]) =>
  table(
    ['Identity', 'Role', 'On', 'Condition'],
    grants
      .map((grant) => [
        code(holderOf(facts, grant)),
        prose(roleOf(facts, grant).name),
        prose(scopeOf(facts, grant).on),
        conditionWords(grant.value.condition),
      ])
      .sort(byCells),
  );

const byCells = by((cells: readonly string[]) => cells.join('\0'));

/** A condition in words: the names of the roles if it is one that the kit writes, otherwise the condition itself. */
function conditionWords(condition: string | undefined): string {
  if (condition === undefined) return 'none';
  const roles = rolesAllowedBy(condition);
  if (roles === undefined) return code(condition);
  return `assigns only ${roles.map(roleName).sort().join(', ')}`;
}

function roleName(id: string): string {
  const answer = findRole(id);
  return connectionRoleOf(id)?.name ?? ('roles' in answer ? answer.roles.map(({ name }) => name).join(', ') : id);
}

/** The dangerous operations that the custom roles of the stack allow. */
function ownRoles(facts: Facts): string[] {
  const grants = facts.all('grant');
  const found = facts.all('role').flatMap(({ address, value }) => {
    const grant = grants.find((each) => each.value.role?.to?.address === address);
    if (!grant) return [];
    const { onlyReads, dangers } = roleOf(facts, grant);
    const allows = onlyReads ? 'read only' : dangers.length === 0 ? 'none of these' : dangers.map(code).join(', ');
    return [[code(value.name ?? address), allows]];
  });
  if (found.length === 0) return [];
  const deletesLocks = found.some(([, allows = '']) => allows.includes('/locks/'));
  return [
    `Operations in the roles of this stack that give out keys or rights, ${deletesLocks ? 'that delete locks, ' : ''}or that change accounts, filters or storage:\n\n${table(['Role', 'Allows'], found)}`,
  ];
}
