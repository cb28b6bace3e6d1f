import { passed } from '../../verdicts/verdict';
import type { Check } from '../check';
import { isUsable, refusalWords, unusable } from '../reading';

/** A name that no deployment has. */
export const NO_DEPLOYMENT = 'no-such-deployment-of-stamps-verify';

/** Requests reach the account itself: nothing in front of it answers for another model. */
export const unknownDeployment: Check = {
  id: 'unknown-deployment',
  summary: 'Is a request to a deployment that does not exist refused?',
  needs: 'access',
  async run(session) {
    const body = { model: NO_DEPLOYMENT, messages: [{ role: 'user', content: 'ping' }], max_completion_tokens: 1 };
    const headers = await session.authorization();
    const reading = await session.ask({ method: 'POST', path: 'chat/completions', headers, body });
    if (!isUsable(reading)) return [unusable(reading)];
    if (reading.kind === 'success')
      return [
        {
          outcome: 'failed',
          message: 'a request to a deployment that does not exist was answered with 200',
          help: 'look for a gateway between this network and the account that sends requests to another model',
        },
      ];
    if (reading.status === 404 && reading.code === 'DeploymentNotFound') return [passed('an unknown deployment is not found')];
    return [{ outcome: 'uncertain', message: `an unknown deployment is refused with ${refusalWords(reading)}` }];
  },
};
