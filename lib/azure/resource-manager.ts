import type { TokenCredential } from '@azure/core-auth';
import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  isRestError,
} from '@azure/core-rest-pipeline';
import type { HttpMethods, PipelineResponse } from '@azure/core-rest-pipeline';
import { z } from 'zod';
import type { Answer, Found, Unclear } from './answer';
import { CallLimit } from './call-limit';
import { firstLine } from '../text/first-line';
import { jsonOf, refused } from './failure-words';
import { limitedInTime, TimedOut } from './limited-in-time';
import { retries, retryAfter } from './retries';
import type { Shape } from './shape';
import { decoded } from './shape';
import { objectIdIn } from './token-claims';

/** How to reach the Azure Resource Manager of a cloud. */
export interface ResourceManagerOptions {
  /** Its address, such as `https://management.azure.com`. */
  readonly endpoint: string;
  /** The scope of its tokens, such as `https://management.azure.com/.default`. */
  readonly scope: string;
  /** The identity that asks. */
  readonly credential: TokenCredential;
  /**
   * The certificates to trust in addition to those of Node.js, in PEM.
   *
   * @default - none
   */
  readonly ca?: string;
  /**
   * Whether requests use the proxy of the environment (`HTTPS_PROXY`, `NO_PROXY`).
   *
   * @default true
   */
  readonly proxy?: boolean;
  /**
   * How long to wait before a failed request is repeated for the first time, in milliseconds.
   *
   * @default 1000
   */
  readonly pause?: number;
  /**
   * How long to wait for one answer, in milliseconds.
   *
   * @default 60000
   */
  readonly timeout?: number;
  /** Is called before each question that is sent, with the number of those before it. */
  readonly onCall?: (before: number) => void;
}

/** Questions that are asked at once, so that Azure does not throttle them. */
const AT_ONCE = 4;
/** After so many questions without any answer, the next ones would only take time. */
const MOST_SILENT = 4;
/** A list that does not end is a fault of the server. */
const MOST_PAGES = 200;
const SILENT = 'it was not sent, because the questions before it had no answer';
const LIST = z.object({ value: z.array(z.unknown()), nextLink: z.string().nullish() });

/**
 * Reads Azure Resource Manager. Nothing is ever written: the only requests with a body are questions.
 *
 * The same question is asked once, whatever the number of stacks that need the answer.
 */
export class ResourceManager {
  private readonly limit = new CallLimit(AT_ONCE);
  private readonly known = new Map<string, Promise<Answer<unknown>>>();
  private readonly pipeline;
  private readonly client = createDefaultHttpClient();
  private sent = 0;
  /** The number of questions without an answer; undefined since the first answer, because there is a connection. */
  private silent: number | undefined = 0;

