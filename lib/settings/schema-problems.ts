import type { z } from 'zod';
import { CHINA_REASON, isInChina } from '../catalog/clouds';
import { nearMiss, suggestion } from '../diagnostics/near-miss';
import { isMap, mapOf } from '../collections/map';
import { keysOf, schemaAt, valueAt } from './schema-paths';
import type { Origins, Whole } from './schema-words';
import { abridged, described, formHelp, meantHelp, oneOf, regionHelp, shownAt, typeHelp } from './schema-words';
import type { Path } from '../diagnostics/setting-locations';

/** A violation of a schema, by path: its location depends on the layer that the value comes from. */
export interface SchemaProblem {
  readonly rule: 'schema/missing' | 'schema/type' | 'schema/unknown-key' | 'schema/value';
  readonly path: Path;
  /** Whether it is about the key or the value at the path. A missing value is about the map that it is missing from. */
  readonly about: 'key' | 'value';
  readonly message: string;
  readonly help?: string;
  /** The path that a misspelled key most likely means. */
  readonly meant?: Path;
}

/** A schema of settings. Only this module knows that it is one of zod's. */
export type SettingsSchema = z.ZodType;
/** Settings that satisfy a schema, with their defaults. */
export type SettingsOf<S extends SettingsSchema> = z.output<S>;

type Issue = z.core.$ZodIssue;

/** The maximum number of problems in one run. The others are reported when these are fixed. */
export const MOST_PROBLEMS = 500;

/** All violations of a schema by a value, up to a maximum. */
export function schemaProblems(schema: z.ZodType, value: unknown, origins: Origins = {}): SchemaProblem[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  const issues = result.error.issues.slice(0, MOST_PROBLEMS);
  const problems = issues.flatMap((issue) => explain(issue, [], { schema, value, ...origins })).slice(0, MOST_PROBLEMS);
  const mapped = new Set(problems.filter(({ about }) => about === 'value').map(({ path }) => path));
  return problems.filter((problem) => !isConsequence(problem, mapped, value));
}

/** Whether the missing key is in a map beside it, which is a problem of its own: `sku: { name: …, capacity: … }`. */
function isConsequence({ rule, path }: SchemaProblem, wrong: ReadonlySet<Path>, value: unknown): boolean {
  if (rule !== 'schema/missing') return false;
  const around = valueAt(value, path.slice(0, -1));
  if (typeof around !== 'object' || around === null) return false;
  const beside = Object.values(around).filter((each) => typeof each === 'object' && each !== null);
  const name = String(path.at(-1));
  return beside.some((each) => Object.hasOwn(each as object, name)) && [...wrong].some((other) => other.length === path.length);
}

