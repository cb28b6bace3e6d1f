import { mapOf } from '../data/map';
import { suggestion } from '../diagnostics/near-miss';
import type { Path } from '../diagnostics/setting-locations';

/** A null that removes nothing. */
export interface UselessNull {
  readonly path: Path;
  readonly message: string;
  readonly help: string;
}

/** Where null says something else than that a lower layer's setting goes: nothing for an attribute, nobody for the default sources. */
const OTHER_MEANING: readonly string[] = ['overrides', 'network.allowedSources'];

/** Nulls of a layer for what no layer below it has. */
export function uselessNulls(layer: unknown, below: unknown, path: Path = []): UselessNull[] {
  if (OTHER_MEANING.includes(path.join('.'))) return [];
  const lower = mapOf(below);
  return Object.entries(mapOf(layer)).flatMap(([key, value]) => {
    const inside = [...path, key];
    const is = Object.hasOwn(lower, key) ? lower[key] : undefined;
    if (value !== null) return uselessNulls(value, is, inside);
    // A section that is empty is one that nobody has filled yet.
    if (path.length === 0 || (is !== undefined && is !== null)) return [];
    const message = `'${inside.join('.')}' is empty, which removes what a lower layer has; none has it`;
    return [{ path: inside, message, help: `write a value, or remove it${hint(key, Object.keys(lower))}` }];
  });
}

function hint(key: string, others: readonly string[]): string {
  const help = suggestion(key, others);
  return help.startsWith('did you mean') ? `; ${help}` : '';
}
