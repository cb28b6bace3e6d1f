import { allowsPlace, residencyWords } from '../catalog/residency';
import type { Rule } from './rule';
import { finding } from './rule';

/** A state holds all that is configured, the words of confidential blocklists included. */
export const residencyState: Rule = {
  id: 'residency/state',
  summary: 'A storage account that is made for states is where its environments allow prompts to be.',
  waivable: false,
  check: ({ stateUses }) =>
    stateUses.flatMap((located) => {
      const { environment, residency, regions, create } = located.value;
      if (!create || regions.length === 0 || regions.some((region) => allowsPlace(residency, region, create.location)))
        return [];
      const { name, geography } = create.location;
      return [
        finding(located, ['state', 'create', 'location'], {
          message: `the state is kept in ${name} (${geography}); ${environment} allows ${residencyWords(residency)}`,
          help: 'choose a region within it: the state holds the configuration in full, the words of confidential blocklists, too',
        }),
      ];
    }),
};
