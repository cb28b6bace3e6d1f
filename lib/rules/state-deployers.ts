import type { Federation } from '../access/federation';
import { isOfPullRequests } from '../access/federation';
import type { Located } from '../fleet/fleet';
import type { StateUse, Trusted } from '../fleet/state-account';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

/** Whoever applies is somebody else than whoever plans, in each environment. */
export const stateDeployers: Rule = {
  id: 'state/deployers',
  summary: 'Different identities plan, apply one environment, and apply another; no pull request may apply.',
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
          return [refused(use, trusted, 'is that of every pull request: anyone who opens one could apply')];
        if (planner !== undefined)
          return [refused(use, trusted, `may plan ${planner} already: the identity that plans could apply`)];
        if (applier === undefined || applier === use.value.environment) return [];
        return [refused(use, trusted, `may apply ${applier} already: the pipeline that deploys there could deploy here`)];
      }),
    );
  },
};

/** Told apart without case: what differs in that alone is a mistake. */
const nameOf = ({ issuer, subject }: Federation) => `${issuer}|${subject}`.toLowerCase();

const refused = (use: Located<StateUse>, { key, subject }: Trusted, message: string): Finding =>
  finding(use, ['state', 'create', 'deployers', 'apply', key], {
    message: `the subject '${subject}' ${message}`,
    help: `trust what only the deployment of ${use.value.environment} has: { repository: …, environment: ${use.value.environment} }, or a service connection of its own`,
    about: 'key',
  });
