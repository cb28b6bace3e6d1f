import type { FilterSource, Harm, HarmAction, ShieldAction, ShieldName } from '../catalog/content-filters';
import { HARM_ACTIONS, HARM_NAMES, SHIELD_ACTIONS, SHIELD_NAMES, shieldOf } from '../catalog/content-filters';
import { strengthOf } from './compare-filters';
import type { ContentFilterSettings } from './content-filter-settings';
import { resolvedFilter } from './resolved-filter';

/** The minimum that content filters must meet. Entries that are missing or `off` demand nothing. */
export interface FilterFloor {
  /** The loosest action that is accepted for each harm. */
  readonly harms?: Readonly<Partial<Record<Harm, DemandedHarm | undefined>>> | undefined;
  /** The loosest action that is accepted for each shield. */
  readonly shields?: Readonly<Partial<Record<ShieldName, ShieldAction | undefined>>> | undefined;
}

/** The minimum for one harm: in both directions, or only in the directions that are named. */
export type DemandedHarm =
  | HarmAction
  | {
      /** The minimum for prompts. */
      readonly prompt?: HarmAction | undefined;
      /** The minimum for completions. */
      readonly completion?: HarmAction | undefined;
    };

/** The minimum for one harm in some directions, or for one shield. */
export type Demand =
  | {
      /** The harm. */
      readonly harm: Harm;
      /** The directions. */
      readonly sources: readonly FilterSource[];
      /** The loosest action that is accepted. */
      readonly floor: HarmAction;
    }
  | {
      /** The shield. */
      readonly shield: ShieldName;
      /** The loosest action that is accepted. */
      readonly floor: ShieldAction;
    };

/** A setting of a filter that does not meet a demand. */
export interface Shortfall {
  readonly name: Harm | ShieldName;
  readonly sources: readonly FilterSource[];
  readonly value: HarmAction | ShieldAction;
  readonly floor: HarmAction | ShieldAction;
}

/** The demands of several floors. For each harm and shield, the first floor that names it applies. */
export function demandsOf(...floors: readonly FilterFloor[]): Demand[] {
  const harms = HARM_NAMES.flatMap((harm): Demand[] => {
    const demanded = (direction: 'completion' | 'prompt') => {
      const values = floors.map(({ harms: each }) => toward(direction, each?.[harm]));
      return values.find((each) => each !== undefined) ?? 'off';
    };
    const [prompt, completion] = [demanded('prompt'), demanded('completion')];
    if (prompt === completion) return [{ harm, sources: ['Prompt', 'Completion'], floor: prompt }];
    return [
      { harm, sources: ['Prompt'], floor: prompt },
      { harm, sources: ['Completion'], floor: completion },
    ];
  });
  const shields = SHIELD_NAMES.map((shield): Demand => {
    const values = floors.map(({ shields: each }) => each?.[shield]);
    return { shield, floor: values.find((each) => each !== undefined) ?? 'off' };
  });
  return [...harms, ...shields].filter(({ floor }) => floor !== 'off');
}

const toward = (direction: 'completion' | 'prompt', demanded: DemandedHarm | null | undefined) =>
  typeof demanded === 'string' ? demanded : demanded?.[direction];

/**
 * What all of several lists of demands require, each demand for one direction: for each harm and shield the loosest action. A list that
 * demands nothing for it takes the demand away.
 */
export function commonDemands(all: readonly (readonly Demand[])[]): Demand[] {
  const [first = [], ...others] = all.map((demands) => demands.flatMap(inDirections));
  return first.flatMap((demand) => {
    const alike = others.map((each) => each.find((other) => keyOf(other) === keyOf(demand)));
    if (alike.some((each) => each === undefined)) return [];
    return [alike.reduce<Demand>((loosest, each) => (each && isLooser(each, loosest) ? each : loosest), demand)];
  });
}

const inDirections = (demand: Demand): Demand[] =>
  'shield' in demand ? [demand] : demand.sources.map((source) => ({ ...demand, sources: [source] }));

const keyOf = (demand: Demand) => ('shield' in demand ? demand.shield : `${demand.harm} ${demand.sources.join(' ')}`);

function isLooser(one: Demand, other: Demand): boolean {
  const order: readonly string[] = 'shield' in one ? SHIELD_ACTIONS : HARM_ACTIONS;
  return order.indexOf(one.floor) > order.indexOf(other.floor);
}

/** The settings of a filter that do not meet a demand. Directions with the same value are combined. */
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

/** The names of directions, for messages. */
export const directionWords = (sources: readonly FilterSource[]) =>
  sources.map((source) => (source === 'Prompt' ? 'prompts' : 'completions')).join(' and ');
