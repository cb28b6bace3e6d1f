import type { Offer } from './offers';

/**
 * The capability of a new model, by the first capability in Azure's terms that it claims. Azure distinguishes fewer than the
 * documentation, which all other capabilities come from.
 */
const CAPABILITIES: readonly (readonly [azure: string, word: string])[] = [
  ['realtime', 'realtime-audio'],
  ['imageGenerations', 'image'],
  ['embeddings', 'embeddings'],
  ['chatCompletion', 'chat'],
  ['responses', 'responses'],
];

/** The capability of a model according to its live offers; `unknown` if they state none that the catalogue has. */
export function capabilityOf(offers: readonly Offer[]): string {
  const claimed = new Set(offers.flatMap(({ models }) => models.flatMap(({ capabilities }) => capabilities)));
  return CAPABILITIES.find(([azure]) => claimed.has(azure))?.[1] ?? 'unknown';
}
