import type { Located } from '../fleet/fleet';
import type { OrganisationFloor } from '../fleet/organisation';
import { demandsOn } from '../fleet/organisation';
import type { Fleet } from '../fleet/fleet';
import { suggestion } from '../diagnostics/near-miss';
import { publisherOf } from '../catalog/publishers';
import { versionsOf } from '../catalog/models';
import { isMisspeltPublisher } from '../model-checks/format';
import { isSystemPolicy } from '../catalog/content-filters';
import type { Stamp, StampFilter } from '../fleet/stamp';
import type { Demand, Shortfall } from '../content-safety/floor';
import { directionWords, shortfalls } from '../content-safety/floor';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

/** No content filter is weaker than the organisation requires. */
export const filterFloor: Rule = {
  id: 'content-safety/floor',
  summary:
    'No content filter is weaker than filterFloor in defaults.yaml. Whether a built-in policy of Azure meets it is unverified, and so is whether filters apply to a model whose prompts its publisher processes: these are warnings.',
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
      demands.flatMap((demand) => shortfalls(filter, demand).map((each) => tooWeak(located, filter, demand, each))),
    ),
    ...deployments
      .filter(({ contentFilter }) => isSystemPolicy(contentFilter))
      .map(({ key, contentFilter }) =>
        finding(located, ['deployments', key, 'contentFilter'], {
          severity: 'warning',
          message: `unverified: whether '${contentFilter}' meets the floor of ${environment}; Azure can change its built-in policies`,
          help: 'name a content filter of the stamp, or omit contentFilter to use the strictest filter',
        }),
      ),
    ...deployments
      // model/format reports a misspelled publisher, and a known model with the wrong one.
      .filter(({ model, format }) => versionsOf(model).length === 0 && !isMisspeltPublisher(format))
      .filter(({ format }) => publisherOf(format)?.processing !== 'azure')
      .map(({ key, model, format }) =>
        finding(located, ['deployments', key, 'model'], {
          severity: 'warning',
          message: `unverified: whether content filters apply to ${model}, a model of ${format}; ${environment} has a floor for them`,
          help: 'deploy a model whose prompts Azure processes, or waive content-safety/floor with the reason why the model is safe without a filter',
        }),
      ),
  ];
}

function tooWeak(
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
  // A value from a preset or default is not in the file: then the location is the filter itself.
  return finding(located, ['contentFilters', filter.key, ...(written ? [map, name, ...step] : [])], {
    message: `the filter '${filter.key}' sets ${name} in ${directionWords(sources)} to '${value}'; the floor of ${environment} is '${floor}'`,
    help: `set ${map}: { ${name}: ${floor} }, or a stricter value, in contentFilters.${filter.key}; for an exception, waive content-safety/floor`,
    about: written ? 'value' : 'key',
  });
}

/** A requirement for a misspelled environment would silently have no effect. */
function unknownEnvironments(
  { organisation, environments: known }: Fleet,
  { environments = {} }: OrganisationFloor,
): Finding[] {
  return Object.keys(environments)
    .filter((name) => !known.includes(name))
    .map((name) =>
      finding(organisation, ['filterFloor', 'environments', name], {
        severity: 'warning',
        message: `filterFloor names the environment '${name}', which does not exist`,
        help: suggestion(name, known),
        about: 'key',
      }),
    );
}
