import { azurePolicy, isAzurePolicy } from '../content-safety/azure-policies';
import type { UsedFilter } from '../content-safety/filter-gap';
import { filterGap } from '../content-safety/filter-gap';
import { writeOneOf } from '../diagnostics/near-miss';
import type { Stamp } from '../fleet/stamp';
import { finding, stampRule } from './rule';
import { fittingTargets } from './spillover-targets';
import { spilloversOf } from './spillovers';

/**
 * Microsoft does not document which of the two filters applies to a request that is sent on, and a caller cannot see before its call whether
 * that will happen.
 */
export const filterSpillover = stampRule(
  'content-safety/spillover',
  'The content filter of a deployment that gets the requests of another one stops at least what the filter of the other one stops.',
  (stamp, located) =>
    spilloversOf(stamp).flatMap(({ source, target }) => {
      const [required, used] = [source, target].map(({ contentFilter }) => usedFilter(stamp, contentFilter));
      // reference/content-filter reports a filter that does not exist.
      const gap = required && used ? filterGap(required, used) : undefined;
      if (gap === undefined) return [];
      const others = fittingTargets(stamp, source)
        .filter(({ contentFilter }) => contentFilter === source.contentFilter)
        .map(({ key }) => key);
      return [
        finding(located, ['deployments', source.key, 'spillover'], {
          message: `requests that exceed the capacity of '${source.key}' may pass only the filter of '${target.key}': ${gap}`,
          help: `${others.length > 0 ? `${writeOneOf(others)}, or ` : ''}set contentFilter: ${source.contentFilter} in deployments.${target.key}`,
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
