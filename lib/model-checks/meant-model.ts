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
 * Whether a model is invented. Certainly, if its name means a known one, has a misspelt word (`gpt-5.4-mni`) or is a part of names
 * without a number (`text-embedding`). Likely, if it is the beginning of names (`gpt-5.6`), or has a lower number than a known model
 * (`gpt-4.2`). Otherwise, it can be newer than the catalogue.
 */
export function inventedModel(model: string): 'certainly' | 'likely' | undefined {
  const spelled = corrected(model);
  const isMisspelt = spelled !== model.toLowerCase() && hasKnownForm(spelled);
  const isPart = !/\d/.test(model) && wordsOf(spelled).every((word) => WORDS.includes(word)) && meantModels(model).length > 0;
  if (sameModel(model) !== undefined || isMisspelt || isPart) return 'certainly';
  const isOlder = withSameForm(model).some((name) => isLower(numbersIn(model), numbersIn(name)));
  return begunBy(model).length > 0 || isOlder ? 'likely' : undefined;
}

/** A name in lower case, with known words in the place of those that are probably misspelt. No word occurs twice in a name. */
const corrected = (model: string) =>
  wordsOf(model)
    .filter((word) => !WORDS.includes(word))
    .reduce((name, word) => {
      const meant = nearMiss(word, WORDS);
      return meant === undefined || wordsOf(name).includes(meant) ? name : name.replace(word, meant);
    }, model.toLowerCase());

/** Whether only the numbers of a name differ from those of a known model: `gpt-7` and `gpt-5.5`. */
export const hasKnownForm = (model: string): boolean => withSameForm(model).length > 0;

const withSameForm = (model: string) => MODEL_NAMES.filter((name) => formOf(name) === formOf(model));

/** A name without its numbers: `gpt-#` for `gpt-5.4`. */
const formOf = (name: string) => name.toLowerCase().replace(/\d+(\.\d+)*/g, '#');
const numbersIn = (name: string) => (name.match(/\d+/g) ?? []).map(Number);

function isLower(one: readonly number[], other: readonly number[]): boolean {
  const longest = one.length > other.length ? one : other;
  const at = longest.findIndex((_, i) => (one[i] ?? 0) !== (other[i] ?? 0));
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}
