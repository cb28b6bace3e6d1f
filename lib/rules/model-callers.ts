import { findRole } from '../catalog/roles';
import { finding, stampRule } from './rule';

/** The role of callers, which has data actions for the models of OpenAI only. Source: data/roles.json. */
const OPENAI_ROLE = 'Cognitive Services OpenAI User';

/** Whoever is granted inference expects to call what is deployed. */
export const modelCallers = stampRule(
  'access/callers',
  'Where models of other publishers than OpenAI are deployed, a grant whose role is for those of OpenAI only is a warning.',
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
          message: `unverified: the role '${role}' is for models of OpenAI; it may not be able to call ${others.join(', ')}`,
          help: 'give the GUID of a role of your own that has the data actions of these models and no action on keys',
        }),
      );
  },
  { waivable: true },
);
