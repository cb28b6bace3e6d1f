import type { FilterSource, Harm, HarmAction, ShieldAction, ShieldName } from '../catalog/content-filters';
import { HARM_NAMES, SHIELD_NAMES } from '../catalog/content-filters';
import type { ContentFilterSettings, HarmSetting } from './content-filter-settings';
import type { FilterMode } from '../catalog/content-filters';
import { DEFAULT_PRESET, presetOf } from './filter-presets';

/** All settings of a filter, with presets and defaults resolved. */
export interface ResolvedFilter {
  /** The action for each harm, in each direction. */
  readonly harms: Readonly<Record<Harm, Readonly<Record<FilterSource, HarmAction>>>>;
  /** The action for each shield. */
  readonly shields: Readonly<Record<ShieldName, ShieldAction>>;
  /** Whether completions wait for the filter. */
  readonly mode: FilterMode;
}

/**
 * Resolves the settings of a filter: its own settings replace those of its preset, harm by harm and shield by shield. The policy, the
 * pages and the rules all use this function, so they cannot disagree.
 */
export function resolvedFilter({ preset, harms, shields, mode }: ContentFilterSettings): ResolvedFilter {
  const below = presetOf(preset ?? DEFAULT_PRESET);
  return {
    harms: record(HARM_NAMES, (harm) => directions(harms?.[harm] ?? below.harms[harm])),
    shields: record(SHIELD_NAMES, (shield) => shields?.[shield] ?? below.shields[shield] ?? 'off'),
    mode: mode ?? below.mode,
  };
}

const directions = (setting: HarmSetting): Record<FilterSource, HarmAction> =>
  typeof setting === 'string'
    ? { Prompt: setting, Completion: setting }
    : { Prompt: setting.prompt, Completion: setting.completion };

const record = <K extends string, V>(names: readonly K[], valueOf: (name: K) => V) =>
  Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<K, V>;

/** Whether a filter blocks no harm in either direction. */
export const stopsNoHarm = (settings: ContentFilterSettings): boolean =>
  HARM_NAMES.every((harm) =>
    Object.values(resolvedFilter(settings).harms[harm]).every((action) => action === 'off' || action === 'annotate'),
  );
