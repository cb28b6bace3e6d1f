import { isMap } from '../collections/map';
import type { FilterSource, HarmAction, ShieldAction } from '../catalog/content-filters';
import {
  HARM_ACTIONS,
  HARM_NAMES,
  HARMS,
  HARM_THRESHOLDS,
  SEVERITY_OF,
  SHIELD_NAMES,
  shieldOf,
} from '../catalog/content-filters';
import type { FilterEntry } from './content-filter-policy';
import type { ContentFilterSettings } from './content-filter-settings';

/** The part of a policy's `properties` that defines the filter. It may come from any source, so every value is unknown. */
export interface WrittenPolicy {
  readonly basePolicyName?: unknown;
  readonly mode?: unknown;
  readonly contentFilters?: unknown;
}

type WrittenEntry = Partial<Readonly<Record<keyof FilterEntry, unknown>>>;

/** The entries of a policy. A value of any other form filters nothing. */
const entriesIn = (written: unknown): readonly WrittenEntry[] =>
  (Array.isArray(written) ? (written as readonly unknown[]) : [written]).filter((each): each is WrittenEntry => isMap(each));

/**
 * The settings of a policy. An entry that is missing counts as off, although Azure's base policy may add it: a comparison must not
 * rely on values that are not written.
 */
export function settingsOf({ basePolicyName, mode, contentFilters }: WrittenPolicy): ContentFilterSettings {
  const all = entriesIn(contentFilters);
  const entries = (name: string, source: FilterSource) =>
    all.filter((each) => same(each.name, name) && same(each.source, source));
  const action = (found: WrittenEntry): HarmAction => {
    if (found.enabled !== true) return 'off';
    if (found.blocking !== true) return 'annotate';
    return HARM_THRESHOLDS.find((threshold) => same(found.severityThreshold, SEVERITY_OF[threshold])) ?? 'off';
  };
  // It is not known which of several entries Azure uses, so the weakest counts.
  const harm = (name: string, source: FilterSource): HarmAction =>
    weakest(HARM_ACTIONS, entries(name, source).map(action)) ?? 'off';
  const shield = (name: string, sources: readonly FilterSource[]): ShieldAction => {
    const found = sources.map((source) => entries(name, source));
    if (found.some((each) => each.length === 0 || each.some(({ enabled }) => enabled !== true))) return 'off';
    return found.flat().every(({ blocking }) => blocking === true) ? 'block' : 'annotate';
  };
  return {
    harms: Object.fromEntries(
      HARM_NAMES.map((name) => [name, { prompt: harm(HARMS[name], 'Prompt'), completion: harm(HARMS[name], 'Completion') }]),
    ),
    shields: Object.fromEntries(SHIELD_NAMES.map((name) => [name, shield(shieldOf(name).name, shieldOf(name).sources)])),
    mode: same(mode, 'Blocking') || same(mode, 'Default') ? 'blocking' : 'asynchronous',
    ...(typeof basePolicyName === 'string' ? { basePolicy: basePolicyName } : {}),
  };
}

/** The weakest of the actions, in an order that starts with the strictest; undefined if there are none. */
const weakest = <T>(strictestFirst: readonly T[], actions: readonly T[]): T | undefined =>
  strictestFirst.filter((each) => actions.includes(each)).at(-1);

/** Compares names as Azure does, which ignores case. */
const same = (one: unknown, other: string) => typeof one === 'string' && one.toLowerCase() === other.toLowerCase();
