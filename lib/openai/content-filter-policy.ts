import type { FilterSource, Harm, HarmThreshold, ShieldAction, ShieldName } from '../catalog/content-filters';
import { HARM_NAMES, HARMS, SEVERITY_OF, SHIELD_NAMES, shieldOf } from '../catalog/content-filters';

/** What a filter blocks of one harm: the same in both directions, or each direction its own. */
export type HarmSetting = HarmThreshold | { readonly prompt: HarmThreshold; readonly completion: HarmThreshold };

/** A content filter, in the words of this kit. */
export interface ContentFilterSettings {
  /**
   * What is blocked of each harm. `low-and-above` is the strictest, `high-only` the loosest.
   *
   * @default - low-and-above for every harm that is not named
   */
  readonly harms?: Readonly<Partial<Record<Harm, HarmSetting>>>;
  /**
   * What is done about attacks and protected material.
   *
   * @default - block, for each but spotlighting and profanity, which are off
   */
  readonly shields?: Readonly<Partial<Record<ShieldName, ShieldAction>>>;
  /**
   * Azure's policy that this one starts from.
   *
   * @default Microsoft.DefaultV2
   */
  readonly basePolicy?: string;
  /**
   * Whether an answer is held back until it has been read (`blocking`), or is streamed and stopped up to about 1,000 characters
   * late (`asynchronous`).
   *
   * @default blocking
   */
  readonly mode?: FilterMode;
}

/** Whether completions wait for the filter. */
export type FilterMode = 'asynchronous' | 'blocking';
export const FILTER_MODES = ['blocking', 'asynchronous'] as const satisfies readonly FilterMode[];

/** What is blocked of a harm that is not named: everything but the harmless. */
export const DEFAULT_THRESHOLD: HarmThreshold = 'low-and-above';
/** Azure's own policy that filters start from, unless they say otherwise. Read from a live account (2026-10-07). */
export const DEFAULT_BASE_POLICY = 'Microsoft.DefaultV2';

/** One entry of a policy, as Azure Resource Manager spells it. */
export interface FilterEntry {
  readonly name: string;
  readonly source: FilterSource;
  readonly enabled: boolean;
  readonly blocking: boolean;
  readonly severityThreshold?: 'High' | 'Low' | 'Medium';
}

/** The `properties` of a policy, as Azure Resource Manager spells them. */
export interface PolicyProperties {
  readonly basePolicyName: string;
  readonly mode: 'Asynchronous_filter' | 'Blocking';
  readonly contentFilters: readonly FilterEntry[];
}

/** The threshold of a harm in one direction. */
export function thresholdOf({ harms }: ContentFilterSettings, harm: Harm, source: FilterSource): HarmThreshold {
  const setting = harms?.[harm] ?? DEFAULT_THRESHOLD;
  if (typeof setting === 'string') return setting;
  return source === 'Prompt' ? setting.prompt : setting.completion;
}

/** What is done about what a shield detects. */
export const actionOf = ({ shields }: ContentFilterSettings, shield: ShieldName): ShieldAction =>
  shields?.[shield] ?? (shieldOf(shield).always ? 'block' : 'off');

/**
 * The policy in its canonical form, the same whatever order the settings came in: all eight harm entries, then the shields; a
 * severity only where there is one. A shield that is off is written when the base policy would otherwise switch it on.
 */
export function policyProperties(settings: ContentFilterSettings): PolicyProperties {
  return {
    basePolicyName: settings.basePolicy ?? DEFAULT_BASE_POLICY,
    mode: settings.mode === 'asynchronous' ? 'Asynchronous_filter' : 'Blocking',
    contentFilters: [
      ...HARM_NAMES.flatMap((harm) => harmEntries(settings, harm)),
      ...SHIELD_NAMES.flatMap((name) => shieldEntries(settings, name)),
    ],
  };
}

const harmEntries = (settings: ContentFilterSettings, harm: Harm): FilterEntry[] =>
  (['Prompt', 'Completion'] as const).map((source) => ({
    name: HARMS[harm],
    source,
    enabled: true,
    blocking: true,
    severityThreshold: SEVERITY_OF[thresholdOf(settings, harm, source)],
  }));

function shieldEntries(settings: ContentFilterSettings, shield: ShieldName): FilterEntry[] {
  const { name, sources, always } = shieldOf(shield);
  const action = actionOf(settings, shield);
  if (!always && settings.shields?.[shield] === undefined) return [];
  return sources.map((source) => ({ name, source, enabled: action !== 'off', blocking: action === 'block' }));
}
