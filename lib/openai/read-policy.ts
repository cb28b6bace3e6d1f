import type { FilterSource, HarmAction, ShieldAction } from '../catalog/content-filters';
import { HARM_NAMES, HARMS, HARM_THRESHOLDS, SEVERITY_OF, SHIELD_NAMES, shieldOf } from '../catalog/content-filters';
import type { ContentFilterSettings, FilterEntry } from './content-filter-policy';

/** The part of a policy's `properties` that says what it does, as somebody else may have written it. */
export interface WrittenPolicy {
  readonly basePolicyName?: unknown;
  readonly mode?: unknown;
  readonly contentFilters?: readonly Partial<Readonly<Record<keyof FilterEntry, unknown>>>[];
}

/**
 * The settings that a policy comes from. What it does not say counts as off, although Azure's base policy may add it: a comparison
 * must not take for granted what nobody wrote.
 */
export function settingsOf({ basePolicyName, mode, contentFilters = [] }: WrittenPolicy): ContentFilterSettings {
  const entry = (name: string, source: FilterSource) =>
    contentFilters.find((each) => same(each.name, name) && same(each.source, source));
  const harm = (name: string, source: FilterSource): HarmAction => {
    const found = entry(name, source);
    if (found?.enabled !== true) return 'off';
    if (found.blocking !== true) return 'annotate';
    return HARM_THRESHOLDS.find((threshold) => same(found.severityThreshold, SEVERITY_OF[threshold])) ?? 'off';
  };
  const shield = (name: string, sources: readonly FilterSource[]): ShieldAction => {
    const found = sources.map((source) => entry(name, source));
    if (found.some((each) => each?.enabled !== true)) return 'off';
    return found.every((each) => each?.blocking === true) ? 'block' : 'annotate';
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

/** Azure does not mind how names are spelled in letters large and small. */
const same = (one: unknown, other: string) => typeof one === 'string' && one.toLowerCase() === other.toLowerCase();
