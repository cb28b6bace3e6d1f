import { request } from 'node:https';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';

/** How to reach the hosts of accounts. Never through a proxy: clients in the network do not use one for a private endpoint. */
export interface HttpsOptions {
  /** How long to wait for an answer, in milliseconds. */
  readonly timeout: number;
  /**
   * The address to connect to instead of the one that the name resolves to, for tests.
   *
   * @default - the resolved address, port 443
   */
  readonly connectTo?: { readonly address: string; readonly port: number };
  /**
   * The certificates to trust instead of those of Node.js, in PEM.
   *
   * @default - those of Node.js and of NODE_EXTRA_CA_CERTS
   */
  readonly ca?: string;
  /**
   * The certificates of public authorities, in PEM.
   *
   * @default - those that Node.js contains
   */
  readonly publicCa?: readonly string[];
}

/** A request to a host of an account. */
export interface HttpsRequest {
  readonly method: 'GET' | 'POST';
  readonly host: string;
  /** The address that the name resolves to. */
  readonly address: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. @default - no body */
  readonly body?: unknown;
}

/** What was answered to a request. */
export type Reply =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** By their names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly kind: 'none'; readonly stage: Stage; readonly because: string };

/** How far a request came that got no answer: the address did not accept it, its server is not trusted, or it did not answer. */
export type Stage = 'answer' | 'connection' | 'handshake';

/** The largest answer that is read, in bytes: a list of models has some hundred kilobytes. */
const LARGEST = 4 * 1024 * 1024;

/** The port and address of a request. */
export const placeOf = (address: string, { connectTo }: HttpsOptions) => connectTo ?? { address, port: 443 };

/** Sends a request to an address, for the name of a host. It follows no redirect and uses no proxy. */
export function send(asked: HttpsRequest, options: HttpsOptions): Promise<Reply> {
  const { timeout, ca } = options;
  const { address, port } = placeOf(asked.address, options);
  const body = asked.body === undefined ? undefined : JSON.stringify(asked.body);
  const headers: OutgoingHttpHeaders = { accept: 'application/json', ...asked.headers, host: asked.host };
  if (body !== undefined) headers['content-type'] = 'application/json';
  let stage: Stage = 'connection';
  return new Promise((resolve) => {
    const none = (error: Error) => {
      resolve({ kind: 'none', stage, because: failureOf(error, timeout) });
    };
    const sent = request({
      ...{ host: address, port, method: asked.method, path: asked.path, headers, servername: asked.host, agent: false },
      ...(ca === undefined ? {} : { ca }),
      signal: AbortSignal.timeout(timeout),
    });
    sent.on('socket', (socket) => {
      socket.once('connect', () => {
        stage = 'handshake';
      });
      socket.once('secureConnect', () => {
        stage = 'answer';
      });
    });
    sent.on('error', none);
    sent.on('response', (response) => {
      read(response).then((text) => {
        resolve({ kind: 'answered', status: response.statusCode ?? 0, headers: textsOf(response), body: text });
      }, none);
    });
    sent.end(body);
  });
}

async function read(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST) throw new Error(`the answer has more than ${LARGEST / 1024 / 1024} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const textsOf = ({ headers }: IncomingMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );

/** The reason why there is no answer, in one line. */
export function failureOf(error: Error, timeout: number): string {
  const { code } = error as { readonly code?: unknown };
  if (error.name === 'TimeoutError' || error.name === 'AbortError' || code === 'ABORT_ERR')
    return `no answer within ${timeout / 1000} seconds`;
  if (code === 'ECONNREFUSED') return 'the connection was refused';
  if (code === 'ECONNRESET') return 'the connection was cut';
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return 'there is no route to the address';
  return error.message.split(/[\r\n]/)[0] ?? '';
}
