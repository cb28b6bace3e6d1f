import type { FilterSource, Harm, HarmAction, ShieldAction, ShieldName } from '../catalog/content-filters';
import { HARM_NAMES, HARMS, SEVERITY_OF, SHIELD_NAMES, shieldOf } from '../catalog/content-filters';
import type { ResolvedFilter } from './resolved-filter';
import { resolvedFilter } from './resolved-filter';
import type { FilterPresetName } from './filter-presets';

/** The action for one harm: one for both directions, or one for each. */
export type HarmSetting = HarmAction | { readonly prompt: HarmAction; readonly completion: HarmAction };

/** The settings of a content filter. */
export interface ContentFilterSettings {
  /**
   * The name of the settings to start from. The other settings replace the values of the preset, harm by harm and shield by shield.
   *
   * @default strict
   */
  readonly preset?: FilterPresetName;
  /**
   * The action for each harm. `low-and-above` is the strictest, `high-only` the loosest that blocks; `annotate` and `off` block
   * nothing, and Azure refuses them in subscriptions that Microsoft has not approved.
   *
   * @default - the action of the preset for every harm that is not named: low-and-above without a preset
   */
  readonly harms?: Readonly<Partial<Record<Harm, HarmSetting>>>;
  /**
   * The action for each kind of attack and protected material.
   *
   * @default - the action of the preset. Without a preset: block, except for spotlighting and profanity, which are off
   */
  readonly shields?: Readonly<Partial<Record<ShieldName, ShieldAction>>>;
  /**
   * The Azure policy that this filter is based on.
   *
   * @default Microsoft.DefaultV2
   */
  readonly basePolicy?: string;
  /**
   * Whether a completion is returned only after the filter has checked it (`blocking`), or is streamed and stopped up to about 1,000
   * characters late (`asynchronous`).
   *
   * @default - the mode of the preset, which is blocking in all presets
   */
  readonly mode?: FilterMode;
}

export const FILTER_MODES = ['blocking', 'asynchronous'] as const;
/** Whether completions wait for the filter. */
export type FilterMode = (typeof FILTER_MODES)[number];

/** The Azure policy that filters are based on by default. Read from a live account (2026-10-07). */
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

/**
 * The policy in its canonical form, which does not depend on the order of the settings: all eight harm entries, then every shield. A
 * severity is set only if there is one. Entries that are off are included: azapi compares only the keys in the body, so a missing
 * entry would keep its value in Azure, and no plan would show it.
 */
export function policyProperties(settings: ContentFilterSettings): PolicyProperties {
  const filter = resolvedFilter(settings);
  return {
    basePolicyName: settings.basePolicy ?? DEFAULT_BASE_POLICY,
    mode: filter.mode === 'asynchronous' ? 'Asynchronous_filter' : 'Blocking',
    contentFilters: [
      ...HARM_NAMES.flatMap((harm) => harmEntries(filter, harm)),
      ...SHIELD_NAMES.flatMap((name) => shieldEntries(filter, name)),
    ],
  };
}

const harmEntries = ({ harms }: ResolvedFilter, harm: Harm): FilterEntry[] =>
  (['Prompt', 'Completion'] as const).map((source) => {
    const action = harms[harm][source];
    return {
      name: HARMS[harm],
      source,
      enabled: action !== 'off',
      blocking: action !== 'off' && action !== 'annotate',
      severityThreshold: SEVERITY_OF[action],
    };
  });

function shieldEntries({ shields }: ResolvedFilter, shield: ShieldName): FilterEntry[] {
  const { name, sources } = shieldOf(shield);
  const action = shields[shield];
  return sources.map((source) => ({ name, source, enabled: action !== 'off', blocking: action === 'block' }));
}
