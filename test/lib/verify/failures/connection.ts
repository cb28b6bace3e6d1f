import { certificateFor } from '../../../support/azure/certificate';
import { apiError, PUBLIC_ACCESS_DISABLED, UNAUTHORIZED } from '../../../support/azure/data-plane';
import type { Row } from './arranged';
import { HTML, HOST, always, withoutToken } from './arranged';

export const NAMES: readonly Row[] = [
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

export const TLS: readonly Row[] = [
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

export const ANONYMOUS: readonly Row[] = [
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
