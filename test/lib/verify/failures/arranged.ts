import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { OUTSIDE } from '../../../../lib/verify/checks';
import { TOKEN } from '../../../support/azure/client';
import type { AccountAnswers, AccountReply } from '../../../support/azure/data-plane';
import type { Arranged } from '../../../support/azure/verify';
import { fleetOf } from '../../../support/project';

export const HTML = { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>Blocked by policy</html>' };
export const LIST_AND_TERM = 'canaries';

/** A stamp with deployments of each API, and a list with a canary term. */
export const fleet = fleetOf({
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

export const HOST = String.raw`\S+\.openai\.azure\.com`;
export const hasToken: (answers: AccountAnswers) => AccountAnswers = (answers) => (asked) =>
  asked.headers.authorization === `Bearer ${TOKEN}` ? answers(asked) : undefined;
export const always = (reply: AccountReply): Arranged => ({ answers: () => reply });
export const withoutToken = (reply: AccountReply): Arranged => ({
  answers: ({ headers }) => (headers.authorization === undefined && headers['api-key'] === undefined ? reply : undefined),
});
export const withKey = (reply: AccountReply): Arranged => ({
  answers: ({ headers }) => (headers['api-key'] === undefined ? undefined : reply),
});
export const listing = (reply: AccountReply): Arranged => ({
  answers: hasToken(({ question }) => (question === 'GET /openai/v1/models' ? reply : undefined)),
});
export const unknown = (reply: AccountReply): Arranged => ({
  answers: hasToken(({ body }) => (body.model?.startsWith('no-such') ? reply : undefined)),
});
export const to = (model: string, reply: AccountReply): Arranged => ({
  answers: hasToken(({ body, prompt }) => (body.model === model && prompt === 'ping' ? reply : undefined)),
});
export const canary = (reply: AccountReply): Arranged => ({
  answers: hasToken(({ prompt }) => (prompt.startsWith('zz') ? reply : undefined)),
});
export const outside = (arranged: Arranged): Arranged => ({ dns: ['20.1.2.3'], ...arranged, checks: OUTSIDE });
export const item = { filtered: true, id: 'others-0123abcd' };

/** A server that accepts connections, and then neither reads nor writes. It does not keep the process running. */
export async function silentServer(): Promise<{ readonly address: string; readonly port: number }> {
  const server = createServer().listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  return { address: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

export type Row = readonly [what: string, arranged: Arranged | (() => Promise<Arranged>), expected: RegExp];
