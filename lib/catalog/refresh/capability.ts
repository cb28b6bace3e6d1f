import type { Offer } from './offers';

/**
 * The catalogue's word for what a new model does, by the first of Azure's that it claims. Azure distinguishes less than the
 * documentation, from which all other capabilities are.
 */
const CAPABILITIES: readonly (readonly [azure: string, word: string])[] = [
  ['realtime', 'realtime-audio'],
  ['imageGenerations', 'image'],
  ['embeddings', 'embeddings'],
  ['chatCompletion', 'chat'],
  ['responses', 'responses'],
];

/** What a model does, as its live offers have it; `unknown` where they say nothing that the catalogue has a word for. */
export function capabilityOf(offers: readonly Offer[]): string {
  const claimed = new Set(offers.flatMap(({ said }) => said.flatMap(({ capabilities }) => capabilities)));
  return CAPABILITIES.find(([azure]) => claimed.has(azure))?.[1] ?? 'unknown';
}
