import { z } from 'zod';
import { nearMiss, suggestion } from './near-miss';
import type { Path } from './source-file';

/** What a value does not satisfy of a schema, without a place: that depends on where the value comes from. */
export interface SchemaProblem {
  readonly rule: 'schema/missing' | 'schema/type' | 'schema/unknown-key' | 'schema/value';
  readonly path: Path;
  /** Whether it is about the key or the value at the path; a missing value is about what it is missing from. */
  readonly about: 'key' | 'value';
  readonly message: string;
  readonly help?: string;
}

type Issue = z.core.$ZodIssue;

/** Everything about a value that its schema does not allow. */
export function schemaProblems(schema: z.ZodType, value: unknown): SchemaProblem[] {
  const result = schema.safeParse(value);
  return result.success ? [] : result.error.issues.flatMap((issue) => explain(issue, [], { schema, value }));
}

interface Whole {
  readonly schema: z.ZodType;
  readonly value: unknown;
}

function explain(issue: Issue, base: Path, whole: Whole): SchemaProblem[] {
  const path = [...base, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  const [name, given] = [nameOf(path), valueAt(whole.value, path)];
  const wrong = (message: string, help?: string): SchemaProblem[] => [
    { rule: 'schema/value', path, about: 'value', message: `${name} ${message}`, ...(help ? { help } : {}) },
  ];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key, whole));
  if (issue.code === 'invalid_key') return explainKey(issue, path, whole);
  if (given === undefined) return [missing(path, whole)];
  if (issue.code === 'invalid_union') return explainUnion(issue, path, whole);
  if (issue.code === 'invalid_type') return [wrongType(path, expectedWords(issue), given)];
  if (issue.code === 'invalid_value') {
    const options = issue.values.map(String);
    if (typeof given !== 'string') return [wrongType(path, 'text', given)];
    return wrong(`must be one of ${options.join(', ')}; it is '${given}'`, meant(given, options));
  }
  if (issue.code === 'too_small' && issue.origin === 'string')
    return wrong(issue.minimum === 1 ? 'must not be empty' : `must have at least ${issue.minimum} characters`);
  if (issue.code === 'too_small' && issue.origin === 'array') return wrong('must not be an empty list');
  if (issue.code === 'too_small') return wrong(`must be at least ${issue.minimum}; it is ${kindOf(given)}`);
  if (issue.code === 'too_big' && issue.origin === 'string') return wrong(`must have at most ${issue.maximum} characters`);
  if (issue.code === 'too_big') return wrong(`must be at most ${issue.maximum}; it is ${kindOf(given)}`);
  if (issue.code === 'custom') return wrong(issue.message, issue.params?.['help'] as string | undefined);
  return wrong(
    issue.code === 'invalid_format' && typeof given === 'string'
      ? `${issue.message}; it is '${abridged(given)}'`
      : issue.message,
  );
}

/** The key, and what is wrong with its value besides: zod stops at the key. */
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
  const options = attempts.flat().flatMap((inner) => (inner.code === 'invalid_value' ? inner.values.map(String) : []));
  const kinds = attempts.flat().flatMap((inner) => (inner.code === 'invalid_type' ? [expectedWords(inner)] : []));
  const expected = [...(options.length > 0 ? [`one of ${options.join(', ')}`] : []), ...new Set(kinds)].join(' or ');
  const shown = typeof given === 'string' ? `'${abridged(given)}'` : kindOf(given);
  const help = (typeof given === 'string' ? meant(given, options) : undefined) ?? described(path, whole);
  const message = `${nameOf(path)} must be ${expected}; it is ${shown}`;
  return [{ rule: 'schema/value', path, about: 'value', message, ...(help ? { help } : {}) }];
}

/** Whether a value is of the wrong kind altogether, so that what else is wrong with it says nothing. */
const isAboutKind = ({ code, path }: Issue) => path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');

/** What the schema says a setting is for. */
function described(path: Path, { schema }: Whole): string | undefined {
  const description = schemaAt(schema, path)?.meta()?.description;
  return description === undefined ? undefined : `${String(path.at(-1))}: ${description}`;
}

function missing(path: Path, whole: Whole): SchemaProblem {
  const help = described(path, whole);
  const inside = path.length > 1 ? ` in ${nameOf(path.slice(0, -1))}` : '';
  return {
    rule: 'schema/missing',
    path,
    about: 'key',
    message: `${nameOf(path.slice(-1))} is missing${inside}`,
    ...(help ? { help } : {}),
  };
}

function unknownKey(path: Path, key: string, { schema }: Whole): SchemaProblem {
  const inside = schemaAt(schema, path);
  const allowed = inside ? keysOf(inside) : [];
  const where = path.length > 0 ? ` in ${nameOf(path)}` : '';
  return {
    rule: 'schema/unknown-key',
    path: [...path, key],
    about: 'key',
    message: `'${abridged(key)}' is not known${where}`,
    help: suggestion(key, allowed),
  };
}

function wrongType(path: Path, expected: string, given: unknown): SchemaProblem {
  const message = `${nameOf(path)} must be ${expected}; it is ${kindOf(given)}`;
  const scalar = typeof given === 'number' || typeof given === 'boolean';
  const help = expected === 'text' && scalar ? `write it in quotes: "${String(given)}"` : helpForNumber(expected, given);
  return { rule: 'schema/type', path, about: 'value', message, ...(help ? { help } : {}) };
}

const helpForNumber = (expected: string, given: unknown) =>
  expected.includes('number') && typeof given === 'string' && /^\d+$/.test(given)
    ? `write it without quotes: ${given}`
    : undefined;

function meant(given: string, options: readonly string[]): string | undefined {
  const option = nearMiss(given, options);
  return option === undefined ? undefined : `did you mean '${option}'?`;
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

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return `the text '${abridged(value)}'`;
  return JSON.stringify(value);
}

const abridged = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

const nameOf = (path: Path) => (path.length === 0 ? 'the file' : `'${abridged(path.join('.'))}'`);

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inside, step) =>
      typeof inside === 'object' && inside !== null && Object.hasOwn(inside, step)
        ? (inside as Record<string, unknown>)[step]
        : undefined,
    value,
  );
}

// ---- finding one's way in a schema

function unwrapped(schema: z.ZodType): z.ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return unwrapped(schema.unwrap() as z.ZodType);
  return schema;
}

function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const inside = unwrapped(schema);
  if (inside instanceof z.ZodUnion)
    return inside.options.map((option) => schemaAt(option as z.ZodType, path)).find((found) => found !== undefined);
  const next = stepInto(inside, step);
  return next === undefined ? undefined : schemaAt(next as z.ZodType, rest);
}

function stepInto(schema: z.ZodType, step: number | string): unknown {
  if (schema instanceof z.ZodObject) return Object.hasOwn(schema.shape, step) ? schema.shape[step] : undefined;
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}

function keysOf(schema: z.ZodType): string[] {
  const inside = unwrapped(schema);
  if (inside instanceof z.ZodUnion) return inside.options.flatMap((option) => keysOf(option as z.ZodType));
  if (inside instanceof z.ZodObject) return Object.keys(inside.shape);
  if (inside instanceof z.ZodRecord && inside.keyType instanceof z.ZodEnum) return inside.keyType.options.map(String);
  return [];
}
