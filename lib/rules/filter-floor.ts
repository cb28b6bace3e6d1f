import type { FilterSource, Harm, HarmAction, ShieldAction, ShieldName } from '../catalog/content-filters';
import { HARM_ACTIONS, HARM_NAMES, SHIELD_ACTIONS, SHIELD_NAMES, shieldOf } from '../catalog/content-filters';
import type { Located } from '../environment/environment-reader';
import type { DemandedHarm, FilterFloor } from '../environment/filter-floor-settings';
import type { Fleet } from '../environment/fleet';
import { suggestion } from '../environment/near-miss';
import { isSystemPolicy } from '../environment/resolve';
import type { Stamp, StampFilter } from '../environment/stamp';
import { strengthOf } from '../content-safety/compare-filters';
import { effective } from '../content-safety/effective-filter';
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

/** What is demanded of one harm in some directions, or of a shield. */
type Demand =
  | { readonly harm: Harm; readonly sources: readonly FilterSource[]; readonly floor: HarmAction }
  | { readonly shield: ShieldName; readonly floor: ShieldAction };

function below(located: Located<Stamp>, floor: FilterFloor): Finding[] {
  const { contentFilters, deployments, environment } = located.value;
  const demands = demandsOn(environment, floor);
  if (demands.length === 0) return [];
  return [
    ...contentFilters.flatMap((filter) => demands.flatMap((demand) => shortfalls(located, filter, demand))),
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
function demandsOn(environment: string, { environments, ...general }: FilterFloor): Demand[] {
  const own = environments && Object.hasOwn(environments, environment) ? environments[environment] : undefined;
  const harms = HARM_NAMES.flatMap((harm): Demand[] => {
    const [prompt, completion] = (['prompt', 'completion'] as const).map(
      (direction) => toward(direction, own?.harms?.[harm]) ?? toward(direction, general.harms?.[harm]) ?? 'off',
    ) as [HarmAction, HarmAction];
    if (prompt === completion) return [{ harm, sources: ['Prompt', 'Completion'], floor: prompt }];
    return [
      { harm, sources: ['Prompt'], floor: prompt },
      { harm, sources: ['Completion'], floor: completion },
    ];
  });
  const shields = SHIELD_NAMES.map((shield): Demand => ({
    shield,
    floor: own?.shields?.[shield] ?? general.shields?.[shield] ?? 'off',
  }));
  return [...harms, ...shields].filter(({ floor }) => floor !== 'off');
}

const toward = (direction: 'completion' | 'prompt', demanded: DemandedHarm | undefined) =>
  typeof demanded === 'object' ? demanded[direction] : demanded;

function shortfalls(located: Located<Stamp>, filter: StampFilter, demand: Demand): Finding[] {
  const { harms, shields } = effective(filter);
  if ('shield' in demand) {
    const { shield, floor } = demand;
    const value = shields[shield];
    const shortfall = { name: shield, sources: shieldOf(shield).sources, value, floor, path: ['shields', shield] };
    return strengthOf(SHIELD_ACTIONS, floor, value) === 'weaker' ? [told(located, filter, shortfall)] : [];
  }
  const { harm, floor } = demand;
  const weaker = demand.sources.filter((source) => strengthOf(HARM_ACTIONS, floor, harms[harm][source]) === 'weaker');
  return alike(weaker, (source) => harms[harm][source]).map(([value, sources]) => {
    const setting = filter.harms?.[harm];
    const step = typeof setting === 'object' && sources.length === 1 ? [sources[0] === 'Prompt' ? 'prompt' : 'completion'] : [];
    return told(located, filter, { name: harm, sources, value, floor, path: ['harms', harm, ...step] });
  });
}

/** What falls short of a demand, and where in the filter it is written if it is. */
interface Shortfall {
  readonly name: Harm | ShieldName;
  readonly sources: readonly FilterSource[];
  readonly value: HarmAction | ShieldAction;
  readonly floor: HarmAction | ShieldAction;
  readonly path: readonly string[];
}

function told(located: Located<Stamp>, filter: StampFilter, { name, sources, value, floor, path }: Shortfall): Finding {
  const { environment } = located.value;
  const [map = ''] = path;
  const written = name in (map === 'harms' ? (filter.harms ?? {}) : (filter.shields ?? {}));
  // What comes from a preset or a default is written nowhere: then the filter itself is the place to say more.
  return finding(located, ['contentFilters', filter.key, ...(written ? path : [])], {
    message: `the filter '${filter.key}' has ${name} in ${sources.map((source) => WHERE[source]).join(' and ')} at '${value}'; the floor of ${environment} is '${floor}'`,
    help: `write ${map}: { ${name}: ${floor} }, or something stricter, in contentFilters.${filter.key}; an exception is a waiver of content-safety/floor`,
    about: written ? 'value' : 'key',
  });
}

/** Sources with the value that they have in common. */
function alike(sources: readonly FilterSource[], valueOf: (source: FilterSource) => HarmAction) {
  const values = [...new Set(sources.map(valueOf))];
  return values.map((value) => [value, sources.filter((source) => valueOf(source) === value)] as const);
}

const WHERE: Record<FilterSource, string> = { Prompt: 'prompts', Completion: 'completions' };

/** A demand on an environment that is misspelled would silently not be made. */
function unknownEnvironments({ organisation, environments: known }: Fleet, { environments = {} }: FilterFloor): Finding[] {
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