  constructor(private readonly options: ResourceManagerOptions) {
    const { credential, scope, ca, proxy = true, pause = 1000, timeout = 60_000 } = options;
    this.pipeline = createPipelineFromOptions({
      ...(ca === undefined ? {} : { tlsOptions: { ca } }),
      // A redirected request would be answered by another server.
      redirectOptions: { maxRetries: 0 },
    });
    this.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    if (!proxy) this.pipeline.removePolicy({ name: 'proxyPolicy' });
    this.pipeline.addPolicy(retries(pause), { phase: 'Retry' });
    this.pipeline.addPolicy(limitedInTime(timeout), { afterPhase: 'Retry' });
    this.pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: scope }), { phase: 'Sign' });
  }

  /** The number of questions that were sent, without repetitions. */
  get calls(): number {
    return this.sent;
  }

  /** The object ID of the identity that asks; undefined if its token does not have it. */
  async objectId(): Promise<string | undefined> {
    const token = await this.options.credential.getToken(this.options.scope);
    return token ? objectIdIn(token.token) : undefined;
  }

  /** Reads one resource, or another document. */
  async get<T>(path: string, apiVersion: string, shape: Shape<T>): Promise<Answer<T>> {
    return this.decode(`GET ${path}`, shape, await this.once('GET', this.url(path, apiVersion)));
  }

  /** Reads a list to its end. */
  async list<T>(path: string, apiVersion: string, shape: Shape<T>): Promise<Answer<readonly T[]>> {
    const call = `GET ${path}`;
    const all: T[] = [];
    let url: string | undefined = this.url(path, apiVersion);
    for (let page = 0; url !== undefined; page++) {
      if (page === MOST_PAGES) return { kind: 'unclear', call, because: `the list has more than ${MOST_PAGES} pages` };
      if (!this.isOwn(url)) return { kind: 'unclear', call, because: 'the list continues on another server' };
      const answer: Answer<z.infer<typeof LIST>> = this.decode(call, LIST, await this.once('GET', url));
      if (answer.kind !== 'found') return answer;
      for (const each of answer.value.value) {
        const item = this.decode(call, shape, { kind: 'found', value: each });
        if (item.kind !== 'found') return item;
        all.push(item.value);
      }
      url = answer.value.nextLink ?? undefined;
    }
    return { kind: 'found', value: all };
  }

  /** Asks a question that needs a body and changes nothing, such as whether a name is free. */
  async ask<T>(path: string, apiVersion: string, question: unknown, shape: Shape<T>): Promise<Answer<T>> {
    return this.decode(`POST ${path}`, shape, await this.once('POST', this.url(path, apiVersion), question));
  }

  /** Asks a question whose answer changes while a command runs, however often it was asked before. */
  async askAfresh<T>(path: string, apiVersion: string, question: unknown, shape: Shape<T>): Promise<Answer<T>> {
    const url = this.url(path, apiVersion);
    return this.decode(`POST ${path}`, shape, await this.limit.run(() => this.send('POST', url, question)));
  }

  private url(path: string, apiVersion: string): string {
    const url = new URL(path, this.options.endpoint);
    url.searchParams.set('api-version', apiVersion);
    return url.href;
  }

  /** The token must not go to any other server. */
  private isOwn(url: string): boolean {
    return URL.canParse(url) && new URL(url).origin === new URL(this.options.endpoint).origin;
  }

  private decode<T>(call: string, shape: Shape<T>, answer: Answer<unknown>): Found<T> | Exclude<Answer<T>, Found<T>> {
    if (answer.kind !== 'found') return answer;
    const result = decoded(shape, answer.value);
    return 'value' in result ? { kind: 'found', value: result.value } : { kind: 'unclear', call, because: result.because };
  }

  private once(method: HttpMethods, url: string, body?: unknown): Promise<Answer<unknown>> {
    const key = JSON.stringify([method, url, body]);
    const known = this.known.get(key) ?? this.limit.run(() => this.send(method, url, body));
    this.known.set(key, known);
    return known;
  }

  private async send(method: HttpMethods, url: string, body: unknown): Promise<Answer<unknown>> {
    // Some paths are IDs from answers.
    if (!this.isOwn(url)) return { kind: 'unclear', call: method, because: 'the address is on another server' };
    const call = `${method} ${new URL(url).pathname}`;
    if ((this.silent ?? 0) >= MOST_SILENT) return { kind: 'unclear', call, because: SILENT };
    this.options.onCall?.(this.sent);
    this.sent++;
    const headers = createHttpHeaders({ accept: 'application/json' });
    if (body !== undefined) headers.set('content-type', 'application/json');
    const request = createPipelineRequest({
      ...{ url, method, headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    try {
      const response = await this.pipeline.sendRequest(this.client, request);
      this.silent = undefined;
      return answered(call, response);
    } catch (error) {
      const because = reasonOf(error);
      // Without a token, no question can be asked.
      if (because === undefined) throw error;
      if (this.silent !== undefined) this.silent++;
      return { kind: 'unclear', call, because };
    }
  }
}

/** Why there was no answer; undefined if no request was sent. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof TimedOut) return error.message;
  return isRestError(error) ? `no answer: ${firstLine(error.message)}` : undefined;
}

function answered(call: string, response: PipelineResponse): Answer<unknown> {
  const body = response.bodyAsText ?? '';
  if (response.status === 204) return { kind: 'found', value: undefined };
  if (response.status !== 200) return refused(call, { status: response.status, body, retryAfter: retryAfter(response) });
  const value = jsonOf(body);
  return value === undefined ? notJson(call) : { kind: 'found', value };
}

const notJson = (call: string): Unclear => ({
  kind: 'unclear',
  call,
  because: 'the answer is not JSON: it may come from a proxy',
});
