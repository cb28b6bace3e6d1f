import { z } from 'zod';
import type { Path } from '../diagnostics/setting-locations';
import { KNOWN_SETTINGS } from './known-settings';
import { schemaAt } from './schema-paths';

/**
 * Other values that a setting can have, as far as the schema alone decides it, those first that say most about what depends on the
 * setting. Whether they can be resolved together with the other settings remains to be seen.
 */
export function otherValues(path: Path, value: unknown): unknown[] {
  const schema = schemaAt(KNOWN_SETTINGS, path);
  if (!schema) return [];
  const words = spread(wordsOf(schema).filter((word) => word !== value));
  const candidates = [...words, ...similar(value), ...samples(value)];
  return candidates.filter((candidate) => schema.safeParse(candidate).success);
}

/** More words than this are names of things of one kind, such as regions, and not alternatives. */
const MOST_ALTERNATIVES = 12;

/** The values that the schema lists for a setting, if there are no others, and so few that each can have effects of its own. */
export function alternativesTo(path: Path): unknown[] {
  const schema = schemaAt(KNOWN_SETTINGS, path);
  const words = schema ? wordsOf(schema) : [];
  const isOpen = schema?.safeParse('a word that no list has').success;
  return isOpen || words.length > MOST_ALTERNATIVES ? [] : words;
}

/** The values that a schema lists. */
function wordsOf(schema: z.ZodType): unknown[] {
  if (schema instanceof z.ZodEnum) return schema.options;
  if (schema instanceof z.ZodLiteral) return [...schema.values];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => wordsOf(option as z.ZodType));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return wordsOf(schema.unwrap() as z.ZodType);
  return [];
}

/** Values of a long list that are far apart come first: neighbours are often alike. */
function spread(values: readonly unknown[]): unknown[] {
  const middle = Math.floor(values.length / 2);
  const first = [values[0], values.at(-1), values[middle]].filter((value) => value !== undefined);
  return [...new Set([...first, ...values])];
}

/** Values for a setting that has none, or an empty list. */
function samples(value: unknown): unknown[] {
  const isEmpty = Array.isArray(value) && value.length === 0;
  return value === undefined ? [true, false, 1, ...SAMPLES] : isEmpty ? SAMPLES.map((sample) => [sample]) : [];
}

/** Texts of the forms that settings have. */
const SAMPLES = [
  'workspace',
  'sample',
  '10.255.0.4',
  '10.255.0.0/24',
  '203.0.113.0/28',
  'sample@example.com',
  'sample.example.com',
  ...[
    'Network/routeTables/sample',
    'OperationalInsights/workspaces/sample',
    'Network/networkSecurityGroups/sample',
    'Network/virtualNetworks/sample',
    'Network/virtualNetworks/sample/subnets/sample',
    'Insights/actionGroups/sample',
  ].map((id) => `/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/sample/providers/Microsoft.${id}`),
  '00000000-0000-4000-8000-000000000001',
  '2030-01-31',
];

function similar(value: unknown): unknown[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value * 2, value - 1];
  if (typeof value === 'string') return [...similarTexts(value).slice(0, 8), ...SAMPLES, ...similarTexts(value).slice(8)];
  return Array.isArray(value) ? similarLists(value as readonly unknown[]) : [];
}

/** Lists in which one item is different, missing or twice. */
function similarLists([first, ...rest]: readonly unknown[]): unknown[] {
  const others = similar(first).map((other) => [other, ...rest]);
  return first === undefined ? [] : [...others.slice(0, MOST_PLACES), rest, [...rest, first]];
}

/**
 * Texts in which one letter or digit is another one, so that most of them have the same form: an address, an ID, a date. Alternately
 * from the end and the beginning, because the parts of such texts mean different things.
 */
function similarTexts(text: string): string[] {
  const places = [...text.matchAll(/[a-z0-9]/gi)].map(({ index }) => index);
  const order = places.flatMap((_, i) => (i % 2 === 0 ? places.at(-1 - i / 2) : places[(i - 1) / 2]) ?? []);
  return order
    .slice(0, MOST_PLACES)
    .flatMap((i) => otherMarks(text.charAt(i)).map((mark) => `${text.slice(0, i)}${mark}${text.slice(i + 1)}`));
}

/** The number of letters and digits of a text that are varied. */
const MOST_PLACES = 24;

/** The first and the last letter or digit of each kind. A hexadecimal letter is varied to another one. */
const ENDS = ['09', 'af', 'AF', 'gz', 'GZ'];

/** The letters or digits beside one, of the same kind. */
function otherMarks(mark: string): string[] {
  const [first = '', last = ''] = ENDS.find(([low = '', high = '']) => mark >= low && mark <= high) ?? '';
  const code = mark.charCodeAt(0);
  return [...(mark < last ? [code + 1] : []), ...(mark > first ? [code - 1] : [])].map((each) => String.fromCharCode(each));
}
