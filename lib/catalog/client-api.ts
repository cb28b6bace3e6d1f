import { versionsOf } from './models';
import type { ClientApi } from './publishers';
import { publisherOf } from './publishers';

/** The APIs of the models of OpenAI, by capability. Models with another capability, such as images, have APIs of their own. */
const OPENAI_APIS: Readonly<Record<string, ClientApi>> = {
  chat: 'responses',
  'computer-use': 'responses',
  'deep-research': 'responses',
  embeddings: 'embeddings',
  responses: 'responses',
  router: 'chat',
};

/** Names of models that are not chat models. The catalogue has the capabilities only of models of OpenAI. */
const NOT_CHAT = /embed|rerank|image|flux|ocr|speech|transcribe|voice|video|tts/i;

/** The API that clients call for a deployment; undefined if it is not known. */
export function clientApiOf(format: string, model: string): ClientApi | undefined {
  const api = publisherOf(format)?.api;
  if (format !== 'OpenAI') return NOT_CHAT.test(model) ? undefined : api;
  const [known] = versionsOf(model);
  if (known) return OPENAI_APIS[known.capability];
  return model.startsWith('text-embedding') ? 'embeddings' : api;
}

/** Whether clients call a deployment at the v1 base URL of its account. False if no source says so. */
export const isCalledByV1 = (format: string, model: string): boolean =>
  format === 'OpenAI' || clientApiOf(format, model) === 'chat';
