import { stringify } from 'yaml';
import type { Configuration } from './terraform';

/** Attributes of every resource, which other tests cover. */
const NOISE = new Set(['tags', 'resource_group_name', 'location', 'retry', 'list_unique_id_property']);

/** A readable snapshot of a stack: resources by type and name, without nulls and the attributes that all of them have. */
export const digest = ({ resource, output }: Configuration): string =>
  stringify({ resource: without(resource), output: values(output) }, { lineWidth: 0 });

const values = (output: Configuration['output']) =>
  Object.fromEntries(Object.entries(output ?? {}).map(([name, { value }]) => [name, value]));

function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, inner]) => inner !== null && !NOISE.has(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, filter(inner) ?? without(inner)]));
}

/** An entry of a content filter in one line. */
function filter(value: unknown): unknown {
  if (!Array.isArray(value) || !value.every(isFilter)) return undefined;
  return value.map(({ name, source, severityThreshold, enabled, blocking }) =>
    [name, source, severityThreshold, enabled ? 'enabled' : 'off', blocking ? 'blocking' : 'annotating']
      .filter(Boolean)
      .join(' '),
  );
}

interface Filter {
  readonly name: string;
  readonly source: string;
  readonly severityThreshold?: string;
  readonly enabled: boolean;
  readonly blocking: boolean;
}

const isFilter = (value: unknown): value is Filter =>
  typeof value === 'object' && value !== null && 'source' in value && 'blocking' in value;
