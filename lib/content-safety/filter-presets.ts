import type { Harm, HarmAction, ShieldAction, ShieldName } from '../catalog/content-filters';
import type { FilterMode } from './content-filter-policy';

/** Settings of a filter under a name. */
export interface FilterPreset {
  /** What it is for, in one line. */
  readonly reason: string;
  /** What happens to each harm, in both directions. */
  readonly harms: Readonly<Record<Harm, HarmAction>>;
  /** What is done about what a shield detects; those that are not named are off. */
  readonly shields: Readonly<Partial<Record<ShieldName, ShieldAction>>>;
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

/**
 * The presets. Those that leave a shield out leave it off: neither spotlighting nor profanity is in Azure's own policies. None
 * switches spotlighting on, whose name Azure's catalogue of filters does not list.
 *
 * Source of what `balanced` is held against: Microsoft.DefaultV2 as read from a live account (2026-10-07), which has all harms at
 * Medium, blocks jailbreaks and protected text, and only annotates indirect attacks and protected code.
 */
export const FILTER_PRESETS = {
  strict: {
    reason:
      'For the public, or where nothing is known yet: everything but the harmless is blocked. What filters are without a preset.',
    harms: every('low-and-above'),
    shields: MAIN_SHIELDS,
    mode: 'blocking',
  },
  balanced: {
    reason: "Microsoft's own default made explicit, with indirect attacks and protected code blocked instead of annotated.",
    harms: every('medium-and-above'),
    shields: MAIN_SHIELDS,
    mode: 'blocking',
  },
  minors: {
    reason: 'For schools and young people: as strict, and profanity is blocked, too.',
    harms: every('low-and-above'),
    shields: { ...MAIN_SHIELDS, profanity: 'block' },
    mode: 'blocking',
  },
  'internal-code': {
    reason: 'For developers inside the company: code of public repositories is reported instead of blocked.',
    harms: every('medium-and-above'),
    shields: { ...MAIN_SHIELDS, protectedCode: 'annotate' },
    mode: 'blocking',
  },
} as const satisfies Record<string, FilterPreset>;

/** The name of a preset. */
export type FilterPresetName = keyof typeof FILTER_PRESETS;
/** All presets, the strict one first: it is the default. */
export const FILTER_PRESET_NAMES = Object.keys(FILTER_PRESETS) as [FilterPresetName, ...FilterPresetName[]];
/** What a filter starts from that names no preset. */
export const DEFAULT_PRESET: FilterPresetName = 'strict';

/** What a preset holds. */
export const presetOf = (name: FilterPresetName): FilterPreset => FILTER_PRESETS[name];
