import { z } from 'zod';
import { decoded } from '../shape';

const LIST = z.object({ data: z.array(z.unknown()) });
const EMBEDDINGS = z.object({ data: z.array(z.object({ embedding: z.union([z.array(z.number()), z.string()]) })).min(1) });
const CHAT = z.object({ choices: z.array(z.object({ finish_reason: z.string().nullish() })).min(1) });
const RESPONSES = z.object({ output: z.array(z.unknown()), status: z.string().nullish() });

/** Whether an answer is a list, such as that of models. */
export const isList = (answer: unknown): boolean => 'value' in decoded(LIST, answer);

/** The form of a successful answer of each API of the v1 base URL. Source: the API reference of OpenAI (read 2026-11-25). */
const SHAPES = { chat: CHAT, embeddings: EMBEDDINGS, responses: RESPONSES } as const;

/** An API of the v1 base URL. */
export type V1Api = keyof typeof SHAPES;

/** Why an answer is not a success of an API; undefined if it is one. */
export function differenceFrom(api: V1Api, answer: unknown): string | undefined {
  const result = decoded<unknown>(SHAPES[api], answer);
  return 'because' in result ? result.because : undefined;
}

/** The length of the first vector of an answer; undefined if it has none in plain numbers. */
export function vectorLength(answer: unknown): number | undefined {
  const result = decoded(EMBEDDINGS, answer);
  const vector = 'value' in result ? result.value.data[0]?.embedding : undefined;
  return typeof vector === 'object' ? vector.length : undefined;
}

/** Whether a model stopped because a filter blocked its completion. */
export function isCompletionBlocked(answer: unknown): boolean {
  const result = decoded(CHAT, answer);
  return 'value' in result && result.value.choices.some(({ finish_reason: reason }) => reason === 'content_filter');
}
