import fc from 'fast-check';
import { HARM_ACTIONS, HARM_NAMES, SHIELD_ACTIONS, SHIELD_NAMES } from '../../../lib/catalog/content-filters';
import type { ContentFilterSettings } from '../../../lib/content-safety/content-filter-settings';
import { FILTER_MODES } from '../../../lib/catalog/content-filters';
import { FILTER_PRESET_NAMES } from '../../../lib/content-safety/filter-presets';

const action = fc.constantFrom(...HARM_ACTIONS);
const harm = fc.oneof(action, fc.record({ prompt: action, completion: action }));

/** Some of these keys with any of these values, in any order. */
const someOf = <K extends string, V>(keys: readonly K[], value: fc.Arbitrary<V>) =>
  fc
    .shuffledSubarray([...keys])
    .chain((some) => fc.tuple(...some.map((key) => value.map((each) => [key, each] as const))))
    .map((entries) => Object.fromEntries(entries) as Partial<Record<K, V>>);

/** Any settings of a filter, with and without a preset. */
export const anySettings: fc.Arbitrary<ContentFilterSettings> = fc.record(
  {
    preset: fc.constantFrom(...FILTER_PRESET_NAMES),
    harms: someOf(HARM_NAMES, harm),
    shields: someOf(SHIELD_NAMES, fc.constantFrom(...SHIELD_ACTIONS)),
    mode: fc.constantFrom(...FILTER_MODES),
  },
  { requiredKeys: [] },
);
