import { finding, stampRule } from './rule';

/** A blocklist that no content filter names blocks nothing. */
export const unusedBlocklist = stampRule(
  'content-safety/unused-blocklist',
  'Every blocklist is named by a content filter. An unused blocklist blocks nothing, which is a warning.',
  ({ id, blocklists, contentFilters }, located) => {
    const used = new Set(contentFilters.flatMap(({ blocklists: named = [] }) => named));
    return blocklists
      .filter(({ key }) => !used.has(key))
      .map(({ key }) =>
        finding(located, ['blocklists', key], {
          severity: 'warning',
          message: `no content filter of ${id} names the blocklist '${key}', so it blocks nothing there`,
          help: `set blocklists: [${key}] in a content filter; or remove the blocklist, with null if a lower layer sets it`,
          about: 'key',
        }),
      );
  },
);
