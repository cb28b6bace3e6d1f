import { DATA_ZONES, GEOGRAPHIES } from '../lib/catalog/regions';
import type { Residency } from '../lib/catalog/residency';

/** The words for a residency on a command line. */
export const RESIDENCY_WORDS: readonly string[] = ['region', 'global', ...DATA_ZONES, ...GEOGRAPHIES];

/** The residency for a word; undefined if there is none. */
export function residencyNamed(word: string): Residency | undefined {
  if (word === 'region' || word === 'global') return word;
  const dataZone = DATA_ZONES.find((each) => each === word);
  if (dataZone !== undefined) return { dataZone };
  return GEOGRAPHIES.includes(word) ? { geography: word } : undefined;
}
