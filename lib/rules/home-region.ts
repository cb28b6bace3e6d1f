import { distinct } from '../collections/order';
import { writeOneOf } from '../diagnostics/near-miss';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

/** Resources that regions share are in one of these regions. */
export const homeRegion: Rule = {
  id: 'environment/home-elsewhere',
  summary: 'homeRegion is one of the regions of its environment. If the environment has left its home region, use a waiver.',
  waivable: true,
  check: ({ shared, stamps }) =>
    shared.flatMap(({ value: { environment, region, zones } }): Finding[] => {
      const its = stamps.filter(({ value }) => value.environment === environment);
      const [first] = its;
      if (!first || its.some(({ value }) => value.region.name === region.name)) return [];
      const names = distinct(its.map(({ value }) => value.region.name));
      return [
        finding(first, ['homeRegion'], {
          message: `homeRegion is ${region.name}, which is not a region of ${environment}`,
          help: `${writeOneOf(names)}; if ${region.name} was a region of the environment and the ${zones.length > 0 ? 'zones' : 'alerts'} are deployed there, keep it and add a waiver`,
        }),
      ];
    }),
};
