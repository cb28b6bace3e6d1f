import { certificateFor } from '../../../support/azure/certificate';
import {
  apiError,
  chatRefusal,
  PUBLIC_ACCESS_DISABLED,
  responsesRefusal,
  RESPONSES_ANSWER,
  UNAUTHORIZED,
} from '../../../support/azure/data-plane';
import type { Row } from './arranged';
import { HTML, LIST_AND_TERM, always, listing, to, canary, outside, item, silentServer } from './arranged';

export const LISTS: readonly Row[] = [
  [
    'a term that passes',
    canary({ body: RESPONSES_ANSWER }),
    /^blocklists failed: the list canaries on chat does not block its canary term/,
  ],
  [
    'another list',
    canary(responsesRefusal({ filtered: true, details: [item] })),
    /^blocklists failed: .* is blocked by others-0123abcd, not by this list/,
  ],
  [
    'another list, as an array',
    canary(responsesRefusal([item], 'top')),
    /^blocklists failed: .* is blocked by others-0123abcd, not by this list/,
  ],
  [
    'another list, in the error of chat',
    canary(chatRefusal({ filtered: true, details: [item] })),
    /^blocklists failed: .* is blocked by others-0123abcd/,
  ],
  [
    'an older content of the list',
    canary(chatRefusal([{ filtered: true, id: `${LIST_AND_TERM}-0123abcd` }])),
    /^blocklists failed: .* is blocked by canaries-0123abcd, which is the list with other words/,
  ],
  [
    'a list that is not named',
    canary(apiError(400, 'content_filter')),
    /^blocklists uncertain: .* is blocked, but the answer does not name the list/,
  ],
  [
    'a list that matched and did not block',
    canary(chatRefusal({ filtered: false, details: [{ ...item, filtered: false }] })),
    /^blocklists uncertain: .* does not name the list/,
  ],
  ['a harm instead of the list', canary(responsesRefusal(null)), /^blocklists uncertain: .* does not name the list/],
  [
    'a limit',
    canary(apiError(429, '429', 'Too many')),
    /^blocklists uncertain: the list canaries on chat could not be tried: 429: Too many/,
  ],
  [
    'a term that comes back',
    canary(apiError(400, 'bad', 'zz-kit-canary-7f3a is bad')),
    /^blocklists uncertain: .*: 400 bad: \[term\] is bad$/,
  ],
  [
    'no proof that other prompts pass',
    to('chat', apiError(500, 'x')),
    /^blocklists uncertain: .* blocks its canary term, but it is not known whether a harmless prompt passes/,
  ],
];

export const FROM_OUTSIDE: readonly Row[] = [
  [
    '200 for anyone',
    outside(always({ body: { data: [] } })),
    /^outside-refused failed: \S+ answers from outside the network: public access is not disabled/,
  ],
  ['200 with a token', outside({}), /^outside-refused failed: \S+ answers from outside the network/],
  [
    'a role that is missing',
    outside(listing(apiError(401, 'PermissionDenied'))),
    /^outside-refused failed: \S+ asks for a role instead of refusing the network from outside/,
  ],
  ['a token that is refused', outside(always(UNAUTHORIZED)), /^outside-refused uncertain: \S+ does not accept the token/],
  [
    'selected networks',
    outside(always(apiError(403, 'AccessDenied', 'Access denied due to Virtual Network/Firewall rules.'))),
    /^outside-refused failed: .* admits selected networks/,
  ],
  ['a proxy', outside(always(HTML)), /^outside-refused uncertain: .* is not from Azure/],
  [
    'the inside',
    outside({ ...always(PUBLIC_ACCESS_DISABLED), dns: ['10.20.0.5'] }),
    /^outside-names uncertain: \S+ resolves to 10\.20\.0\.5, as it does inside/,
  ],
  [
    'a healthy account inside the network',
    outside({ dns: ['10.20.0.5'] }),
    /^outside-refused not-checked: no request was sent to \S+, because its public address is not known$/,
  ],
  [
    'a machine that cannot connect',
    outside({ context: ({ https }) => ({ https: { ...https, connectTo: { address: '127.0.0.1', port: 1 } } }) }),
    /^outside-refused uncertain: there is no connection to \S+: the connection was refused/,
  ],
  [
    'a server that accepts connections and is silent',
    async () => {
      const place = await silentServer();
      return outside({ context: ({ https }) => ({ https: { ...https, timeout: 100, connectTo: place } }) });
    },
    /^outside-refused uncertain: something accepts connections for \S+, but TLS fails: no answer within 0\.1 seconds/,
  ],
  [
    'a name that only this machine cannot resolve',
    outside({ dns: 'NXDOMAIN' }),
    /^outside-refused not-checked: no request was sent to \S+, because it does not resolve: Azure was not asked$/,
  ],
  [
    'a firewall that answers in JSON',
    outside(always(apiError(403, 'Blocked', 'Blocked by the firewall of your organisation.'))),
    /^outside-refused uncertain: the answer for \S+ is not Azure's refusal of a network, and may come from a firewall: 403 Blocked/,
  ],
  [
    'a firewall that uses the words of Azure',
    outside(always(apiError(403, 'Blocked', 'Public access is disabled.'))),
    /^outside-refused uncertain: the answer for \S+ is not Azure's refusal of a network/,
  ],
  [
    'a proxy that wants a sign-in',
    outside(always({ status: 407 })),
    /^outside-refused uncertain: the answer for \S+ is not from Azure, but from a proxy or gateway: it is 407/,
  ],
  [
    'a cut answer',
    outside(always({ fault: 'cutLater' })),
    /^outside-refused uncertain: \S+ accepts connections, but did not answer/,
  ],
  [
    'the certificate of a proxy',
    async () => outside({ certificate: await certificateFor('*.openai.azure.com') }),
    /^outside-refused uncertain: something accepts connections for \S+, but TLS fails: /,
  ],
  [
    'an address that is not known',
    outside({ dns: 'silent' }),
    /^outside-refused not-checked: no request was sent to \S+, because/,
  ],
  [
    'a machine without DNS',
    outside({ dns: () => ({ 'login.microsoftonline.com': 'NXDOMAIN' }) }),
    /^outside-names uncertain: \S+ does not resolve, but neither does login\.microsoftonline\.com/,
  ],
];
