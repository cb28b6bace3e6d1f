import type { FilterSource, Harm, HarmAction, ShieldAction, ShieldName } from '../catalog/content-filters';
import { HARM_ACTIONS, HARM_NAMES, SHIELD_ACTIONS, SHIELD_NAMES, shieldOf } from '../catalog/content-filters';
import { strengthOf } from './compare-filters';
import type { ContentFilterSettings } from './content-filter-policy';
import { resolvedFilter } from './resolved-filter';

/** What is demanded of content filters at least. What is not named is not demanded, and neither is what is `off`. */
export interface FilterFloor {
  readonly harms?: Readonly<Partial<Record<Harm, DemandedHarm | undefined>>> | undefined;
  readonly shields?: Readonly<Partial<Record<ShieldName, ShieldAction | undefined>>> | undefined;
}

/** What is demanded of one harm: in both directions, or only in those that are named. */
export type DemandedHarm =
  HarmAction | { readonly prompt?: HarmAction | undefined; readonly completion?: HarmAction | undefined };

/** What is demanded of one harm in some directions, or of a shield. */
export type Demand =
  | { readonly harm: Harm; readonly sources: readonly FilterSource[]; readonly floor: HarmAction }
  | { readonly shield: ShieldName; readonly floor: ShieldAction };

/** What of a filter falls short of a demand. */
export interface Shortfall {
  readonly name: Harm | ShieldName;
  readonly sources: readonly FilterSource[];
  readonly value: HarmAction | ShieldAction;
  readonly floor: HarmAction | ShieldAction;
}

/** The demands of several floors: for each harm and shield, the first that says something counts. */
export function demandsOf(...floors: readonly FilterFloor[]): Demand[] {
  const harms = HARM_NAMES.flatMap((harm): Demand[] => {
    const demanded = (direction: 'completion' | 'prompt') => {
      const said = floors.map(({ harms: each }) => toward(direction, each?.[harm]));
      return said.find((each) => each !== undefined) ?? 'off';
    };
    const [prompt, completion] = [demanded('prompt'), demanded('completion')];
    if (prompt === completion) return [{ harm, sources: ['Prompt', 'Completion'], floor: prompt }];
    return [
      { harm, sources: ['Prompt'], floor: prompt },
      { harm, sources: ['Completion'], floor: completion },
    ];
  });
  const shields = SHIELD_NAMES.map((shield): Demand => {
    const said = floors.map(({ shields: each }) => each?.[shield]);
    return { shield, floor: said.find((each) => each !== undefined) ?? 'off' };
  });
  return [...harms, ...shields].filter(({ floor }) => floor !== 'off');
}

const toward = (direction: 'completion' | 'prompt', demanded: DemandedHarm | null | undefined) =>
  typeof demanded === 'string' ? demanded : demanded?.[direction];

/** What of a filter is less than a demand: directions with one value together. */
export function shortfalls(settings: ContentFilterSettings, demand: Demand): Shortfall[] {
  const { harms, shields } = resolvedFilter(settings);
  if ('shield' in demand) {
    const { shield: name, floor } = demand;
    const value = shields[name];
    return strengthOf(SHIELD_ACTIONS, floor, value) === 'weaker'
      ? [{ name, sources: shieldOf(name).sources, value, floor }]
      : [];
  }
  const { harm: name, floor } = demand;
  const weaker = demand.sources.filter((source) => strengthOf(HARM_ACTIONS, floor, harms[name][source]) === 'weaker');
  const values = [...new Set(weaker.map((source) => harms[name][source]))];
  return values.map((value) => ({ name, floor, value, sources: weaker.filter((source) => harms[name][source] === value) }));
}

/** Directions in words. */
export const directionWords = (sources: readonly FilterSource[]) =>
  sources.map((source) => (source === 'Prompt' ? 'prompts' : 'completions')).join(' and ');
