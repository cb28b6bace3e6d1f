import type { Federation } from '../access/federation';
import { isOfPullRequests } from '../access/federation';
import type { Located } from '../fleet/fleet';
import type { StateUse, Trusted } from '../fleet/state-account';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

/** In each environment, different identities plan and apply. */
export const stateDeployers: Rule = {
  id: 'state/deployers',
  summary:
    'The identity that applies an environment does not plan any environment or apply another one. No pull request can apply.',
  waivable: false,
  check({ stateUses }) {
    const planners = new Map(
      stateUses.flatMap(({ value }) => value.plan.map((trusted) => [nameOf(trusted), value.environment] as const)),
    );
    const appliers = new Map<string, string>();
    return stateUses.flatMap((use) =>
      use.value.apply.flatMap((trusted) => {
        const [planner, applier] = [planners.get(nameOf(trusted)), appliers.get(nameOf(trusted))];
        appliers.set(nameOf(trusted), applier ?? use.value.environment);
        if (isOfPullRequests(trusted))
          return [refused(use, trusted, 'is that of every pull request: anyone who opens a pull request could apply')];
        if (planner !== undefined)
          return [refused(use, trusted, `already plans ${planner}: the identity that plans could also apply`)];
        if (applier === undefined || applier === use.value.environment) return [];
        return [refused(use, trusted, `already applies ${applier}: the pipeline that deploys there could also deploy here`)];
      }),
    );
  },
};

/** Compared without case: a difference in case alone is a mistake. */
const nameOf = ({ issuer, subject }: Federation) => `${issuer}|${subject}`.toLowerCase();

const refused = (use: Located<StateUse>, { key, subject }: Trusted, message: string): Finding =>
  finding(use, ['state', 'create', 'deployers', 'apply', key], {
    message: `the subject '${subject}' ${message}`,
    help: `trust a subject that only the deployment of ${use.value.environment} has: { repository: …, environment: ${use.value.environment} }, or a separate service connection`,
    about: 'key',
  });
