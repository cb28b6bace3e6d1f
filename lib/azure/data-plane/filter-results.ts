import { z } from 'zod';
import { firstLine } from '../../text/first-line';
import { decoded } from '../shape';

/** What content filters found in a prompt. */
export interface FilterResults {
  /** The categories that were checked, in Azure's spelling, such as `self_harm`. */
  readonly categories: readonly string[];
  /** The names of the blocklists that blocked it. */
  readonly lists: readonly string[];
}

const FILTERED = z.object({ filtered: z.boolean().nullish(), id: z.string().nullish() });
const LIST_ENTRIES = z.array(FILTERED);
/** The API reference documents an object with details, Microsoft's page "Use blocklists" an array. */
const BLOCKLISTS = z.union([
  LIST_ENTRIES,
  z.object({ details: LIST_ENTRIES.nullish() }).transform(({ details }) => details ?? []),
]);
const RESULTS = z.record(z.string(), z.unknown());

const CHAT = z.object({ prompt_filter_results: z.array(z.object({ content_filter_results: RESULTS.nullish() })) });
const SOURCE = z.object({
  blocked: z.boolean().nullish(),
  source_type: z.string().nullish(),
  content_filter_results: RESULTS.nullish(),
});
const RESPONSES = z.object({ content_filters: z.array(SOURCE) });

/**
 * What filters found in the prompt of a successful answer; undefined if it has no annotations.
 *
 * Source: `prompt_filter_results` of chat completions and `content_filters` of the Responses API, in MicrosoftDocs (read 2026-11-25).
 */
export function promptResultsIn(answer: unknown): FilterResults | undefined {
  const chat = decoded(CHAT, answer);
  if ('value' in chat) return combined(chat.value.prompt_filter_results.map((each) => each.content_filter_results));
  const responses = decoded(RESPONSES, answer);
  if ('value' in responses) return combined(ofPrompt(responses.value.content_filters));
  return undefined;
}

const INNER = z.object({
  error: z.object({
    innererror: z.object({ content_filter_result: RESULTS.nullish(), content_filter_results: RESULTS.nullish() }),
  }),
});
const IN_ERROR = z.object({ error: RESPONSES });

/** What filters found in a prompt that they refused; undefined if the refusal does not say it, which happens. */
export function refusalIn(answer: unknown): FilterResults | undefined {
  const inner = decoded(INNER, answer);
  if ('value' in inner) {
    const { content_filter_result: one, content_filter_results: other } = inner.value.error.innererror;
    return combined([one, other]);
  }
  const inError = decoded(IN_ERROR, answer);
  if ('value' in inError) return combined(ofPrompt(inError.value.error.content_filters));
  const atTop = decoded(RESPONSES, answer);
  return 'value' in atTop ? combined(ofPrompt(atTop.value.content_filters)) : undefined;
}

type Results = z.infer<typeof RESULTS> | null | undefined;

const ofPrompt = (sources: readonly z.infer<typeof SOURCE>[]): Results[] =>
  sources.filter(({ source_type: source }) => source !== 'completion').map((each) => each.content_filter_results);

function combined(all: readonly Results[]): FilterResults | undefined {
  const results = all.flatMap((each) => (each ? [each] : []));
  if (results.length === 0) return undefined;
  return {
    categories: [...new Set(results.flatMap(Object.keys))].map(firstLine).sort(),
    lists: [...new Set(results.flatMap((each) => listsIn(each['custom_blocklists'])))].map(firstLine).sort(),
  };
}

function listsIn(value: unknown): readonly string[] {
  const lists = decoded(BLOCKLISTS, value);
  if (!('value' in lists)) return [];
  return lists.value.flatMap(({ filtered, id }) => (filtered === true && typeof id === 'string' ? [id] : []));
}
