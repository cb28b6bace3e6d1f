import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';
import type { Check } from '../check';
import { MODELS } from '../check';
import type { Reading } from '../reading';
import { isUsable, refusalWords, unusable } from '../reading';

/** The first request: it shows whether Azure answers at all, and that it answers nothing without a token. */
export const anonymous: Check = {
  id: 'anonymous',
  summary: 'Does Azure answer, and refuse a request without a token?',
  needs: 'connection',
  async run(session) {
    const reading = await session.ask(MODELS);
    const verdict = verdictOf(reading);
    if (reading.kind === 'none') session.obstruct('azure', 'the first request got no answer');
    else if (!isUsable(reading)) session.obstruct('azure', 'the first request was not answered by the account');
    return [verdict];
  },
};

function verdictOf(reading: Reading): Verdict {
  if (!isUsable(reading)) return unusable(reading);
  if (reading.through !== undefined)
    return {
      outcome: 'uncertain',
      message: `the answer came through a proxy or gateway: via ${reading.through}`,
      help: 'exempt the host from proxies: clients must reach the private endpoint directly',
    };
  if (reading.kind === 'success')
    return {
      outcome: 'failed',
      message: 'a request without a token was answered with 200, which the API of an account never does',
    };
  // Source: Microsoft's page on subscriptions in API Management.
  if (reading.status === 401 && /missing subscription key/i.test(reading.message))
    return {
      outcome: 'uncertain',
      message: `the answer is that of an API Management gateway, not of the account: ${refusalWords(reading)}`,
      help: 'clients must reach the private endpoint directly for this check',
    };
  if (reading.status === 401 && /unauthorized|access denied|access token/i.test(reading.message))
    return passed('a request without a token is refused with 401');
  return {
    outcome: 'uncertain',
    message: `a request without a token is refused, but not as Azure documents it: ${refusalWords(reading)}`,
  };
}
