import { MODEL_NAMES } from '../catalog/models';
import { isOfClosedLine } from '../catalog/retired';
import { nearMiss } from '../diagnostics/near-miss';

/** Names in the API of OpenAI that are others in Azure. */
const OPENAI_NAMES: ReadonlyMap<string, string> = new Map([
  ['whisper-1', 'whisper'],
  ['tts-1', 'tts'],
  ['tts-1-hd', 'tts-hd'],
]);

/**
 * The known model that a name certainly means: it differs only in case, dots, dashes, slashes, spaces or quotes. Undefined if there is
 * none.
 */
export const sameModel = (model: string): string | undefined =>
  OPENAI_NAMES.get(model.toLowerCase()) ?? MODEL_NAMES.find((name) => lettersOf(name) === lettersOf(model));

/** The letters and digits of a name: `gpt54mini` for `gpt-5.4/mini`. No two models of the catalogue have the same. */
const lettersOf = (name: string) => name.toLowerCase().replace(/[^a-z\d]/g, '');

/** The words of a name, in lower case and without numbers: `gpt` and `mini` for `gpt-5.4-mini`. */
const wordsOf = (name: string) =>
  name
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => /^[a-z]{3,}$/.test(word));

/** The words in the names of all known models. */
const WORDS = [...new Set(MODEL_NAMES.flatMap(wordsOf))];

const begunBy = (model: string, names: readonly string[] = MODEL_NAMES) => names.filter((name) => name.startsWith(`${model}-`));

/**
 * The models that an unknown name can mean, only those with the same words: `text-embedding-3-large` for `embedding`, but never
 * `gpt-5-pro`. If a word is unknown, those with the same beginning: `gpt-5.4-mini` for `gpt-5.4-maxi`.
 *
 * @param names the models to choose from; default: all
 */
export function meantModels(model: string, names: readonly string[] = MODEL_NAMES): readonly string[] {
  const same = sameModel(model);
  if (same !== undefined) return names.includes(same) ? [same] : [];
  const begun = begunBy(model, names);
  if (begun.length > 0) return begun;
  const given = wordsOf(model);
  const words = given.flatMap((word) => meantWord(word) ?? []);
  if (words.length === given.length) {
    const family = names.filter((name) => hasWords(name, words));
    const meant = nearMiss(model, family);
    if (meant !== undefined && hasFirstNumber(model, meant)) return [meant];
    const alike = words.length > 0 ? family.filter((name) => hasFirstNumber(model, name)) : [];
    if (alike.length > 0) return alike;
  }
  return withSameBeginning(model, names);
}

const hasWords = (name: string, words: readonly string[]) => words.every((word) => wordsOf(name).includes(word));

const meantWord = (word: string) => (WORDS.includes(word) ? word : nearMiss(word, WORDS));

/** Whether a name has the first number of another one, such as 5.4 in `gpt-5.4-maxi`. */
function hasFirstNumber(model: string, name: string): boolean {
  const [first] = numbersOf(model);
  return first === undefined || numbersOf(name).includes(first);
}

const numbersOf = (name: string): readonly string[] => name.match(/\d+(\.\d+)*/g) ?? [];

/**
 * The models that begin with a known model, as the name does (`gpt-realtime`, for `gpt-realtime-preview`), or otherwise with its first
 * word and its first number (`gpt-5.6-sol`, for `gpt-5.6-nova`).
 */
function withSameBeginning(model: string, names: readonly string[]): readonly string[] {
  const known = knownBeginning(model);
  if (known !== undefined) return names.includes(known) ? [known, ...begunBy(known, names)] : [];
  const [[word], [number]] = [wordsOf(model), numbersOf(model)];
  return word === undefined || number === undefined
    ? []
    : names.filter((name) => wordsOf(name)[0] === word && numbersOf(name)[0] === number);
}

/** The longest name of a known model with which a name begins; undefined if there is none. */
export const knownBeginning = (model: string) =>
  MODEL_NAMES.filter((name) => model.toLowerCase().startsWith(`${name}-`)).sort((one, other) => other.length - one.length)[0];

/**
 * Whether a model is invented. Certainly, if its name means a known one, has a misspelt word (`gpt-5.4-mni`), is a part of names without
 * a number (`text-embedding`), is the preview of a known one, or belongs to a line without new models (`gpt-4.2`). Likely, if it is the
 * beginning of names (`gpt-5.6`), or has a lower number than a known model (`gpt-5.3`). Otherwise, it can be newer than the catalogue.
 */
export function inventedModel(model: string): 'certainly' | 'likely' | undefined {
  const spelled = corrected(model);
  const isMisspelt = spelled !== model.toLowerCase() && hasKnownForm(spelled);
  const words = wordsOf(spelled);
  const isPart = !/\d/.test(model) && words.length > 0 && MODEL_NAMES.some((name) => hasWords(name, words));
  const isPreview = `${knownBeginning(model) ?? ''}-preview` === model.toLowerCase();
  if (sameModel(model) !== undefined || isMisspelt || isPart || isPreview || isOfClosedLine(model)) return 'certainly';
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
