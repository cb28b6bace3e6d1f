import {
  apiError,
  CHAT_ANSWER,
  PUBLIC_ACCESS_DISABLED,
  responsesRefusal,
  RESPONSES_ANSWER,
  UNAUTHORIZED,
} from '../../../support/azure/data-plane';
import type { Row } from './arranged';
import { HTML, withKey, listing, unknown, to, item } from './arranged';

export const ACCESS: readonly Row[] = [
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

export const MODELS: readonly Row[] = [
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
