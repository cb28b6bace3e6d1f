import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const SUBSCRIPTION = '00000000-1111-2222-3333-444455556666';

/** One answer of the fake Azure Resource Manager. A string is sent unchanged. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The answers of a location, one per request; the last is repeated. A page is requested by its number in `$skipToken`. */
export type Script = readonly Reply[] | ((page: number) => Reply);

export interface ArmServer {
  readonly endpoint: string;
  /** The requested paths and queries. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** A model in the shape of the REST API. */
export const armModel = (
  name: string,
  version: string,
  skus: readonly string[],
  more: Readonly<Record<string, unknown>> = {},
  kind = 'OpenAI',
) => ({
  kind,
  skuName: 'S0',
  model: {
    format: 'OpenAI',
    name,
    version,
    isDefaultVersion: false,
    maxCapacity: 3,
    capabilities: { chatCompletion: 'true', assistants: 'false' },
    lifecycleStatus: 'GenerallyAvailable',
    systemData: { createdBy: 'Microsoft', createdByType: 'Application', createdAt: '2025-10-06T00:00:00Z' },
    ...more,
    skus: skus.map((sku) => ({
      name: sku,
      usageName: `OpenAI.${sku}.${name}`,
      capacity: { default: 10, maximum: 10000, minimum: null, step: null },
    })),
  },
});

/** A quota in the shape of the REST API from 2026-03-01 on. */
export const armUsage = (name: string, scopeType?: string, scopeId?: string) => ({
  name: { value: name, localizedValue: `Tokens Per Minute (thousands) - ${name}` },
  currentValue: 0,
  limit: 100,
  unit: 'Count',
  ...(scopeType === undefined ? {} : { scopeType }),
  ...(scopeId === undefined ? {} : { scopeId }),
});

/** A list of models or quotas on one page. */
export const page = (...value: readonly unknown[]): Reply => ({ body: { value } });

/** An error in the shape of the REST API. */
export const armError = (status: number, code: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers,
  body: { error: { code, message: `The request ended with ${code}.` } },
});

/**
 * A local fake of Azure Resource Manager. `{server}` in a body is its address. The script for `eastus2` answers for models, and that for
 * `eastus2/usages` for quotas, of which there are none by default. Before the name of the location, there can be the ID of a
 * subscription. Unknown locations are not found.
 */
export async function armServer(scripts: Readonly<Record<string, Script>>): Promise<ArmServer> {
  const requests: string[] = [];
  const asked = new Map<string, number>();
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    requests.push(url.pathname + url.search);
    const [, subscription = '', location = '', list = ''] = LIST.exec(url.pathname) ?? [];
    const name = list === 'usages' ? `${location}/usages` : location;
    const key = `${subscription}/${name}` in scripts ? `${subscription}/${name}` : name;
    const count = asked.get(key) ?? 0;
    asked.set(key, count + 1);
    const script = scripts[key] ?? [list === 'usages' ? page() : armError(404, 'NotFound')];
    const reply =
      typeof script === 'function' ? script(Number(url.searchParams.get('$skipToken') ?? 0)) : (script[count] ?? script.at(-1));
    const { status = 200, headers = {}, body } = reply ?? {};
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(text.replaceAll('{server}', `http://127.0.0.1:${port()}`));
  });
  const port = () => (server.address() as AddressInfo).port;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${port()}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

const LIST = /^\/subscriptions\/([^/]+)\/providers\/Microsoft\.CognitiveServices\/locations\/([^/]+)\/(models|usages)$/;

/** Models in pages that link to the next. */
export const inPages =
  (location: string, pages: readonly (readonly unknown[])[]): Script =>
  (number) => ({
    body: {
      value: pages[number],
      ...(number + 1 < pages.length
        ? {
            nextLink: `{server}/subscriptions/${SUBSCRIPTION}/providers/Microsoft.CognitiveServices/locations/${location}/models?api-version=2025-09-01&$skipToken=${number + 1}`,
          }
        : {}),
    },
  });
