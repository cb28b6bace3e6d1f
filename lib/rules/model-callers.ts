import { findRole, OPENAI_ROLE } from '../catalog/roles';
import { finding, stampRule } from './rule';

/** A principal with the role inference expects to call every deployment. */
export const modelCallers = stampRule(
  'access/callers',
  'If models of publishers other than OpenAI are deployed, a grant with a role only for OpenAI models is a warning.',
  ({ deployments, grants }, located) => {
    const others = deployments.filter(({ format }) => format !== 'OpenAI').map(({ key }) => key);
    if (others.length === 0) return [];
    return grants
      .filter(({ role }) => {
        const answer = findRole(role);
        return answer.kind === 'allowed' && answer.roles.some(({ name }) => name === OPENAI_ROLE);
      })
      .map(({ key, role }) =>
        finding(located, ['access', key, 'role'], {
          severity: 'warning',
          message: `unverified: the role '${role}' is for models of OpenAI and may not allow calls to ${others.join(', ')}`,
          help: 'use caller, which may also list keys, and the account accepts none; better, use the GUID of a custom role with only data operations (docs/custom-roles.md)',
        }),
      );
  },
  { waivable: true },
);
