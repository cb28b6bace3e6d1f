import type { FilterSource, Harm, HarmAction, ShieldAction, ShieldName } from '../catalog/content-filters';
import { HARM_NAMES, HARMS, SEVERITY_OF, SHIELD_NAMES, shieldOf } from '../catalog/content-filters';
import type { EffectiveFilter } from './effective-filter';
import { effective } from './effective-filter';
import type { FilterPresetName } from './filter-presets';

/** What happens to one harm: the same in both directions, or each direction its own. */
export type HarmSetting = HarmAction | { readonly prompt: HarmAction; readonly completion: HarmAction };

/** A content filter, in the words of this kit. */
export interface ContentFilterSettings {
  /**
   * Settings to start from, under a name: what is written beside it replaces the preset's value, harm by harm and shield by
   * shield.
   *
   * @default strict
   */
  readonly preset?: FilterPresetName;
  /**
   * What happens to each harm. `low-and-above` is the strictest, `high-only` the loosest that blocks; `annotate` and `off` block
   * nothing, and Azure refuses them to subscriptions that Microsoft has not approved.
   *
   * @default - that of the preset for every harm that is not named: low-and-above without one
   */
  readonly harms?: Readonly<Partial<Record<Harm, HarmSetting>>>;
  /**
   * What is done about attacks and protected material.
   *
   * @default - that of the preset: without one, block for each but spotlighting and profanity, which are off
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
   * @default - that of the preset: blocking in all of them
   */
  readonly mode?: FilterMode;
}

export const FILTER_MODES = ['blocking', 'asynchronous'] as const;
/** Whether completions wait for the filter. */
export type FilterMode = (typeof FILTER_MODES)[number];

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

/**
 * The policy in its canonical form, the same whatever order the settings came in: all eight harm entries, then every shield; a
 * severity only where there is one. What is off is written, too: azapi compares only what the body has, so an entry that was left
 * out would stay in Azure as it was, and no plan would show it.
 */
export function policyProperties(settings: ContentFilterSettings): PolicyProperties {
  const filter = effective(settings);
  return {
    basePolicyName: settings.basePolicy ?? DEFAULT_BASE_POLICY,
    mode: filter.mode === 'asynchronous' ? 'Asynchronous_filter' : 'Blocking',
    contentFilters: [
      ...HARM_NAMES.flatMap((harm) => harmEntries(filter, harm)),
      ...SHIELD_NAMES.flatMap((name) => shieldEntries(filter, name)),
    ],
  };
}

const harmEntries = ({ harms }: EffectiveFilter, harm: Harm): FilterEntry[] =>
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

function shieldEntries({ shields }: EffectiveFilter, shield: ShieldName): FilterEntry[] {
  const { name, sources } = shieldOf(shield);
  const action = shields[shield];
  return sources.map((source) => ({ name, source, enabled: action !== 'off', blocking: action === 'block' }));
}
