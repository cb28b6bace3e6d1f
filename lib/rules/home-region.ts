import type { Finding, Rule } from './rule';
import { finding } from './rule';

/** What regions share is where one of them is. */
export const homeRegion: Rule = {
  id: 'environment/home-elsewhere',
  summary: 'homeRegion is one of the regions of its environment; a waiver is for one whose home region was given up.',
  waivable: true,
  check: ({ shared, stamps }) =>
    shared.flatMap(({ value: { environment, region } }): Finding[] => {
      const its = stamps.filter(({ value }) => value.environment === environment);
      const [first] = its;
      if (!first || its.some(({ value }) => value.region.name === region.name)) return [];
      const names = its.map(({ value }) => value.region.name);
      return [
        finding(first, ['homeRegion'], {
          message: `homeRegion is ${region.name}, which is no region of ${environment}`,
          help: `write one of: ${names.join(', ')}; if ${region.name} was one of them and the zones are deployed there, keep it with a waiver`,
        }),
      ];
    }),
};
