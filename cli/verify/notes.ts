import { counted } from '../../lib/text/counted';
import type { Check } from '../../lib/verify/check';
import { costsOf } from '../../lib/verify/cost';
import type { StampTarget } from '../../lib/verify/verify';

/** What a person should know before the checks run, in lines. */
export const notesBefore = (
  targets: readonly StampTarget[],
  checks: readonly Check[],
  canaries: ReadonlyMap<string, string>,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] => [...costNote(targets, checks, canaries), ...proxyNote(environment)];

function costNote(
  targets: readonly StampTarget[],
  checks: readonly Check[],
  canaries: ReadonlyMap<string, string>,
): readonly string[] {
  const costs = costsOf(
    targets.map(({ stack }) => stack.value),
    checks,
    canaries,
  );
  if (costs.length === 0) return [];
  const parts = costs.map(
    ({ check, requests, tokens }) => `${check.id} sends ${counted(requests, 'request')} of about ${tokens} tokens in total`,
  );
  return [
    `This costs tokens: ${parts.join(', and ')}. A prompt that a filter refuses is billed, too. --no-tokens leaves these checks out.`,
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
