import { resolvedFilter } from '../../../lib/content-safety/resolved-filter';
import { FILTER_PRESET_NAMES, presetOf } from '../../../lib/content-safety/filter-presets';

const both = (action: string) => ({ Prompt: action, Completion: action });
const all = (action: string) => ({ hate: both(action), sexual: both(action), violence: both(action), selfHarm: both(action) });
const MAIN = { jailbreak: 'block', indirectAttack: 'block', protectedText: 'block', protectedCode: 'block' };

test.each([
  ['strict', 'low-and-above', { ...MAIN, spotlighting: 'off', profanity: 'off' }],
  ['balanced', 'medium-and-above', { ...MAIN, spotlighting: 'off', profanity: 'off' }],
  ['minors', 'low-and-above', { ...MAIN, spotlighting: 'off', profanity: 'block' }],
  ['internal-code', 'medium-and-above', { ...MAIN, protectedCode: 'annotate', spotlighting: 'off', profanity: 'off' }],
] as const)('the preset %s blocks harms %s', (preset, harms, shields) => {
  expect(resolvedFilter({ preset })).toEqual({ harms: all(harms), shields, mode: 'blocking' });
});

test('each preset has a purpose in one line', () => {
  expect(FILTER_PRESET_NAMES.map((name) => presetOf(name).reason)).toEqual(
    FILTER_PRESET_NAMES.map(() => expect.stringMatching(/^(For|Microsoft's) [^\n]{30,}\.$/) as string),
  );
});

test('a filter without a preset starts from the strict one', () => {
  expect(resolvedFilter({})).toEqual(resolvedFilter({ preset: 'strict' }));
});

test('other settings replace the values of a preset, harm by harm and shield by shield', () => {
  expect(
    resolvedFilter({
      preset: 'internal-code',
      harms: { violence: 'high-only', hate: { prompt: 'low-and-above', completion: 'annotate' } },
      shields: { protectedCode: 'off', profanity: 'annotate' },
      mode: 'asynchronous',
    }),
  ).toEqual({
    harms: {
      ...all('medium-and-above'),
      violence: both('high-only'),
      hate: { Prompt: 'low-and-above', Completion: 'annotate' },
    },
    shields: { ...MAIN, protectedCode: 'off', profanity: 'annotate', spotlighting: 'off' },
    mode: 'asynchronous',
  });
});
