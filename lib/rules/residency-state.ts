import { allowsPlace, residencyWords } from '../catalog/residency';
import type { Rule } from './rule';
import { finding } from './rule';

/** A state contains the whole configuration, including the words of confidential blocklists. */
export const residencyState: Rule = {
  id: 'residency/state',
  summary: 'A storage account that the kit creates for states is where its environments allow prompts to be.',
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
          help: 'choose a region that it allows: the state contains the whole configuration, including the words of confidential blocklists',
        }),
      ];
    }),
};
