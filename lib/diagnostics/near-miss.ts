import { distance } from 'fastest-levenshtein';
import { alike } from './lookalikes';

/** The option that a word most likely means: it differs in case, spaces, dashes or quotes, begins the option, is a few letters off, or has the same letters. */
export function nearMiss(word: string, options: readonly string[]): string | undefined {
  const given = word.toLowerCase();
  const same =
    options.find((option) => option.toLowerCase() === given) ?? options.find((option) => alike(option) === alike(word));
  if (same !== undefined) return same;
  const begun = options.filter((option) => given.length > 2 && option.toLowerCase().startsWith(given));
  if (begun.length === 1) return begun[0];
  const [closest] = nearest(word, options);
  if (closest === undefined) return undefined;
  if (distance(given, closest.toLowerCase()) <= Math.max(1, Math.floor(word.length / 3))) return closest;
  // Letters that changed places count as two in the distance.
  return options.find((option) => lettersOf(option) === lettersOf(word));
}

const lettersOf = (word: string) => word.toLowerCase().split('').sort().join('');

/** The options by their edit distance from a word, the nearest first. */
export function nearest(word: string, options: readonly string[]): string[] {
  const given = word.toLowerCase();
  return options
    .map((option) => [option, distance(given, option.toLowerCase())] as const)
    .sort(([, one], [, other]) => one - other)
    .map(([option]) => option);
}

/**
 * The help for a word that is not one of the options.
 *
 * @param likely the options that it can mean; default: all
 */
export function suggestion(word: string, options: readonly string[], likely = options): string {
  const meant = nearMiss(word, likely);
  if (meant !== undefined) return `did you mean '${meant}'?`;
  const [only = ''] = options;
  if (options.length === 1 && !likely.includes(only)) return `remove it: the only other option is '${only}'`;
  return options.length > 0 ? writeOneOf([...options].sort()) : 'remove it';
}

/** The help that lists the values to choose from. */
export const writeOneOf = (options: readonly string[]) =>
  options.length === 1 ? `write ${options.join()}` : `write one of: ${options.join(', ')}`;
