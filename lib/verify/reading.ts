import { dataPlaneErrorOf } from '../azure/data-plane/error';
import { jsonOf } from '../azure/failure-words';
import type { Verdict } from '../verdicts/verdict';
import type { Reply, Stage } from './https';

/** What a reply means. */
export type Reading =
  /** A success in JSON. */
  | { readonly kind: 'success'; readonly value: unknown; readonly through?: string }
  /** An error in a form that Azure documents. `value` is the whole body. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: string;
      readonly message: string;
      readonly value: unknown;
      /** How long Azure asks to wait, in seconds, as it writes it. */
      readonly retryAfter?: string;
      readonly through?: string;
    }
  /** Azure refuses the network that the request comes from. */
  | { readonly kind: 'publicAccessDisabled' | 'otherNetwork' }
  /** Something else than Azure answered. */
  | { readonly kind: 'proxy'; readonly because: string }
  | { readonly kind: 'unclear'; readonly because: string }
  | { readonly kind: 'none'; readonly stage: Stage; readonly because: string };

/** Headers that proxies add to answers, and no host of Azure. */
const PROXY_HEADERS = [
  'proxy-agent',
  'proxy-authenticate',
  'proxy-connection',
  'x-squid-error',
  'x-cache-lookup',
  'x-zscaler-error',
];
/** How proxies name themselves in `server`. */
const PROXY_SERVERS =
  /squid|zscaler|bluecoat|fortigate|mcafee|mwg|netskope|haproxy|privoxy|forcepoint|umbrella|paloalto|checkpoint/i;

/** The codes of a network that Azure refuses, the older one last. A firewall on the way can refuse with similar words. */
const NETWORK_CODES = new Set(['AccessDenied', '403']);

/** What a reply to a request to an account means, and whether it is Azure's at all. */
export function readingOf(reply: Reply): Reading {
  if (reply.kind === 'none') return reply;
  const { status, headers, body } = reply;
  const proxy = proxyIn(reply);
  if (proxy !== undefined) return { kind: 'proxy', because: proxy };
  const through = headers['via'];
  const more = through === undefined ? {} : { through: through.slice(0, 100) };
  if (status === 200) {
    const value = jsonOf(body);
    return value === undefined ? { kind: 'unclear', because: 'the answer is not JSON' } : { kind: 'success', value, ...more };
  }
  const error = dataPlaneErrorOf(body);
  if (!error) return { kind: 'unclear', because: `the answer is ${status} without an error in a form that Azure documents` };
  if (status === 403 && NETWORK_CODES.has(error.code)) {
    if (/public access is disabled/i.test(error.message)) return { kind: 'publicAccessDisabled' };
    if (/virtual network\/firewall/i.test(error.message)) return { kind: 'otherNetwork' };
  }
  const wait = headers['retry-after'];
  return {
    ...{ kind: 'refused', status, ...error, value: jsonOf(body) },
    ...(wait === undefined ? {} : { retryAfter: wait.slice(0, 40) }),
    ...more,
  };
}

function proxyIn({ status, headers, body }: Extract<Reply, { kind: 'answered' }>): string | undefined {
  if (status === 407) return 'it is 407, which asks for a sign-in at a proxy';
  const header = PROXY_HEADERS.find((name) => name in headers);
  if (header !== undefined) return `it has the header ${header}`;
  const server = headers['server'] ?? '';
  if (PROXY_SERVERS.test(server)) return `it comes from the server ${server.slice(0, 60)}`;
  if (status >= 300 && status < 400) return `it is a redirect (${status})`;
  if (/text\/html/i.test(headers['content-type'] ?? '') || /^\s*</.test(body))
    return `it is ${status} with a page for browsers`;
  return undefined;
}

/** A reading that says nothing about what was asked. */
export type Unusable = Exclude<Reading, { readonly kind: 'refused' | 'success' }>;

/** Whether a reading is Azure's answer to what was asked. */
export const isUsable = (reading: Reading): reading is Exclude<Reading, Unusable> =>
  reading.kind === 'success' || reading.kind === 'refused';

/** The verdict about a request that Azure did not answer as expected of clients in the network. */
export function unusable(reading: Unusable): Verdict {
  switch (reading.kind) {
    case 'publicAccessDisabled':
      return {
        outcome: 'failed',
        message: 'Azure answers that public access is disabled, so the request did not arrive through the private endpoint',
        help: 'look for a proxy or firewall that forwards requests to the public address, even if the name resolves to the private one',
      };
    case 'otherNetwork':
      return {
        outcome: 'failed',
        message: 'Azure refuses the network that the request comes from, as an account with rules for selected networks does',
        help: 'apply the stack: the kit disables public access, and creates no rules for networks',
      };
    case 'proxy':
      return {
        outcome: 'failed',
        message: `the answer is not from Azure, but from a proxy or gateway: ${reading.because}`,
        help: 'exempt the host from proxies and from inspection: clients must reach the private endpoint directly',
      };
    case 'none':
      return { outcome: 'uncertain', message: `there is no answer: ${reading.because}` };
    case 'unclear':
      return { outcome: 'uncertain', message: `${reading.because}: it may come from a proxy or gateway` };
  }
}

/** An error of Azure in one line, such as `404 DeploymentNotFound: …`. */
export const refusalWords = ({ status, code, message }: Extract<Reading, { kind: 'refused' }>): string =>
  [code === '' || code === String(status) ? String(status) : `${status} ${code}`, message]
    .filter((each) => each !== '')
    .join(': ');
