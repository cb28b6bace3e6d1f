import { azurePolicy, isAzurePolicy } from '../content-safety/azure-policies';
import type { UsedFilter } from '../content-safety/filter-gap';
import { filterGap } from '../content-safety/filter-gap';
import type { Stamp } from '../fleet/stamp';
import { finding, stampRule } from './rule';
import { spilloversOf } from './spillovers';

/** A caller cannot see before its call which of the two filters will apply, so the weaker one is the filter of both. */
export const filterSpillover = stampRule(
  'content-safety/spillover',
  'The content filter of a deployment that gets the requests of another one stops at least what the filter of the other one stops.',
  (stamp, located) =>
    spilloversOf(stamp).flatMap(({ source, target }) => {
      const [required, used] = [source, target].map(({ contentFilter }) => usedFilter(stamp, contentFilter));
      // reference/content-filter reports a filter that does not exist.
      const gap = required && used ? filterGap(required, used) : undefined;
      if (gap === undefined) return [];
      return [
        finding(located, ['deployments', source.key, 'spillover'], {
          message: `requests that exceed the capacity of '${source.key}' would pass the filter of '${target.key}' instead: ${gap}`,
          help: `set contentFilter: ${source.contentFilter} in deployments.${target.key}, or name a deployment with that filter`,
        }),
      ];
    }),
);

function usedFilter({ contentFilters }: Stamp, name: string): UsedFilter | undefined {
  const own = contentFilters.find(({ key }) => key === name);
  const quoted = `'${name}'`;
  if (own) return { name: quoted, settings: own, isAzures: false, blocklists: (own.blocklists ?? []).map((key) => `'${key}'`) };
  return isAzurePolicy(name) ? { name: quoted, settings: azurePolicy(name), isAzures: true, blocklists: [] } : undefined;
}
