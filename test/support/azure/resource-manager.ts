import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate';
import { certificateFor } from './certificate';

/** A request as the local Azure Resource Manager sees it. */
export interface Asked {
  readonly method: string;
  /** The path without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The parts of the path that stand for `{…}` in the route. */
  readonly parts: Readonly<Record<string, string>>;
  /** The body, from JSON; undefined if there is none. */
  readonly body: unknown;
  readonly headers: IncomingMessage['headers'];
  /** How often the same question was asked before. */
  readonly before: number;
}

/** An answer. A string is sent unchanged. */
export interface Reply {
  /** @default 200 */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Whether the connection is cut instead, after the headers or before them. */
  readonly cut?: 'before' | true;
}

export type Answers = Reply | ((asked: Asked) => Reply);

/** An error in the envelope of Azure Resource Manager. */
export const armError = (status: number, code: string, message = `The request ended with ${code}.`): Reply => ({
  status,
  body: { error: { code, message } },
});

/** The refusal that an identity without a right gets. */
export const forbidden = (operation: string, scope = '/subscriptions/x'): Reply =>
  armError(
    403,
    'AuthorizationFailed',
    `The client 'a' with object id 'b' does not have authorization to perform action '${operation}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  );

/** A list on one page. */
export const list = (...value: readonly unknown[]): Reply => ({ body: { value } });

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly answers: Answers;
}

/**
 * A local Azure Resource Manager, over TLS. A route that is added later answers before one that was added earlier. Everything else
 * does not exist.
 */
export class FakeResourceManager {
  /** All requests, such as `GET /subscriptions/…`, repetitions included. */
  readonly requests: string[] = [];
  /** The API versions that were asked for, by path. */
  readonly versions = new Map<string, string | null>();
  private readonly routes: Route[] = [];
  private readonly asked = new Map<string, number>();
  private readonly server;

  private constructor(private readonly certificate: Certificate) {
    this.server = createServer(certificate, (request, response) => {
      void this.answer(request, response);
    });
  }

  /** @param certificate one for 127.0.0.1; making one takes a while */
  static async start(certificate?: Certificate): Promise<FakeResourceManager> {
    const started = new FakeResourceManager(certificate ?? (await certificateFor()));
    await new Promise<void>((listening) => started.server.listen(0, '127.0.0.1', listening));
    return started;
  }

  get endpoint(): string {
    return `https://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The certificate that clients must trust. */
  get ca(): string {
    return this.certificate.cert;
  }

  /**
   * Answers requests for a path. `{name}` stands for one part of it, and case is ignored.
   *
   * @param question such as `GET /subscriptions/{id}/providers/Microsoft.Network`
   */
  on(question: string, answers: Answers): this {
    const [method = '', path = ''] = question.split(' ', 2);
    const escaped = path.replace(/[.+?^$()|[\]\\]/g, '\\$&');
    const pattern = new RegExp(`^${escaped.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`, 'i');
    this.routes.unshift({ method, pattern, answers });
    return this;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((closed) => {
      this.server.close(() => {
        closed();
      });
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers } = request;
    const url = new URL(request.url ?? '/', this.endpoint);
    const path = decodeURIComponent(url.pathname);
    const question = `${method} ${path}`;
    this.requests.push(question);
    this.versions.set(path, url.searchParams.get('api-version'));
    const text = await textOf(request);
    const key = `${method} ${request.url ?? ''} ${text}`;
    const before = this.asked.get(key) ?? 0;
    this.asked.set(key, before + 1);
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const found = this.routes.find((route) => route.method === method && route.pattern.test(path));
    const parts = found?.pattern.exec(path)?.groups ?? {};
    const answers = found?.answers ?? armError(404, 'ResourceNotFound');
    send(
      response,
      typeof answers === 'function'
        ? answers({ method, path, query: url.searchParams, parts, body, headers, before })
        : answers,
    );
  }
}

function send(response: ServerResponse, { status = 200, headers = {}, body = '', cut }: Reply): void {
  if (cut === 'before') {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  if (cut) {
    response.write('{');
    response.destroy();
    return;
  }
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
