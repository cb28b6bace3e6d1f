import type { V1Api } from '../azure/data-plane/successes';
import { clientApiOf } from '../catalog/client-api';
import { versionsOf } from '../catalog/models';
import { skuOf } from '../catalog/skus';
import type { StampDeployment } from '../fleet/stamp';

/** A request that a model answers with few tokens. */
export interface ModelRequest {
  readonly api: V1Api;
  /** Below `/openai/v1/`. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The smallest limit that the Responses API accepts. Source: the API reference of OpenAI (read 2026-11-25). */
export const MOST_TOKENS = 16;

const PATHS: Readonly<Record<V1Api, string>> = {
  chat: 'chat/completions',
  embeddings: 'embeddings',
  responses: 'responses',
};

/** The API of a deployment that can be tried with few tokens, or why there is none. */
export function apiOf({ format, model, sku }: StampDeployment): V1Api | { readonly because: string } {
  if (skuOf(sku).billing === 'batch') return { because: 'it answers batches only' };
  const capability = format === 'OpenAI' ? versionsOf(model)[0]?.capability : undefined;
  if (capability === 'computer-use' || capability === 'deep-research')
    return { because: `models for ${capability} need tools, and more than a few tokens` };
  const api = clientApiOf(format, model);
  if (api === 'messages') return { because: 'the API of its publisher is on another host, which the command does not call' };
  if (api === undefined)
    return { because: capability === undefined ? 'its API is not known' : `models for ${capability} have an API of their own` };
  return api;
}

/** A request with a text as the prompt. The model name of the v1 API is that of the deployment. */
export function modelRequest(api: V1Api, deployment: string, text: string): ModelRequest {
  return { api, path: PATHS[api], body: { model: deployment, ...partsOf(api, text) } };
}

function partsOf(api: V1Api, text: string): Readonly<Record<string, unknown>> {
  switch (api) {
    case 'chat':
      return { messages: [{ role: 'user', content: text }], max_completion_tokens: MOST_TOKENS };
    case 'embeddings':
      return { input: text };
    case 'responses':
      // Not kept: by default, the service stores responses for 30 days.
      return { input: text, max_output_tokens: MOST_TOKENS, store: false };
  }
}
