import { mapOf, own } from '../collections/map';
import { suggestion } from '../diagnostics/near-miss';
import type { Path } from '../diagnostics/setting-locations';

/** A null that removes nothing. */
export interface UselessNull {
  readonly path: Path;
  readonly message: string;
  readonly help: string;
}

/** Settings in which null does not remove a lower layer's setting: no value for an attribute, no caller for the default sources. */
const OTHER_MEANING: readonly string[] = ['overrides', 'network.allowedSources'];

/** Nulls of a layer for settings that no lower layer has. */
export function uselessNulls(layer: unknown, below: unknown, path: Path = []): UselessNull[] {
  if (OTHER_MEANING.includes(path.join('.'))) return [];
  const lower = mapOf(below);
  return Object.entries(mapOf(layer)).flatMap(([key, value]) => {
    const inside = [...path, key];
    const is = own(lower, key);
    if (value !== null) return uselessNulls(value, is, inside);
    // An empty section is one that is not filled in yet.
    if (path.length === 0 || (is !== undefined && is !== null)) return [];
    const message = `'${inside.join('.')}' is empty, which removes the setting of a lower layer; no lower layer has it`;
    return [{ path: inside, message, help: `write a value, or remove it${hint(key, Object.keys(lower))}` }];
  });
}

function hint(key: string, others: readonly string[]): string {
  const help = suggestion(key, others);
  return help.startsWith('did you mean') ? `; ${help}` : '';
}