function explain(issue: Issue, base: Path, whole: Whole): SchemaProblem[] {
  const path = [...base, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  const [name, given] = [nameOf(path), valueAt(whole.value, path)];
  const wrong = (message: string, help?: string): SchemaProblem[] => [
    { rule: 'schema/value', path, about: 'value', message: `${name} ${message}`, ...(help ? { help } : {}) },
  ];
  const shown = shownAt(path, whole);
  if (isStrayStamp(path, whole)) return [strayStamp(path, whole)];
  if (issue.code === 'unrecognized_keys') return issue.keys.slice(0, MOST_PROBLEMS).map((key) => unknownKey(path, key, whole));
  if (issue.code === 'invalid_key') return explainKey(issue, path, whole);
  if (given === undefined) return [missing(path, whole)];
  if (issue.code === 'invalid_union') return explainUnion(issue, path, whole);
  if (issue.code === 'invalid_type') return [wrongType(path, expectedWords(issue), whole)];
  if (issue.code === 'invalid_value') {
    const options = issue.values.map(String).filter((option) => whole.offers?.(option) ?? true);
    return wrong(
      `must be ${oneOf(options, given)}; it is ${shown}`,
      meantHelp(path, options, whole) ?? described(path, whole) ?? `write ${oneOf(options, given)}`,
    );
  }
  if (issue.code === 'too_small' && issue.origin === 'string') {
    const least = issue.minimum === 1 ? 'must not be empty' : `must have at least ${issue.minimum} characters`;
    return wrong(least, described(path, whole));
  }
  if (issue.code === 'too_small' && issue.origin === 'array') return wrong('must not be an empty list', described(path, whole));
  if (issue.code === 'too_small') return wrong(`must be at least ${issue.minimum}; it is ${shown}`, described(path, whole));
  if (issue.code === 'too_big' && issue.origin === 'string')
    return wrong(
      `must have at most ${issue.maximum} characters${lengthOf(given)}`,
      described(path, whole) ?? 'write a shorter text',
    );
  if (issue.code === 'too_big') return wrong(`must be at most ${issue.maximum}; it is ${shown}`, described(path, whole));
  const help = (issue.code === 'custom' ? (issue.params?.['help'] as string | undefined) : undefined) ?? formHelp(path, whole);
  return wrong(typeof given === 'string' && issue.code !== 'custom' ? `${issue.message}; it is ${shown}` : issue.message, help);
}

const lengthOf = (given: unknown) => (typeof given === 'string' ? `; it has ${given.length}` : '');

/** The problem of the key, and those of its value, which zod does not report together. */
function explainKey(issue: Extract<Issue, { code: 'invalid_key' }>, path: Path, whole: Whole): SchemaProblem[] {
  const message = `the key ${nameOf(path)} ${issue.issues[0]?.message ?? 'is not valid'}`;
  const inside = schemaAt(whole.schema, path)?.safeParse(valueAt(whole.value, path)).error?.issues ?? [];
  return [{ rule: 'schema/value', path, about: 'key', message }, ...inside.flatMap((inner) => explain(inner, path, whole))];
}

function explainUnion(issue: Extract<Issue, { code: 'invalid_union' }>, path: Path, whole: Whole): SchemaProblem[] {
  const given = valueAt(whole.value, path);
  const attempts = issue.errors as Issue[][];
  const ofThatKind = attempts.filter((issues) => !issues.some(isAboutKind));
  const [closest] = ofThatKind.sort((one, other) => one.length - other.length);
  if (closest) return closest.flatMap((inner) => explain(inner, path, whole));
  const options = attempts
    .flat()
    .flatMap((inner) => (inner.code === 'invalid_value' ? inner.values.map(String) : []))
    .filter((option) => whole.offers?.(option) ?? true);
  const kinds = [...new Set(attempts.flat().flatMap((inner) => (inner.code === 'invalid_type' ? [expectedWords(inner)] : [])))];
  // If any text is allowed, the options are only examples.
  if (kinds.length === 1 && kinds[0] === 'text') return [wrongType(path, 'text', whole)];
  const expected = [...(options.length > 0 ? [oneOf(options, given)] : []), ...kinds].join(' or ');
  const help = meantHelp(path, options, whole) ?? described(path, whole);
  const message = `${nameOf(path)} must be ${expected}; it is ${shownAt(path, whole)}`;
  return [{ rule: 'schema/value', path, about: 'value', message, ...(help ? { help } : {}) }];
}

/** Whether a value is of another type, so that its other problems mean nothing. */
const isAboutKind = ({ code, path }: Issue) => path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');

function missing(path: Path, whole: Whole): SchemaProblem {
  const help = [described(path, whole), ...shareableHelp(path, whole)].filter((each) => each !== undefined).join(' ');
  const inside = path.length > 1 ? ` in ${nameOf(path.slice(0, -1))}` : '';
  return {
    rule: 'schema/missing',
    path,
    about: 'key',
    message: `${nameOf(path.slice(-1))} is missing${inside}`,
    ...(help === '' ? {} : { help }),
  };
}

/** A setting of deployments can also be set once for all of them. */
function shareableHelp(path: Path, { schema }: Whole): string[] {
  const [map, setting] = [path.at(-3), String(path.at(-1))];
  if (map !== 'deployments' || !keysOf(schemaAt(schema, ['deploymentDefaults']) ?? schema).includes(setting)) return [];
  return [`Write it here, or under deploymentDefaults for all deployments.`];
}

function unknownKey(path: Path, key: string, { schema, value, isHidden, offers }: Whole): SchemaProblem {
  const inside = schemaAt(schema, path);
  const present = mapOf(valueAt(value, path));
  const all = inside ? keysOf(inside).filter((each) => offers?.(each) ?? true) : [];
  const allowed = all.filter((each) => !Object.hasOwn(present, each));
  const where = path.length > 0 ? ` in ${nameOf(path)}` : '';
  const meant = nearMiss(key, allowed);
  // Another key is suggested only if the value can be its value. A misspelled key can have mistakes inside.
  const fitting = allowed.filter((each) =>
    (each === meant ? isOfKind : isFitting)(schemaAt(schema, [...path, each]), present[key]),
  );
  const named = isHidden?.([...path, key]) && meant === undefined ? 'a key' : `'${abridged(key)}'`;
  return {
    rule: 'schema/unknown-key',
    path: [...path, key],
    about: 'key',
    message: `${named} is not known${where}`,
    help: /^\d{3}$/.test(key)
      ? 'if it is part of a number, write the number without commas, such as 1000'
      : suggestion(key, allowed, fitting),
    ...(meant === undefined ? {} : { meant: [...path, meant] }),
  };
}

/** Whether a problem is that the key of a stamp is no region, and that it states none. */
function isStrayStamp([map, key, setting, ...inside]: Path, { schema, value }: Whole): boolean {
  if (
    map !== 'regions' ||
    key === undefined ||
    inside.length > 0 ||
    keysOf(schemaAt(schema, ['regions']) ?? schema).includes(String(key))
  )
    return false;
  const stamp = valueAt(value, ['regions', key]);
  return setting === undefined ? !isMap(stamp) : setting === 'region' && isMap(stamp) && stamp['region'] === undefined;
}

function strayStamp(path: Path, { schema, value, offers }: Whole): SchemaProblem {
  const key = String(path[1]);
  const regions = keysOf(schemaAt(schema, ['regions']) ?? schema).filter((each) => offers?.(each) ?? true);
  const free = regions.filter((each) => !Object.hasOwn(mapOf(valueAt(value, ['regions'])), each));
  const meant = nearMiss(key, regions);
  return {
    rule: 'schema/unknown-key',
    path: path.slice(0, 2),
    about: 'key',
    message: isInChina(key)
      ? `'${key}' is a region of the cloud in China, which is not supported: ${CHINA_REASON}`
      : `'${abridged(key)}' is not a region, and does not state one`,
    help: regionHelp(key, regions, free),
    ...(meant === undefined ? {} : { meant: ['regions', meant] }),
  };
}

/** Whether a value is of the type that a schema requires. What is inside does not count, and can be large. */
const isOfKind = (schema: z.ZodType | undefined, value: unknown) =>
  !(schema?.safeParse(outside(value)).error?.issues ?? []).some(isAboutKind);

/** Whether also each value in a map is of the required type. */
function isFitting(schema: z.ZodType | undefined, value: unknown): boolean {
  if (!isMap(value)) return isOfKind(schema, value);
  const each = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, outside(inner)]));
  const issues = schema?.safeParse(each).error?.issues ?? [];
  return !issues.some(
    (issue) =>
      isAboutKind(issue) ||
      (issue.code === 'invalid_type' && issue.path.length === 1 && Object.hasOwn(each, String(issue.path[0]))),
  );
}

const outside = (value: unknown) => (isMap(value) ? {} : Array.isArray(value) ? [] : value);

function wrongType(path: Path, expected: string, whole: Whole): SchemaProblem {
  const message = `${nameOf(path)} must be ${expected}; it is ${shownAt(path, whole)}`;
  const help = typeHelp(path, expected, whole);
  return { rule: 'schema/type', path, about: 'value', message, ...(help ? { help } : {}) };
}

const EXPECTED: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'a map',
  record: 'a map',
  string: 'text',
};

const expectedWords = ({ expected }: { readonly expected: string }) => EXPECTED[expected] ?? expected;

const nameOf = (path: Path) => (path.length === 0 ? 'the file' : `'${abridged(path.join('.'))}'`);
