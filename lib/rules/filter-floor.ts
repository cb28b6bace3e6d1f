import type { Located } from '../fleet/fleet';
import type { OrganisationFloor } from '../fleet/organisation';
import type { Fleet } from '../fleet/fleet';
import { suggestion } from '../diagnostics/near-miss';
import { isSystemPolicy } from '../catalog/content-filters';
import type { Stamp, StampFilter } from '../fleet/stamp';
import type { Demand, Shortfall } from '../content-safety/floor';
import { demandsOf, directionWords, shortfalls } from '../content-safety/floor';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

/** No filter does less than the organisation demands. */
export const filterFloor: Rule = {
  id: 'content-safety/floor',
  summary:
    'No content filter is weaker than filterFloor in defaults.yaml; that a policy of Azure meets it is unverified, which is a warning.',
  waivable: true,
  check: (fleet) => {
    const floor = fleet.organisation.value.filterFloor;
    return floor ? [...unknownEnvironments(fleet, floor), ...fleet.stamps.flatMap((located) => below(located, floor))] : [];
  },
};

function below(located: Located<Stamp>, floor: OrganisationFloor): Finding[] {
  const { contentFilters, deployments, environment } = located.value;
  const demands = demandsOn(environment, floor);
  if (demands.length === 0) return [];
  return [
    ...contentFilters.flatMap((filter) =>
      demands.flatMap((demand) => shortfalls(filter, demand).map((each) => told(located, filter, demand, each))),
    ),
    ...deployments
      .filter(({ contentFilter }) => isSystemPolicy(contentFilter))
      .map(({ key, contentFilter }) =>
        finding(located, ['deployments', key, 'contentFilter'], {
          severity: 'warning',
          message: `whether '${contentFilter}' meets the floor of ${environment} is unverified: what is in a policy of Azure is for Azure to change`,
          help: 'name a content filter of the stamp, or leave contentFilter out for the strictest',
        }),
      ),
  ];
}

/** The demands of an environment replace the general ones, entry by entry; `off` demands nothing. */
export function demandsOn(environment: string, { environments, ...general }: OrganisationFloor): Demand[] {
  const own = environments && Object.hasOwn(environments, environment) ? environments[environment] : undefined;
  return demandsOf(...(own ? [own] : []), general);
}

function told(
  located: Located<Stamp>,
  filter: StampFilter,
  demand: Demand,
  { name, sources, value, floor }: Shortfall,
): Finding {
  const { environment } = located.value;
  const map = 'shield' in demand ? 'shields' : 'harms';
  const written = name in (filter[map] ?? {});
  const setting = 'harm' in demand ? filter.harms?.[demand.harm] : undefined;
  const step = typeof setting === 'object' && sources.length === 1 ? [sources[0] === 'Prompt' ? 'prompt' : 'completion'] : [];
  // What comes from a preset or a default is written nowhere: then the filter itself is the place to say more.
  return finding(located, ['contentFilters', filter.key, ...(written ? [map, name, ...step] : [])], {
    message: `the filter '${filter.key}' has ${name} in ${directionWords(sources)} at '${value}'; the floor of ${environment} is '${floor}'`,
    help: `write ${map}: { ${name}: ${floor} }, or something stricter, in contentFilters.${filter.key}; an exception is a waiver of content-safety/floor`,
    about: written ? 'value' : 'key',
  });
}

/** A demand on an environment that is misspelled would silently not be made. */
function unknownEnvironments(
  { organisation, environments: known }: Fleet,
  { environments = {} }: OrganisationFloor,
): Finding[] {
  return Object.keys(environments)
    .filter((name) => !known.includes(name))
    .map((name) =>
      finding(organisation, ['filterFloor', 'environments', name], {
        severity: 'warning',
        message: `there is no environment '${name}' that filterFloor could hold for`,
        help: suggestion(name, known),
        about: 'key',
      }),
    );
}
