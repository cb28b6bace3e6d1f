import type { z } from 'zod';
import type { SchemaProblem } from './schema-problems';
import { MOST_PROBLEMS, schemaProblems } from './schema-problems';
import type { Path } from '../diagnostics/setting-locations';

/** Maps whose entries only moves refer to. Without a malformed entry, the others can still be checked. */
const SEPARABLE: readonly Path[] = [
  ['access'],
  ['deployments'],
  ['extraFiles'],
  ['moved', 'access'],
  ['moved', 'contentFilters'],
  ['moved', 'deployments'],
  ['moved', 'projects'],
  ['names'],
  ['network', 'allowedSources'],
  ['overrides'],
  ['tags'],
  ['waivers'],
];

/** Settings without their malformed parts. */
export interface WellFormedPart<T> {
  readonly settings: T;
  /** The top-level keys from which a part that others depend on was left out. Problems that result from that are not reported. */
  readonly without: ReadonlySet<string>;
}

/**
 * Settings without their malformed parts, so that the rules can check the rest in the same run.
 *
 * @param instead stand-ins for required settings, by their keys
 */
export function wellFormedPart<T extends z.ZodType>(
  schema: T,
  value: unknown,
  instead: Readonly<Record<string, unknown>> = {},
): WellFormedPart<z.output<T>> | undefined {
  const first = schemaProblems(schema, value);
  if (first.length >= MOST_PROBLEMS) return undefined;
  const repairedSettings = first.reduce(repaired, value);
  // If a required part was removed, the whole setting is removed, but of projects only the connection or the project.
  const second = schemaProblems(schema, repairedSettings);
  const rest = second.reduce<unknown>(
    (left, { path }) => withoutProject(left, path) ?? replaced(left, path.slice(0, 1), instead[String(path[0])]),
    repairedSettings,
  );
  const settings = schema.safeParse({ ...(rest as object), ...missing(schema, rest, instead) }).data as z.output<T> | undefined;
  if (settings === undefined) return undefined;
  const without = [...first.filter(isDecisive), ...second].map(({ path }) => String(path[0]));
  return { settings, without: new Set(without) };
}

/** Stand-ins for settings that are required and missing. */
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
  // Deployments refer to filters, and filters to blocklists, so a malformed one is kept with its defaults.
  return ['blocklists', 'contentFilters'].includes(String(path[0])) && path.length > 1
    ? replaced(settings, path.slice(0, 2), {})
    : replaced(settings, path);
}

/** Settings without the connection or the project that a path leads into, and then without moves of projects; undefined: into neither. */
function withoutProject(settings: unknown, path: Path): unknown {
  const [map, key, part, connection] = path;
  if (map !== 'projects' || key === undefined) return undefined;
  if (part === 'connections' && connection !== undefined) return replaced(settings, path.slice(0, 4));
  return replaced(replaced(settings, path.slice(0, 2)), ['moved', 'projects']);
}

/** A copy of nested maps with the value at a path replaced, or removed if there is no replacement. */
function replaced(value: unknown, [step, ...rest]: Path, by?: unknown): unknown {
  if (step === undefined) return by;
  if (typeof value !== 'object' || value === null) return value;
  // A malformed item makes the whole list malformed.
  if (Array.isArray(value)) return value;
  const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    if (key !== String(step)) return [[key, inner]];
    if ((rest.length === 0 || Array.isArray(inner)) && by === undefined) return [];
    return [[key, replaced(inner, rest, by)]];
  });
  return Object.fromEntries(entries);
}
