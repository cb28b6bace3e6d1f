import { MODEL_NAMES } from '../catalog/models';
import { alike } from '../diagnostics/lookalikes';
import { nearMiss } from '../diagnostics/near-miss';

/** The words of a name, in lower case and without numbers: `gpt` and `mini` for `gpt-5.4-mini`. */
const wordsOf = (name: string) =>
  name
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => /^[a-z]{3,}$/.test(word));

/** The words in the names of all known models. */
const WORDS = [...new Set(MODEL_NAMES.flatMap(wordsOf))];

/** The known model whose name differs only in case, dashes, spaces or quotes; undefined if there is none. */
export const sameModel = (model: string): string | undefined => MODEL_NAMES.find((name) => alike(name) === alike(model));

/**
 * The known models that an unknown name can mean, only those with the same words: `text-embedding-3-large` for `embedding`, but never
 * `gpt-5-pro`.
 */
export function meantModels(model: string): readonly string[] {
  const same = sameModel(model);
  if (same !== undefined) return [same];
  const words = wordsOf(model).flatMap((word) => (WORDS.includes(word) ? word : (nearMiss(word, WORDS) ?? [])));
  const family = MODEL_NAMES.filter((name) => words.every((word) => wordsOf(name).includes(word)));
  const meant = nearMiss(model, family);
  if (meant !== undefined) return [meant];
  return words.length > 0 ? family : [];
}

/** Whether a name has a misspelt word, such as `gpt-5.4-mni`, or is only the beginning of names, such as `text-embedding`. */
export const isMisspeltModel = (model: string): boolean =>
  wordsOf(model).some((word) => !WORDS.includes(word) && nearMiss(word, WORDS) !== undefined) ||
  (!/\d/.test(model) && MODEL_NAMES.some((name) => name.startsWith(`${model}-`)));
