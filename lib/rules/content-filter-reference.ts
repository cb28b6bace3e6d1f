import { nearMiss } from '../environment/near-miss';
import { isSystemPolicy } from '../environment/resolve';
import { finding, stampRule } from './rule';

/** Deployments name filters that are there. */
export const contentFilterReference = stampRule(
  'reference/content-filter',
  'Every deployment names a content filter of its stamp, or a policy of Azure.',
  ({ contentFilters, deployments }, located) => {
    const keys = contentFilters.map(({ key }) => key);
    return deployments
      .filter(({ contentFilter }) => !keys.includes(contentFilter) && !isSystemPolicy(contentFilter))
      .map(({ key, contentFilter }) => {
        const meant = nearMiss(contentFilter, keys);
        return finding(located, ['deployments', key, 'contentFilter'], {
          message: `there is no content filter '${contentFilter}'`,
          help:
            meant === undefined
              ? `write one of: ${[...keys, 'Microsoft.DefaultV2'].join(', ')}; or leave it out for the strictest`
              : `did you mean '${meant}'?`,
        });
      });
  },
);
