import type { z } from 'zod';
import type { SchemaProblem } from './schema-problems';
import { schemaProblems } from './schema-problems';
import type { Path } from './source-file';

/** Maps whose entries nothing refers to but moves: without a malformed one, the rest can still be looked at. */
const SEPARABLE: readonly Path[] = [
  ['access'],
  ['deployments'],
  ['moved', 'access'],
  ['moved', 'contentFilters'],
  ['moved', 'deployments'],
  ['names'],
  ['network', 'allowedSources'],
  ['overrides'],
  ['tags'],
];

/** Where a misspelt key leaves something undecided, which would be called missing without it. */
const DECISIVE: readonly unknown[] = ['dns', 'network'];

/**
 * What is left of settings without the parts that are not well formed, so that the rules can look at the rest in the same run.
 * Undefined when too little is left for the rules to be right about it.
 */
export function salvage<T extends z.ZodType>(schema: T, value: unknown): z.output<T> | undefined {
  const rest = schemaProblems(schema, value).reduce(repaired, value);
  return schema.safeParse(rest).data;
}

function repaired(settings: unknown, { rule, path }: SchemaProblem): unknown {
  if (rule === 'schema/unknown-key') return DECISIVE.includes(path[0]) ? settings : replaced(settings, path);
  const separable = SEPARABLE.find((map) => path.length > map.length && map.every((step, i) => step === path[i]));
  if (separable) return replaced(replaced(settings, path.slice(0, separable.length + 1)), ['moved', ...separable]);
  // Deployments refer to filters, and those to blocklists, so a malformed one stays, with what it would be by default.
  return ['blocklists', 'contentFilters'].includes(String(path[0])) && path.length > 1
    ? replaced(settings, path.slice(0, 2), {})
    : settings;
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
