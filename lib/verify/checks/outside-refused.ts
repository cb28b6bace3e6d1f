import { isWithoutToken, signInFailures } from '../../azure/sign-in-failure';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';
import type { Check } from '../check';
import { MODELS } from '../check';
import type { Reading } from '../reading';
import { refusalWords } from '../reading';
import type { Session } from '../session';

/** Outside the network, Azure answers every request with a refusal of the network, whatever the token. */
export const outsideRefused: Check = {
  id: 'outside-refused',
  summary: 'Are all requests from outside the network refused?',
  needs: 'nothing',
  run: (session) => Promise.all(session.hosts.map((host) => refused(host, session))),
};

async function refused(host: string, session: Session): Promise<Verdict> {
  if (session.missing.has(host))
    return {
      outcome: 'not-checked',
      message: `no request was sent to ${host}, because it does not resolve: Azure was not asked`,
      help: 'check that the account exists, and run the command where the name has its public address: a DNS filter can hide it',
    };
  if (!session.addresses.has(host))
    return { outcome: 'not-checked', message: `no request was sent to ${host}, because its public address is not known` };
  const reading = await session.ask({ ...MODELS, host });
  const verdict = verdictOf(host, reading);
  if (verdict) return verdict;
  // Azure asks for a token. That the network is refused before the token is not documented, so a token decides.
  try {
    const second = await session.ask({ ...MODELS, host, headers: await session.authorization() });
    return verdictOf(host, second) ?? unauthorized(host, second);
  } catch (error) {
    if (!isWithoutToken(error)) throw error;
    return {
      outcome: 'uncertain',
      message: `${host} asks for a token from outside the network, and without one it is not known whether it refuses the network: ${signInFailures(error).join('; ')}`,
      help: 'run az login, and run the command again',
    };
  }
}

const DIRECTLY = 'run the command where requests reach Azure directly, without a proxy or firewall that decides';

/** The verdict about an answer; undefined: it is a 401, which does not say whether the network is refused. */
function verdictOf(host: string, reading: Reading): Verdict | undefined {
  switch (reading.kind) {
    case 'publicAccessDisabled':
      return passed(`${host} refuses public access`);
    case 'none':
      // Azure accepts connections of every network, and refuses only requests: without a connection, this machine asked nothing.
      if (reading.stage === 'connection')
        return {
          outcome: 'uncertain',
          message: `there is no connection to ${host}: ${reading.because}. Azure accepts connections even if public access is disabled, so something on the way refuses them`,
          help: DIRECTLY,
        };
      if (reading.stage === 'handshake')
        return {
          outcome: 'uncertain',
          message: `something accepts connections for ${host}, but TLS fails: ${reading.because}`,
          help: DIRECTLY,
        };
      return { outcome: 'uncertain', message: `${host} accepts connections, but did not answer: ${reading.because}` };
    case 'otherNetwork':
      return {
        outcome: 'failed',
        message: `${host} refuses this network only: the account admits selected networks`,
        help: 'apply the stack, which disables public access',
      };
    case 'proxy':
      return {
        outcome: 'uncertain',
        message: `the answer for ${host} is not from Azure, but from a proxy or gateway: ${reading.because}`,
        help: DIRECTLY,
      };
    case 'unclear':
      return { outcome: 'uncertain', message: `it is not known whether ${host} refuses public access: ${reading.because}` };
    case 'success':
      return exposed(host, 'answers', reading);
    case 'refused':
      if (reading.status === 401) return undefined;
      if (reading.status === 403)
        return {
          outcome: 'uncertain',
          message: `the answer for ${host} is not Azure's refusal of a network, and may come from a firewall: ${refusalWords(reading)}`,
          help: DIRECTLY,
        };
      return { outcome: 'uncertain', message: `${host} refuses the request, but not its network: ${refusalWords(reading)}` };
  }
}

/** Rights are checked after the network; of the check of the token itself, no source says that. */
function unauthorized(host: string, reading: Reading): Verdict {
  if (reading.kind === 'refused' && reading.code === 'PermissionDenied')
    return exposed(host, 'asks for a role instead of refusing the network', reading);
  return {
    outcome: 'uncertain',
    message: `${host} does not accept the token, so it is not known whether it refuses the network`,
    help: "sign in to the tenant of the subscription, in the stamp's cloud",
  };
}

const exposed = (host: string, what: string, reading: Reading): Verdict => ({
  outcome: 'failed',
  message: `${host} ${what} from outside the network${reading.kind === 'refused' ? ` (${refusalWords(reading)})` : ''}: public access is not disabled`,
  help: 'apply the stack, which disables public access. Until then, every identity with a role can use it from anywhere',
});
