import { isMap } from '../collections/map';
import type { z } from 'zod';
import { lookalikeIn } from '../diagnostics/lookalikes';
import { nearest, nearMiss } from '../diagnostics/near-miss';
import { schemaAt, valueAt } from './schema-paths';
import type { Path } from '../diagnostics/setting-locations';

/** The origin of a value. */
export interface Origins {
  /** A value as written in its file, if YAML reads something other than text. */
  readonly written?: (path: Path) => string | undefined;
  /** Whether values at a path must not be shown. */
  readonly isHidden?: (path: Path) => boolean;
  /** Whether help can name a word, which may mean nothing in the cloud of the environment. Default: it can name every word. */
  readonly offers?: (word: string) => boolean;
}

/** A value with its schema. */
export interface Whole extends Origins {
  readonly schema: z.ZodType;
  readonly value: unknown;
}

/** A text, shortened to fit on a line. */
export const abridged = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

/** The value at a path as written in its file; only its type if it must not be shown. */
export function shownAt(path: Path, whole: Whole): string {
  const value = valueAt(whole.value, path);
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (whole.isHidden?.(path)) return typeof value === 'string' ? 'text' : `a ${typeof value}`;
  return typeof value === 'string' ? `'${abridged(value)}'` : writtenAt(path, whole);
}

const writtenAt = (path: Path, { written, value }: Whole) => abridged(written?.(path) ?? String(valueAt(value, path)));

/** The description of a setting in the schema. */
export function described(path: Path, whole: Whole): string | undefined {
  const description = schemaAt(whole.schema, path)?.meta()?.description;
  if (description !== undefined) return `${String(path.at(-1))}: ${description}`;
  // Items of a list are described with the list.
  return typeof path.at(-1) === 'number' ? described(path.slice(0, -1), whole) : undefined;
}

/** The maximum number of options that are listed. */
const MOST_OPTIONS = 30;

/** Options in words; the most likely ones if there are too many. */
export function oneOf(options: readonly string[], given: unknown): string {
  if (options.length === 1) return options[0] ?? '';
  if (options.length <= MOST_OPTIONS) return `one of ${options.join(', ')}`;
  const first = (typeof given === 'string' ? nearest(given, options) : options).slice(0, 8);
  return `one of ${first.join(', ')} and ${options.length - first.length} more`;
}

/** The help for a value that must be one of several words; undefined if none is similar. */
export function meantHelp(path: Path, options: readonly string[], whole: Whole): string | undefined {
  const given = valueAt(whole.value, path);
  if (isMap(given)) return unnested(String(path.at(-1)), given);
  const meant = typeof given === 'string' && !whole.isHidden?.(path) ? nearMiss(given, options) : undefined;
  return meant === undefined ? undefined : `did you mean '${meant}'?`;
}

/** The help for text of the wrong form. */
export function formHelp(path: Path, whole: Whole): string | undefined {
  const given = valueAt(whole.value, path);
  const odd = typeof given === 'string' && !whole.isHidden?.(path) ? lookalikeIn(given) : undefined;
  return odd === undefined ? described(path, whole) : `it has ${odd}: write the plain ASCII character`;
}

/** The help for a value of the wrong type. */
export function typeHelp(path: Path, expected: string, whole: Whole): string | undefined {
  const given = valueAt(whole.value, path);
  if (whole.isHidden?.(path)) return undefined;
  if (expected === 'text' && ['boolean', 'number'].includes(typeof given)) {
    const written = writtenAt(path, whole);
    // Quotes help only if the text is a valid value.
    return schemaAt(whole.schema, path)?.safeParse(written).success
      ? `write it in quotes: "${written}"`
      : described(path, whole);
  }
  if (expected === 'text' && isMap(given)) return unnested(String(path.at(-1)), given) ?? described(path, whole);
  if (expected.includes('number') && typeof given === 'string' && /^\d+$/.test(given))
    return `write it without quotes: ${given}`;
  if (expected === 'true or false' && typeof given === 'string') return `write ${booleanOf(given)}`;
  if (expected === 'a list') return listHelp(path, whole) ?? described(path, whole);
  return described(path, whole);
}

const booleanOf = (given: string) =>
  /^(yes|on|true|y)$/i.test(given) ? 'true' : /^(no|off|false|n)$/i.test(given) ? 'false' : 'true or false';

/** The help for one value, or several with commas between them, where a list is required; undefined if the list would be malformed, too. */
function listHelp(path: Path, whole: Whole): string | undefined {
  const given = valueAt(whole.value, path);
  const items = typeof given === 'string' ? given.split(',').map((each) => each.trim()) : [given];
  const isPlain = items.every(
    (each) => typeof each === 'number' || (typeof each === 'string' && /^[a-z][\w@.-]*$/i.test(each)),
  );
  if (!isPlain || schemaAt(whole.schema, path)?.safeParse(items).success !== true) return undefined;
  return `write it as a list: [${items.join(', ')}]`;
}

/** Azure templates nest these settings, the kit does not. */
function unnested(key: string, { name, ...others }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof name !== 'string') return undefined;
  const beside = Object.keys(others).filter((other) => /^[a-zA-Z]+$/.test(other));
  return `write ${key}: ${name}${beside.length > 0 ? `, and ${beside.join(', ')} beside it` : ''}, not in a map`;
}

/**
 * The help for a key under `regions` that is not a region and states none. People often write a second account in a region with a number
 * after the region.
 *
 * @param free the regions that are not keys already
 */
export function regionHelp(key: string, regions: readonly string[], free: readonly string[]): string {
  const [region] = regions
    .filter((each) => key.toLowerCase().startsWith(each) && key.toLowerCase() !== each)
    .sort((one, other) => other.length - one.length);
  const meant = nearMiss(key, regions);
  const place = region ?? meant;
  const another = `${place === undefined ? '' : `for another stamp in ${place}, `}write region: ${place ?? '…'} under ${abridged(key)}`;
  if (meant !== undefined && meant !== region && free.includes(meant)) return `did you mean '${meant}'? ${another}`;
  return place === undefined ? `${another}, or use a region as key: ${oneOf(free, key)}` : another;
}
