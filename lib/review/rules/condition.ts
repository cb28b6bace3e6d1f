import { connectionRoleOf } from '../../catalog/connections';
import { GUID } from '../../catalog/role-condition';
import { findRole } from '../../catalog/roles';
import type { FindingDraft, ReviewRule } from './review-rule';
import { comparing } from './comparing';

export const condition: ReviewRule = {
  id: 'access/condition',
  summary: 'The condition of a role assignment changes. For example, it limits the roles that an identity may assign.',
  why: 'An identity that may assign any role can give itself any right.',
  severities: ['critical', 'high', 'notice'],
  looks: [
    comparing('grant', ['condition'], ({ before, after }, { fresh }) => {
      if (!before || !after || before.value.condition === after.value.condition) return [];
      const { does, ...reported } = comparison(before.value.condition, after.value.condition);
      return [{ ...reported, message: `${fresh.nameOf(after.value.principal) ?? 'a principal'} ${does}` }];
    }),
  ],
};

type Comparison = Pick<FindingDraft, 'after' | 'before' | 'severity'> & { readonly does: string };

function comparison(old: string | undefined, fresh: string | undefined): Comparison {
  if (fresh === undefined) return { severity: 'critical', does: 'now has a right without a condition' };
  if (old === undefined) return { severity: 'notice', does: 'now has a right only with a condition' };
  const [more, fewer] = [beyond(fresh, old), beyond(old, fresh)];
  if (shapeOf(old) !== shapeOf(fresh) || more.length + fewer.length === 0)
    return { severity: 'critical', does: 'has a right with another condition, which the review cannot compare: read it' };
  if (more.length === 0) return { severity: 'notice', does: 'may assign fewer roles', before: namesOf(fewer) };
  const severity = more.every(({ isKnown }) => isKnown) ? 'high' : 'critical';
  return { severity, does: 'may assign more roles', after: namesOf(more) };
}

const namesOf = (roles: readonly { readonly name: string }[]) => roles.map(({ name }) => name).join(', ');

/** A condition without the roles that it names. */
const shapeOf = (text: string) => text.replace(GUID, '').replace(/[\s,]/g, '');

/** The roles that one condition allows and another one of the same shape does not. */
function beyond(one: string, other: string) {
  const others = rolesByClause(other);
  const ids = rolesByClause(one).flatMap((roles, clause) => roles.filter((id) => others[clause]?.includes(id) !== true));
  return [...new Set(ids)].map((id) => {
    const connection = connectionRoleOf(id);
    if (connection) return { name: connection.name, isKnown: true };
    const answer = findRole(id);
    const [role] = 'roles' in answer ? answer.roles : [];
    return { name: answer.kind === 'refused' ? answer.name : (role?.name ?? id), isKnown: answer.kind === 'allowed' };
  });
}

const rolesByClause = (text: string): readonly (readonly string[])[] =>
  [...text.matchAll(/\{([^}]*)\}/g)].map(([, list = '']) => (list.match(GUID) ?? []).map((id) => id.toLowerCase()));
