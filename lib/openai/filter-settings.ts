import { FILTER_MODES, HARM_ACTIONS, HARM_NAMES, SHIELD_ACTIONS, SHIELD_NAMES } from '../catalog/content-filters';
import type { ContentFilterSettings } from '../content-safety/content-filter-settings';
import { FILTER_PRESET_NAMES } from '../content-safety/filter-presets';
import { choiceFailure, optionalChoiceFailure, textFailure } from '../terraform/checks';

/** The values in the settings of a filter that Azure does not have. TypeScript refuses them, JavaScript does not. */
export function settingFailures(settings: ContentFilterSettings): (string | undefined)[] {
  const { preset, harms = {}, shields = {}, mode, basePolicy } = settings;
  return [
    optionalChoiceFailure('preset', preset, FILTER_PRESET_NAMES),
    ...Object.entries(harms).flatMap(([harm, action]) => [
      choiceFailure('harm', harm, HARM_NAMES),
      ...harmFailures(harm, action),
    ]),
    ...Object.entries(shields).flatMap(([shield, action]) => [
      choiceFailure('shield', shield, SHIELD_NAMES),
      optionalChoiceFailure(`action for the shield '${shield}':`, action, SHIELD_ACTIONS),
    ]),
    optionalChoiceFailure('mode', mode, FILTER_MODES),
    basePolicy === undefined ? undefined : textFailure('base policy', basePolicy),
  ];
}

function harmFailures(harm: string, action: unknown): (string | undefined)[] {
  const what = `action for the harm '${harm}':`;
  if (typeof action !== 'object' || action === null) return [optionalChoiceFailure(what, action, HARM_ACTIONS)];
  const { prompt, completion } = action as { readonly prompt?: unknown; readonly completion?: unknown };
  return [prompt, completion].map((each) => choiceFailure(what, each, HARM_ACTIONS));
}
