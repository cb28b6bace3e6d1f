import { byKey } from '../collections/order';
import type { Json } from '../stack/json';
import type { Notes } from '../stack/notes';

/** The key under which CDKTF writes the origin of a block, which readable addresses already show. */
const COMMENT = '//';

/**
 * Terraform JSON in the canonical form that is committed: sorted keys, two spaces, a newline at the end, and the notes of this kit
 * instead of those of CDKTF, which change with its version.
 */
export function canonicalJson(synthesized: string, notes: Notes): string {
  const content = sorted(JSON.parse(synthesized) as Json) as Record<string, Json>;
  return `${JSON.stringify({ [COMMENT]: sorted(notes as unknown as Json), ...content }, null, 2)}\n`;
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== COMMENT);
  return Object.fromEntries(entries.sort(byKey).map(([key, inner]) => [key, sorted(inner)]));
}
