import { isList } from '../../azure/data-plane/successes';
import { isWithoutToken, signInFailures } from '../../azure/sign-in-failure';
import { tokenScopeOf } from '../../catalog/clouds';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';
import type { Check } from '../check';
import { MODELS } from '../check';
import { patiently } from '../patiently';
import type { Reading } from '../reading';
import { isUsable, refusalWords, unusable } from '../reading';
import type { Session } from '../session';

/** One call that needs the name, the connection, the network, the token and the role. */
export const token: Check = {
  id: 'token',
  summary: 'Is the token of the identity accepted, and may it list the models?',
  needs: 'azure',
  async run(session) {
    try {
      const { answer: reading } = await askPatiently(session);
      const verdict = verdictOf(reading, session);
      if (verdict.outcome !== 'passed') session.obstruct('access', 'the token was not accepted');
      return [verdict];
    } catch (error) {
      session.obstruct('access', 'there is no token');
      if (!isWithoutToken(error)) throw error;
      return [
        {
          outcome: 'failed',
          message: `cannot sign in to Azure: ${signInFailures(error).join('; ')}`,
          help: 'run az login, or correct the variables of the identity',
        },
      ];
    }
  },
};

/** A role that was just assigned takes effect after minutes. */
const askPatiently = (session: Session) =>
  patiently(
    session,
    session.context.wait,
    async () => session.ask({ ...MODELS, headers: await session.authorization() }),
    (reading) => reading.kind === 'refused' && reading.code === 'PermissionDenied',
  );

function verdictOf(reading: Reading, { stamp }: Session): Verdict {
  if (!isUsable(reading)) return unusable(reading);
  const scope = tokenScopeOf(stamp.region.cloud);
  if (reading.kind === 'success')
    return isList(reading.value)
      ? passed('the token is accepted, and the models are listed')
      : { outcome: 'uncertain', message: 'the token is accepted, but the answer is no list of models' };
  if (reading.code === 'PermissionDenied')
    return {
      outcome: 'failed',
      message: `the identity has no role on the account: ${refusalWords(reading)}`,
      path: ['access'],
      about: 'key',
      help: 'grant it the role inference under access, and apply the stack. A new role takes minutes: --wait waits for it',
    };
  if (reading.status === 401)
    return {
      outcome: 'failed',
      message: `the token for ${scope} is not accepted: ${refusalWords(reading)}`,
      help: "sign in to the tenant of the subscription, in the stamp's cloud",
    };
  return { outcome: 'uncertain', message: `the models are not listed: ${refusalWords(reading)}` };
}
