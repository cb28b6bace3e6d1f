import type { z } from 'zod';
import type { SchemaProblem } from './schema-problems';
import { MOST_PROBLEMS, schemaProblems } from './schema-problems';
import type { Path } from '../diagnostics/setting-locations';

/** Maps whose entries nothing refers to but moves: without a malformed one, the rest can still be looked at. */
const SEPARABLE: readonly Path[] = [
  ['access'],
  ['deployments'],
  ['extraFiles'],
  ['moved', 'access'],
  ['moved', 'contentFilters'],
  ['moved', 'deployments'],
  ['names'],
  ['network', 'allowedSources'],
  ['overrides'],
  ['tags'],
  ['waivers'],
];

/** Settings without the parts that are not well formed. */
export interface WellFormedPart<T> {
  readonly settings: T;
  /** The first steps of the paths at which something that others depend on was left out: what is missing there is nobody's mistake. */
  readonly without: ReadonlySet<string>;
}

/**
 * What is left of settings without the parts that are not well formed, so that the rules can look at the rest in the same run.
 *
 * @param instead what stands for required settings, by their keys
 */
export function wellFormedPart<T extends z.ZodType>(
  schema: T,
  value: unknown,
  instead: Readonly<Record<string, unknown>> = {},
): WellFormedPart<z.output<T>> | undefined {
  const first = schemaProblems(schema, value);
  if (first.length >= MOST_PROBLEMS) return undefined;
  const mended = first.reduce(repaired, value);
  // Where a part was needed, all of the setting goes.
  const second = schemaProblems(schema, mended);
  const rest = second.reduce<unknown>((left, { path }) => replaced(left, path.slice(0, 1), instead[String(path[0])]), mended);
  const settings = schema.safeParse({ ...(rest as object), ...missing(schema, rest, instead) }).data as z.output<T> | undefined;
  if (settings === undefined) return undefined;
  const without = [...first.filter(isDecisive), ...second].map(({ path }) => String(path[0]));
  return { settings, without: new Set(without) };
}

/** What is required and still not there. */
function missing(schema: z.ZodType, value: unknown, instead: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const names = schemaProblems(schema, value).map(({ path }) => String(path[0]));
  return Object.fromEntries(names.filter((name) => name in instead).map((name) => [name, instead[name]]));
}

const isDecisive = ({ path }: SchemaProblem) =>
  !separableOf(path) && !['blocklists', 'contentFilters'].includes(String(path[0]));

const separableOf = (path: Path) =>
  SEPARABLE.find((map) => path.length > map.length && map.every((step, i) => step === path[i]));

function repaired(settings: unknown, { rule, path }: SchemaProblem): unknown {
  if (rule === 'schema/unknown-key') return replaced(settings, path);
  const separable = separableOf(path);
  if (separable) return replaced(replaced(settings, path.slice(0, separable.length + 1)), ['moved', ...separable]);
  // Deployments refer to filters, and those to blocklists, so a malformed one stays, with what it would be by default.
  return ['blocklists', 'contentFilters'].includes(String(path[0])) && path.length > 1
    ? replaced(settings, path.slice(0, 2), {})
    : replaced(settings, path);
}

/** A copy of nested maps with the value at a path replaced, or removed when there is none to replace it. */
function replaced(value: unknown, [step, ...rest]: Path, by?: unknown): unknown {
  if (step === undefined) return by;
  if (typeof value !== 'object' || value === null) return value;
  // What is wrong in a list is wrong with the list.
  if (Array.isArray(value)) return value;
  const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    if (key !== String(step)) return [[key, inner]];
    if ((rest.length === 0 || Array.isArray(inner)) && by === undefined) return [];
    return [[key, replaced(inner, rest, by)]];
  });
  return Object.fromEntries(entries);
}
