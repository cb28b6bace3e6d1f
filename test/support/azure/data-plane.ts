import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate';
import { TOKEN } from './client';

/** A request as the local account sees it. */
export interface AccountAsked {
  /** Such as `POST /openai/v1/responses`. */
  readonly question: string;
  readonly host: string;
  readonly headers: IncomingMessage['headers'];
  /** The body, from JSON; empty if there is none. */
  readonly body: {
    readonly model?: string;
    readonly input?: string;
    readonly messages?: readonly { readonly content: string }[];
  };
  /** The prompt, in whichever API. */
  readonly prompt: string;
  /** The ID that Azure gives to the request. */
  readonly id: string;
}

/** An answer. A string is sent unchanged. `cut` closes the connection instead, `silent` never answers. */
export interface AccountReply {
  /** @default 200 */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly fault?: 'cut' | 'cutLater' | 'silent' | 'slow';
}

/** How an account answers; undefined: as usual. */
export type AccountAnswers = (asked: AccountAsked) => AccountReply | undefined;

/** An error in the envelope of the API. */
export const apiError = (status: number, code: string, message = `Refused with ${code}.`, more: object = {}): AccountReply => ({
  status,
  body: { error: { code, message, ...more } },
});

/** Azure's answer to requests without a valid token, which is not in the envelope. */
export const UNAUTHORIZED: AccountReply = {
  status: 401,
  body: {
    statusCode: 401,
    message:
      'Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.',
  },
};
export const PUBLIC_ACCESS_DISABLED: AccountReply = {
  ...apiError(403, 'AccessDenied', 'Public access is disabled. Please configure private endpoint.'),
  headers: { 'policy-id': 'ThrowExceptionDueToTrafficDenied' },
};

const RESULTS = Object.fromEntries(
  ['hate', 'self_harm', 'sexual', 'violence'].map((name) => [name, { filtered: false, severity: 'safe' }]),
);

/** How a filter refuses a prompt in each API. `lists` are the lists that matched, in one of the documented forms. */
export const chatRefusal = (customBlocklists: unknown): AccountReply => ({
  status: 400,
  body: {
    error: {
      ...{
        message: "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
        type: null,
      },
      ...{ param: 'prompt', code: 'content_filter', status: 400 },
      innererror: {
        code: 'ResponsibleAIPolicyViolation',
        content_filter_result: { ...RESULTS, custom_blocklists: customBlocklists },
      },
    },
  },
});
export const responsesRefusal = (customBlocklists: unknown, place: 'error' | 'top' = 'error'): AccountReply => {
  const error = { message: 'The prompt was filtered.', type: 'invalid_request_error', param: 'prompt', code: 'content_filter' };
  const filters = [
    {
      ...{ blocked: true, source_type: 'prompt', content_filter_offsets: { start_offset: 0, end_offset: 9 } },
      content_filter_results: { ...RESULTS, custom_blocklists: customBlocklists },
    },
  ];
  return {
    status: 400,
    body: place === 'error' ? { error: { ...error, content_filters: filters } } : { error, content_filters: filters },
  };
};

/** What a model answers in each API. */
export const CHAT_ANSWER = {
  choices: [
    { index: 0, finish_reason: 'length', message: { role: 'assistant', content: 'pong' }, content_filter_results: RESULTS },
  ],
  prompt_filter_results: [
    { prompt_index: 0, content_filter_results: { ...RESULTS, jailbreak: { filtered: false, detected: false } } },
  ],
};
export const RESPONSES_ANSWER = {
  ...{
    id: 'resp_1',
    object: 'response',
    status: 'incomplete',
    incomplete_details: { reason: 'max_output_tokens' },
    output: [],
  },
  content_filters: [{ blocked: false, source_type: 'prompt', content_filter_results: RESULTS }],
};
export const EMBEDDINGS_ANSWER = { object: 'list', data: [{ object: 'embedding', index: 0, embedding: [0.1, -0.2, 0.3] }] };

/** What a healthy account has. */
export interface Account {
  /** The names of its deployments. */
  readonly deployments: readonly string[];
  /** The names in Azure of blocklists, by the term that they block. */
  readonly terms?: Readonly<Record<string, string>>;
}

/** How a healthy account answers. */
export const healthy =
  ({ deployments, terms = {} }: Account): ((asked: AccountAsked) => AccountReply) =>
  ({ question, headers, body: { model = '' }, prompt }) => {
    if (headers['api-key'] !== undefined)
      return apiError(403, 'AuthenticationTypeDisabled', 'Key based authentication is disabled for this resource.');
    if (headers.authorization !== `Bearer ${TOKEN}`) return UNAUTHORIZED;
    if (question === 'GET /openai/v1/models') return { body: { object: 'list', data: [{ id: 'gpt-5.4' }] } };
    if (!deployments.includes(model))
      return apiError(404, 'DeploymentNotFound', 'The API deployment for this resource does not exist.');
    const list = terms[prompt];
    const matched = list === undefined ? undefined : { filtered: true, details: [{ filtered: true, id: list }] };
    switch (question) {
      case 'POST /openai/v1/chat/completions':
        return matched ? chatRefusal(matched) : { body: CHAT_ANSWER };
      case 'POST /openai/v1/responses':
        return matched ? responsesRefusal(matched) : { body: RESPONSES_ANSWER };
      case 'POST /openai/v1/embeddings':
        return { body: EMBEDDINGS_ANSWER };
      default:
        return apiError(404, '404', 'Resource not found');
    }
  };

/** The headers that Azure adds to answers. */
const ofAzure = (id: string) => ({ 'apim-request-id': id, 'x-ms-region': 'Sweden Central' });

/** A local account of Azure OpenAI, over TLS. */
export class FakeDataPlane {
  /** All requests, such as `GET /openai/v1/models`. */
  readonly requests: AccountAsked[] = [];
  private readonly server;

  private constructor(
    certificate: Certificate,
    private readonly answers: (asked: AccountAsked) => AccountReply,
  ) {
    this.server = createServer(certificate, (request, response) => {
      void this.answer(request, response);
    });
  }

  static async start(
    certificate: Certificate,
    account: Account,
    answers: AccountAnswers = () => undefined,
  ): Promise<FakeDataPlane> {
    const usual = healthy(account);
    const started = new FakeDataPlane(certificate, (asked) => answers(asked) ?? usual(asked));
    await new Promise<void>((listening) => started.server.listen(0, '127.0.0.1', listening));
    return started;
  }

  get place(): { readonly address: string; readonly port: number } {
    return { address: '127.0.0.1', port: (this.server.address() as AddressInfo).port };
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
    const { method = '', url = '', headers } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const body = (text === '' ? {} : JSON.parse(text)) as AccountAsked['body'];
    const prompt = body.input ?? body.messages?.[0]?.content ?? '';
    const asked = { question: `${method} ${url}`, host: headers.host ?? '', headers, body, prompt, id: randomUUID() };
    this.requests.push(asked);
    sendReply(response, ofAzure(asked.id), this.answers(asked));
  }
}

type Headers = Readonly<Record<string, string>>;

function sendReply(
  response: ServerResponse,
  usual: Headers,
  { status = 200, headers = {}, body = '', fault }: AccountReply,
): void {
  if (fault === 'silent') return;
  if (fault === 'cut') {
    response.destroy();
    return;
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...usual, ...headers });
  if (fault === undefined) {
    response.end(text);
    return;
  }
  response.write(text.slice(0, 1) || '{');
  if (fault === 'cutLater') setTimeout(() => response.destroy(), 5);
}
