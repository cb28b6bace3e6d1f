import { suggestion } from '../diagnostics/near-miss';
import { finding, stampRule } from './rule';

/** Filters name blocklists that are there. */
export const blocklistReference = stampRule(
  'reference/blocklist',
  'Every content filter names blocklists of its stamp.',
  ({ blocklists, contentFilters }, located) => {
    const keys = blocklists.map(({ key }) => key);
    return contentFilters.flatMap(({ key, blocklists: named = [] }) =>
      [...named.entries()]
        .filter(([, name]) => !keys.includes(name))
        .map(([i, name]) =>
          finding(located, ['contentFilters', key, 'blocklists', i], {
            message: `there is no blocklist '${name}'`,
            help: suggestion(name, keys),
          }),
        ),
    );
  },
);
