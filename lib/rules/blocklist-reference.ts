import { suggestion } from '../diagnostics/near-miss';
import { finding, stampRule } from './rule';

/** Content filters name blocklists that exist. */
export const blocklistReference = stampRule(
  'reference/blocklist',
  'Every blocklist that a content filter names exists in its stamp.',
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
