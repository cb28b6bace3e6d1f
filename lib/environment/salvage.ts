import type { z } from 'zod';
import type { SchemaProblem } from './schema-problems';
import { schemaProblems } from './schema-problems';
import type { Path } from './source-file';

/** Maps whose entries nothing else refers to: without a malformed one, the rest can still be looked at. */
const SEPARABLE = ['access', 'deployments', 'names', 'tags'];

/**
 * What is left of settings without the parts that are not well formed, so that the rules can look at the rest in the same run.
 * Undefined when too little is left for the rules to be right about it.
 */
export function salvage<T extends z.ZodType>(schema: T, value: unknown): z.output<T> | undefined {
  const rest = schemaProblems(schema, value).reduce(repaired, value);
  return schema.safeParse(rest).data;
}

function repaired(settings: unknown, { rule, path }: SchemaProblem): unknown {
  const [map = '', entry] = path;
  if (rule === 'schema/unknown-key') return replaced(settings, path);
  if (entry === undefined) return settings;
  if (SEPARABLE.includes(String(map))) return replaced(settings, [map, entry]);
  // Deployments refer to filters, so a malformed one stays, with what it would be by default.
  return map === 'contentFilters' ? replaced(settings, [map, entry], {}) : settings;
}

/** A copy of nested maps with the value at a path replaced, or removed when there is none to replace it. */
function replaced(value: unknown, [step, ...rest]: Path, by?: object): unknown {
  if (step === undefined) return by;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    if (key !== String(step)) return [[key, inner]];
    if (rest.length === 0 && by === undefined) return [];
    return [[key, replaced(inner, rest, by)]];
  });
  return Object.fromEntries(entries);
}
