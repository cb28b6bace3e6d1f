import { finding, stampRule } from './rule';

/** A list that no filter names blocks nothing. */
export const unusedBlocklist = stampRule(
  'content-safety/unused-blocklist',
  'Every blocklist is named by a content filter; one that is not blocks nothing, which is a warning.',
  ({ id, blocklists, contentFilters }, located) => {
    const used = new Set(contentFilters.flatMap(({ blocklists: named = [] }) => named));
    return blocklists
      .filter(({ key }) => !used.has(key))
      .map(({ key }) =>
        finding(located, ['blocklists', key], {
          severity: 'warning',
          message: `no content filter of ${id} names the blocklist '${key}', so it blocks nothing there`,
          help: `write blocklists: [${key}] in a content filter; or remove the list, with null where a lower layer has it`,
          about: 'key',
        }),
      );
  },
);
