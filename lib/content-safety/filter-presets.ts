import type { Harm, HarmAction, ShieldAction, ShieldName } from '../catalog/content-filters';
import type { FilterMode } from '../catalog/content-filters';

/** Named settings of a filter. */
export interface FilterPreset {
  /** The intended use, in one line. */
  readonly reason: string;
  /** The action for each harm, in both directions. */
  readonly harms: Readonly<Record<Harm, HarmAction>>;
  /** The action for each shield. Shields that are not named are off. */
  readonly shields: Readonly<Partial<Record<ShieldName, ShieldAction>>>;
  /** Whether completions wait for the filter. */
  readonly mode: FilterMode;
}

const every = (action: HarmAction): Record<Harm, HarmAction> => ({
  hate: action,
  sexual: action,
  violence: action,
  selfHarm: action,
});

const MAIN_SHIELDS = {
  jailbreak: 'block',
  indirectAttack: 'block',
  protectedText: 'block',
  protectedCode: 'block',
} as const satisfies FilterPreset['shields'];

/** The name of a preset. */
export type FilterPresetName = 'balanced' | 'internal-code' | 'minors' | 'strict';

/**
 * The presets. A shield that a preset does not name is off: neither spotlighting nor profanity is in Azure's own policies. No preset
 * turns spotlighting on, because Azure's catalogue of filters does not list its name.
 *
 * Source of the values that `balanced` is compared with: Microsoft.DefaultV2 as read from a live account (2026-10-07), which has all harms at
 * Medium, blocks jailbreaks and protected text, and only annotates indirect attacks and protected code.
 */
export const FILTER_PRESETS: Readonly<Record<FilterPresetName, FilterPreset>> = {
  strict: {
    reason:
      'For the public, or if the users are not known yet: blocks harms from low severity on. The default if no preset is set.',
    harms: every('low-and-above'),
    shields: MAIN_SHIELDS,
    mode: 'blocking',
  },
  balanced: {
    reason:
      "Microsoft's own default as explicit settings, with indirect attacks and protected code blocked instead of annotated.",
    harms: every('medium-and-above'),
    shields: MAIN_SHIELDS,
    mode: 'blocking',
  },
  minors: {
    reason: 'For schools and young people: like strict, and also blocks profanity.',
    harms: every('low-and-above'),
    shields: { ...MAIN_SHIELDS, profanity: 'block' },
    mode: 'blocking',
  },
  'internal-code': {
    reason: 'For developers in the company: reports code from public repositories instead of blocking it.',
    harms: every('medium-and-above'),
    shields: { ...MAIN_SHIELDS, protectedCode: 'annotate' },
    mode: 'blocking',
  },
};

/** All presets. The first one, strict, is the default. */
export const FILTER_PRESET_NAMES = Object.keys(FILTER_PRESETS) as [FilterPresetName, ...FilterPresetName[]];
/** The preset of a filter that names none. */
export const DEFAULT_PRESET: FilterPresetName = 'strict';

/** The settings of a preset. */
export const presetOf = (name: FilterPresetName): FilterPreset => FILTER_PRESETS[name];
