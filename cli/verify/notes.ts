import { counted } from '../../lib/text/counted';
import type { Check } from '../../lib/verify/check';
import { costOf } from '../../lib/verify/cost';
import type { StampTarget } from '../../lib/verify/verify';

/** What a person should know before the checks run, in lines. */
export function notesBefore(
  targets: readonly StampTarget[],
  checks: readonly Check[],
  canaries: ReadonlyMap<string, string>,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return [...costNote(targets, checks, canaries), ...proxyNote(environment)];
}

function costNote(
  targets: readonly StampTarget[],
  checks: readonly Check[],
  canaries: ReadonlyMap<string, string>,
): readonly string[] {
  const costs = targets.map(({ stack }) => costOf(stack.value, checks, canaries));
  const [requests, tokens] = [
    costs.reduce((sum, cost) => sum + cost.requests, 0),
    costs.reduce((sum, cost) => sum + cost.tokens, 0),
  ];
  if (requests === 0) return [];
  const ids = checks.filter(({ costsTokens }) => costsTokens).map(({ id }) => id);
  return [
    `${counted(requests, 'request')} will cost tokens, about ${tokens} in total (${ids.join(', ')}): a prompt that a filter refuses is billed, too. --no-tokens leaves them out.`,
  ];
}

const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'] as const;

/** A client that uses the proxy of the environment would leave the network, although this command does not. */
function proxyNote(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const name = PROXIES.find((each) => (environment[each] ?? '') !== '');
  if (name === undefined) return [];
  return [
    `${name} is set. This command connects to accounts without a proxy; a client that uses the proxy may reach them at their public addresses, and is refused. NO_PROXY must have the hosts of the accounts.`,
  ];
}
