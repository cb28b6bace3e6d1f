import { OUTSIDE } from '../../../lib/verify/checks';
import { certificateFor } from '../../support/azure/certificate';
import { TOKEN } from '../../support/azure/client';
import type { AccountAnswers, AccountReply } from '../../support/azure/data-plane';
import {
  apiError,
  chatRefusal,
  CHAT_ANSWER,
  PUBLIC_ACCESS_DISABLED,
  responsesRefusal,
  RESPONSES_ANSWER,
  UNAUTHORIZED,
} from '../../support/azure/data-plane';
import type { Arranged } from '../../support/azure/verify';
import { linesOf, verified } from '../../support/azure/verify';
import { fleetOf } from '../../support/project';

const HTML = { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>Blocked by policy</html>' };
const LIST_AND_TERM = 'canaries';

/** A stamp with deployments of each API, and a list with a canary term. */
const fleet = fleetOf({
  prod: `environment: prod
workload: chat
subscriptionId: 22222222-2222-2222-2222-222222222222
residency: { dataZone: EU }
dns: { mode: stamp }
blocklists:
  ${LIST_AND_TERM}: { terms: [zz-kit-canary-7f3a] }
contentFilters:
  strict: { blocklists: [${LIST_AND_TERM}] }
deployments:
  chat: { model: gpt-5.4, version: "2026-03-05", sku: DataZoneStandard, capacity: 5, contentFilter: strict }
  router: { model: model-router, version: "2025-11-18", sku: DataZoneStandard, capacity: 5 }
  embedding: { model: text-embedding-3-large, version: "1", sku: DataZoneStandard, capacity: 5 }
regions:
  swedencentral: { network: { addressSpace: 10.20.0.0/24 } }
`,
});

const HOST = String.raw`\S+\.openai\.azure\.com`;
const hasToken: (answers: AccountAnswers) => AccountAnswers = (answers) => (asked) =>
  asked.headers.authorization === `Bearer ${TOKEN}` ? answers(asked) : undefined;
const always = (reply: AccountReply): Arranged => ({ answers: () => reply });
const withoutToken = (reply: AccountReply): Arranged => ({
  answers: ({ headers }) => (headers.authorization === undefined && headers['api-key'] === undefined ? reply : undefined),
});
const withKey = (reply: AccountReply): Arranged => ({
  answers: ({ headers }) => (headers['api-key'] === undefined ? undefined : reply),
});
const listing = (reply: AccountReply): Arranged => ({
  answers: hasToken(({ question }) => (question === 'GET /openai/v1/models' ? reply : undefined)),
});
const unknown = (reply: AccountReply): Arranged => ({
  answers: hasToken(({ body }) => (body.model?.startsWith('no-such') ? reply : undefined)),
});
const to = (model: string, reply: AccountReply): Arranged => ({
  answers: hasToken(({ body, prompt }) => (body.model === model && prompt === 'ping' ? reply : undefined)),
});
const canary = (reply: AccountReply): Arranged => ({
  answers: hasToken(({ prompt }) => (prompt.startsWith('zz') ? reply : undefined)),
});
const outside = (arranged: Arranged): Arranged => ({ dns: ['20.1.2.3'], ...arranged, checks: OUTSIDE });
const item = { filtered: true, id: 'others-0123abcd' };

type Row = readonly [what: string, arranged: Arranged | (() => Promise<Arranged>), expected: RegExp];

const NAMES: readonly Row[] = [
  ['no such name', { dns: 'NXDOMAIN' }, RegExp(`^names failed: ${HOST} does not resolve to an address`)],
  [
    'a zone without the record',
    { dns: { alias: 'x.privatelink.openai.azure.com', addresses: [] } },
    /^names failed: \S+ does not resolve/,
  ],
  ['the public address', { dns: ['20.1.2.3'] }, /^names failed: \S+ resolves to the public address 20\.1\.2\.3/],
  [
    'the public address behind the alias',
    { dns: { alias: 'x.privatelink.openai.azure.com', addresses: ['20.1.2.3'] } },
    /^names failed: .* public address/,
  ],
  ['one public address of two', { dns: ['10.20.0.5', '20.1.2.3'] }, /^names failed: .* public address 20\.1\.2\.3/],
  [
    'an address of another subnet',
    { dns: ['10.20.0.40'] },
    /^names failed: .* 10\.20\.0\.40, which is not in the subnet 10\.20\.0\.0\/27/,
  ],
  ['this machine', { dns: ['127.0.0.1'] }, /^names failed: .* 127\.0\.0\.1, which is this machine or link/],
  ['SERVFAIL', { dns: 'SERVFAIL' }, /^names failed: the DNS server answers SERVFAIL for/],
  ['a DNS server that refuses', { dns: 'REFUSED' }, /^names failed: the DNS server answers REFUSED for/],
  [
    'a DNS server that is silent',
    { dns: 'silent' },
    /^names uncertain: it is not known what \S+ resolves to: the DNS server does not answer/,
  ],
];

const TLS: readonly Row[] = [
  [
    'no server',
    { context: ({ https }) => ({ https: { ...https, connectTo: { address: '127.0.0.1', port: 1 } } }) },
    /^tls failed: there is no TLS connection to \S+ at 10\.20\.0\.5: the connection was refused/,
  ],
  [
    'the certificate of a proxy',
    async () => ({ certificate: await certificateFor('*.openai.azure.com') }),
    /^tls failed: .* It is one of Test, issued by Test$/,
  ],
  [
    'a certificate for another name',
    async () => {
      const certificate = await certificateFor('*.example.com');
      return { certificate, context: ({ https }) => ({ https: { ...https, ca: certificate.cert } }) };
    },
    /^tls failed: .*Hostname\/IP does not match/,
  ],
  [
    'an authority that only this machine trusts',
    async () => {
      const { cert } = await certificateFor('other');
      return { context: ({ https }) => ({ https: { ...https, publicCa: [cert] } }) };
    },
    /^tls uncertain: the certificate at \S+ is trusted on this machine only: it is issued by Test/,
  ],
];

const ANONYMOUS: readonly Row[] = [
  [
    'a page of a proxy',
    always(HTML),
    /^anonymous failed: the answer is not from Azure, but from a proxy or gateway: it is 403 with a page/,
  ],
  [
    'a page without a type',
    always({ status: 200, body: ' <!doctype html>' }),
    /^anonymous failed: the answer is not from Azure/,
  ],
  [
    'a proxy that wants a sign-in',
    always({ status: 407 }),
    /^anonymous failed: .* it is 407, which asks for a sign-in at a proxy/,
  ],
  [
    'a proxy that names itself',
    always({ ...UNAUTHORIZED, headers: { server: 'squid/6.1' } }),
    /^anonymous failed: .* it comes from the server squid\/6\.1/,
  ],
  [
    'the header of a proxy',
    always({ ...UNAUTHORIZED, headers: { 'x-squid-error': 'ERR_ACCESS_DENIED 0' } }),
    /^anonymous failed: .* it has the header x-squid-error/,
  ],
  [
    'a redirect to a sign-in page',
    always({ status: 302, headers: { location: 'https://portal.example' } }),
    /^anonymous failed: .* it is a redirect \(302\)/,
  ],
  [
    'a gateway on the way',
    withoutToken({ ...UNAUTHORIZED, headers: { via: '1.1 gateway' } }),
    /^anonymous uncertain: the answer came through a proxy or gateway: via 1\.1 gateway/,
  ],
  [
    'public access disabled',
    always(PUBLIC_ACCESS_DISABLED),
    /^anonymous failed: Azure answers that public access is disabled, so the request did not arrive through the private endpoint/,
  ],
  [
    'selected networks',
    always(apiError(403, 'AccessDenied', 'Access denied due to Virtual Network/Firewall rules.')),
    /^anonymous failed: Azure refuses the network that the request comes from/,
  ],
  [
    '200 without a token',
    withoutToken({ body: { data: [] } }),
    /^anonymous failed: a request without a token was answered with 200/,
  ],
  [
    'JSON of another form',
    always({ status: 401, body: { detail: 'no' } }),
    /^anonymous uncertain: the answer is 401 without an error in a form that Azure documents/,
  ],
  ['a connection that is cut', always({ fault: 'cut' }), /^anonymous uncertain: there is no answer: /],
  ['an answer that is cut', always({ fault: 'cutLater' }), /^anonymous uncertain: there is no answer: /],
  [
    'a server that is silent',
    { ...always({ fault: 'silent' }), context: ({ https }) => ({ https: { ...https, timeout: 150 } }) },
    /^anonymous uncertain: there is no answer: no answer within 0\.15 seconds/,
  ],
  [
    'an answer that never ends',
    { ...always({ fault: 'slow' }), context: ({ https }) => ({ https: { ...https, timeout: 150 } }) },
    /^anonymous uncertain: there is no answer: no answer within 0\.15 seconds/,
  ],
  [
    'an answer without limits',
    always({ body: 'x'.repeat(5 * 1024 * 1024) }),
    /^anonymous uncertain: there is no answer: the answer has more than 4 MB/,
  ],
];

const ACCESS: readonly Row[] = [
  [
    'keys that are only wrong',
    withKey(apiError(401, '401', 'Access denied due to invalid subscription key or wrong API endpoint.')),
    /^key uncertain: it is not proven that keys are disabled: an invented key is refused with 401: Access denied/,
  ],
  ['a key that works', withKey({ body: { data: [] } }), /^key failed: an invented key was accepted/],
  [
    'no role',
    listing(apiError(401, 'PermissionDenied', 'Principal does not have access to API/Operation.')),
    /^token failed: the identity has no role on the account: 401 PermissionDenied/,
  ],
  [
    'a token for another audience',
    listing(UNAUTHORIZED),
    /^token failed: the token for https:\/\/ai\.azure\.com\/\.default is not accepted: 401: Unauthorized/,
  ],
  [
    'a network that is refused only with a token',
    listing(PUBLIC_ACCESS_DISABLED),
    /^token failed: Azure answers that public access is disabled/,
  ],
  [
    'a list of another form',
    listing({ body: { models: [] } }),
    /^token uncertain: the token is accepted, but the answer is no list of models/,
  ],
  [
    'a fault of Azure',
    listing(apiError(500, 'InternalServerError')),
    /^token uncertain: the models are not listed: 500 InternalServerError/,
  ],
  [
    'no sign-in',
    {
      context: () => ({
        token: () =>
          Promise.reject(Object.assign(new Error('run az login\nsecond line'), { name: 'CredentialUnavailableError' })),
      }),
    },
    /^token failed: cannot sign in to Azure: run az login$/,
  ],
  [
    'a gateway that answers for every model',
    unknown({ body: CHAT_ANSWER }),
    /^unknown-deployment failed: a request to a deployment that does not exist was answered with 200/,
  ],
  [
    'another refusal of an unknown model',
    unknown(apiError(404, '404', 'Resource not found')),
    /^unknown-deployment uncertain: .* is refused with 404: Resource not found/,
  ],
];

const MODELS: readonly Row[] = [
  [
    'a deployment that does not exist',
    to('chat', apiError(404, 'DeploymentNotFound')),
    /^deployments failed: chat does not exist: 404 DeploymentNotFound/,
  ],
  [
    'a limit',
    to('chat', { ...apiError(429, '429', 'Too many'), headers: { 'retry-after': '7' } }),
    /^deployments uncertain: chat is at its limit, and asks to wait 7 seconds: 429: Too many/,
  ],
  [
    'a right that is missing',
    to('router', apiError(401, 'PermissionDenied')),
    /^deployments failed: the identity may list models, but not call router/,
  ],
  [
    'a parameter that is refused',
    to('router', apiError(400, 'unsupported_parameter')),
    /^deployments uncertain: router refuses the tiny request: 400 unsupported_parameter/,
  ],
  [
    'a model that fails',
    to('embedding', apiError(503, 'ServiceUnavailable')),
    /^deployments uncertain: embedding refuses the tiny request: 503/,
  ],
  [
    'embeddings without a vector',
    to('embedding', { body: { data: [] } }),
    /^deployments uncertain: embedding answers with 200, but the answer does not have the documented shape \(data\)/,
  ],
  [
    'a harmless prompt that is blocked',
    to('chat', responsesRefusal([item])),
    /^deployments failed: the filter of chat refuses a harmless prompt/,
  ],
  [
    'a completion that is blocked',
    to('router', { body: { ...CHAT_ANSWER, choices: [{ finish_reason: 'content_filter' }] } }),
    /^deployments uncertain: router answers, but its filter blocks the completion/,
  ],
  [
    'a proxy that refuses prompts only',
    to('chat', HTML),
    /^deployments failed: chat: the answer is not from Azure, but from a proxy/,
  ],
  [
    'responses without annotations',
    to('chat', { body: { output: [] } }),
    /^annotations failed: chat answers without annotations of a content filter/,
  ],
  [
    'chat without annotations',
    to('router', { body: { choices: CHAT_ANSWER.choices } }),
    /^annotations failed: router answers without annotations/,
  ],
  [
    'annotations without a harm',
    to('chat', {
      body: {
        ...RESPONSES_ANSWER,
        content_filters: [{ source_type: 'prompt', content_filter_results: { hate: {}, sexual: {}, violence: {} } }],
      },
    }),
    /^annotations uncertain: .* but not for self_harm/,
  ],
  ['a deployment without an answer', to('chat', apiError(500, 'x')), /^annotations not-checked: chat gave no answer/],
];

const LISTS: readonly Row[] = [
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

const FROM_OUTSIDE: readonly Row[] = [
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
    'a cut answer',
    outside(always({ fault: 'cutLater' })),
    /^outside-refused uncertain: \S+ can be reached, but did not answer/,
  ],
];

describe.each([
  ['names', NAMES],
  ['TLS', TLS],
  ['the first request', ANONYMOUS],
  ['access', ACCESS],
  ['models', MODELS],
  ['blocklists', LISTS],
  ['from outside', FROM_OUTSIDE],
])('%s:', (_, rows) => {
  test.each(rows)('%s', async (_what, arranged, expected) => {
    const result = await verified(fleet, 'prod-swedencentral', typeof arranged === 'function' ? await arranged() : arranged);
    const lines = linesOf(result);
    expect(lines.filter((line) => expected.test(line))).toHaveLength(1);
    expect(lines.join('\n')).not.toContain(TOKEN);
  });
});
