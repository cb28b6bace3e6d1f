import { MODEL_NAMES } from '../catalog/models';
import { alike } from '../diagnostics/lookalikes';
import { nearMiss } from '../diagnostics/near-miss';

/** Names in the API of OpenAI that are others in Azure. */
const OPENAI_NAMES: ReadonlyMap<string, string> = new Map([
  ['whisper-1', 'whisper'],
  ['tts-1', 'tts'],
  ['tts-1-hd', 'tts-hd'],
]);

/** The known model that a name certainly means: it differs only in case, dashes, spaces or quotes. Undefined if there is none. */
const sameModel = (model: string): string | undefined =>
  OPENAI_NAMES.get(model.toLowerCase()) ?? MODEL_NAMES.find((name) => alike(name) === alike(model));

/** The words of a name, in lower case and without numbers: `gpt` and `mini` for `gpt-5.4-mini`. */
const wordsOf = (name: string) =>
  name
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => /^[a-z]{3,}$/.test(word));

/** The words in the names of all known models. */
const WORDS = [...new Set(MODEL_NAMES.flatMap(wordsOf))];

const begunBy = (model: string) => MODEL_NAMES.filter((name) => name.startsWith(`${model}-`));

/**
 * The known models that an unknown name can mean, only those with the same words: `text-embedding-3-large` for `embedding`, but never
 * `gpt-5-pro`.
 */
export function meantModels(model: string): readonly string[] {
  const same = sameModel(model);
  if (same !== undefined) return [same];
  const begun = begunBy(model);
  if (begun.length > 0) return begun;
  const words = wordsOf(model).flatMap((word) => (WORDS.includes(word) ? word : (nearMiss(word, WORDS) ?? [])));
  const family = MODEL_NAMES.filter((name) => words.every((word) => wordsOf(name).includes(word)));
  const meant = nearMiss(model, family);
  if (meant !== undefined) return [meant];
  return words.length > 0 ? family : [];
}

/**
 * Whether a name cannot be that of a model newer than the catalogue: it means a known one, has a misspelt word (`gpt-5.4-mni`), is only
 * the beginning of names (`text-embedding`), or has a lower number than a known model (`gpt-4.2`).
 */
export const isInvented = (model: string): boolean =>
  sameModel(model) !== undefined ||
  begunBy(model).length > 0 ||
  wordsOf(model).some((word) => !WORDS.includes(word) && nearMiss(word, WORDS) !== undefined) ||
  MODEL_NAMES.some((name) => formOf(name) === formOf(model) && isLower(numbersIn(model), numbersIn(name)));

/** A name without its numbers: `gpt-#.#` for `gpt-5.4`. */
const formOf = (name: string) => name.toLowerCase().replace(/\d+/g, '#');
const numbersIn = (name: string) => (name.match(/\d+/g) ?? []).map(Number);

function isLower(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((number, i) => number !== other[i]);
  return at >= 0 && Number(one[at]) < Number(other[at]);
}
