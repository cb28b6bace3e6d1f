import type { FilterMode, Harm, HarmAction, ShieldAction, ShieldName } from '../catalog/content-filters';
import type { FilterPresetName } from './filter-presets';

/** The action for one harm: one for both directions, or one for each. */
export type HarmSetting =
  | HarmAction
  | {
      /** The action for prompts. */
      readonly prompt: HarmAction;
      /** The action for completions. */
      readonly completion: HarmAction;
    };

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
