import { BUILT_IN_POLICIES } from '../catalog/content-filters';
import { isAzurePolicy } from '../content-safety/azure-policies';
import { nearest, nearMiss, writeOneOf } from '../diagnostics/near-miss';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** Deployments name content filters that exist. */
export const contentFilterReference = stampRule(
  'reference/content-filter',
  'Every deployment names a content filter of its stamp or a built-in policy of Azure.',
  ({ contentFilters, deployments }, located) => {
    const keys = contentFilters.map(({ key }) => key);
    const policies = [
      ...deployments.map(({ key, contentFilter }) => [['deployments', key, 'contentFilter'], contentFilter] as const),
      ...contentFilters.flatMap(({ key, basePolicy }) =>
        basePolicy === undefined ? [] : [[['contentFilters', key, 'basePolicy'], basePolicy] as const],
      ),
    ];
    const unknown = policies
      .filter(([path, name]) => (path[0] === 'contentFilters' || isAzurePolicy(name)) && !keys.includes(name))
      .filter(([, name]) => !BUILT_IN_POLICIES.includes(name))
      .map(([path, name]): Finding => {
        const message = `Azure has no policy '${name}'`;
        return finding(located, path, { message, help: `use ${nearest(name, BUILT_IN_POLICIES).join(' or ')}` });
      });
    const missing = deployments
      .filter(({ contentFilter }) => !keys.includes(contentFilter) && !isAzurePolicy(contentFilter))
      .map(({ key, contentFilter }) => {
        const meant = nearMiss(contentFilter, keys);
        return finding(located, ['deployments', key, 'contentFilter'], {
          message: `there is no content filter '${contentFilter}'`,
          help:
            meant === undefined
              ? `${writeOneOf([...keys, 'Microsoft.DefaultV2'])}; or omit it to use the strictest filter`
              : `did you mean '${meant}'?`,
        });
      });
    return [...missing, ...unknown];
  },
);
