import fc from 'fast-check';
import { HARM_NAMES, HARM_THRESHOLDS, SHIELD_ACTIONS, SHIELD_NAMES } from '../../../lib/catalog/content-filters';
import type { ContentFilterSettings } from '../../../lib/openai/content-filter-policy';
import { actionOf, policyProperties, thresholdOf } from '../../../lib/openai/content-filter-policy';

const HARM_ENTRIES = [
  'Hate/Prompt',
  'Hate/Completion',
  'Sexual/Prompt',
  'Sexual/Completion',
  'Violence/Prompt',
  'Violence/Completion',
  'Selfharm/Prompt',
  'Selfharm/Completion',
];

const threshold = fc.constantFrom(...HARM_THRESHOLDS);
const harm = fc.oneof(threshold, fc.record({ prompt: threshold, completion: threshold }));
/** Some of these keys with any of these values, in any order. */
const someOf = <K extends string, V>(keys: readonly K[], value: fc.Arbitrary<V>) =>
  fc.shuffledSubarray([...keys]).chain((some) => fc.tuple(...some.map((key) => value.map((each) => [key, each] as const))));
const settingsOf = (harms: readonly (readonly [string, unknown])[], shields: readonly (readonly [string, unknown])[]) =>
  ({ harms: Object.fromEntries(harms), shields: Object.fromEntries(shields) }) as ContentFilterSettings;

const anySettings = fc
  .tuple(someOf(HARM_NAMES, harm), someOf(SHIELD_NAMES, fc.constantFrom(...SHIELD_ACTIONS)))
  .map(([harms, shields]) => settingsOf(harms, shields));

const reversed = ({ harms = {}, shields = {} }: ContentFilterSettings) =>
  settingsOf(Object.entries(harms).reverse(), Object.entries(shields).reverse());

test('the order of keys makes no difference, to the byte', () => {
  fc.assert(
    fc.property(anySettings, (settings) => {
      expect(JSON.stringify(policyProperties(reversed(settings)))).toBe(JSON.stringify(policyProperties(settings)));
    }),
  );
});

test('all eight harm entries are always there, on and blocking, and a severity is on exactly those', () => {
  fc.assert(
    fc.property(anySettings, (settings) => {
      const { contentFilters } = policyProperties(settings);
      const harms = contentFilters.slice(0, 8);
      expect(harms.map(({ name, source }) => `${name}/${source}`)).toEqual(HARM_ENTRIES);
      expect(harms.every(({ enabled, blocking }) => enabled && blocking)).toBe(true);
      expect(contentFilters.filter((entry) => 'severityThreshold' in entry)).toEqual(harms);
    }),
  );
});

test('no filter is written twice, and the shields of the base policy are always written', () => {
  fc.assert(
    fc.property(anySettings, (settings) => {
      const written = policyProperties(settings).contentFilters.map(({ name, source }) => `${name}/${source}`);
      expect(new Set(written).size).toBe(written.length);
      for (const shield of ['Jailbreak/Prompt', 'Indirect Attack/Prompt'])
        expect(written.filter((each) => each === shield)).toHaveLength(1);
      for (const shield of ['Protected Material Text/Completion', 'Protected Material Code/Completion'])
        expect(written.filter((each) => each === shield)).toHaveLength(1);
    }),
  );
});

test('without settings the policy is the strictest one', () => {
  const blocked = (name: string, source: string) => ({ name, source, enabled: true, blocking: true });
  expect(policyProperties({})).toEqual({
    basePolicyName: 'Microsoft.DefaultV2',
    mode: 'Blocking',
    contentFilters: [
      ...HARM_ENTRIES.map((entry) => {
        const [name = '', source = ''] = entry.split('/');
        return { ...blocked(name, source), severityThreshold: 'Low' };
      }),
      blocked('Jailbreak', 'Prompt'),
      blocked('Indirect Attack', 'Prompt'),
      blocked('Protected Material Text', 'Completion'),
      blocked('Protected Material Code', 'Completion'),
    ],
  });
});

test('a harm may be filtered differently in each direction', () => {
  const { contentFilters } = policyProperties({
    harms: { selfHarm: { prompt: 'medium-and-above', completion: 'high-only' }, hate: 'medium-and-above' },
  });
  expect(contentFilters.slice(0, 8).map(({ severityThreshold }) => severityThreshold)).toEqual([
    ...['Medium', 'Medium'],
    ...['Low', 'Low', 'Low', 'Low'],
    ...['Medium', 'High'],
  ]);
});

test.each([
  ['block', true, true],
  ['annotate', true, false],
  ['off', false, false],
] as const)('a shield that is set to %s is enabled: %s, blocking: %s', (action, enabled, blocking) => {
  const { contentFilters } = policyProperties({ shields: { protectedCode: action, profanity: action, spotlighting: action } });
  expect(contentFilters.slice(10)).toEqual([
    { name: 'Indirect Attack Spotlighting', source: 'Prompt', enabled, blocking },
    { name: 'Protected Material Text', source: 'Completion', enabled: true, blocking: true },
    { name: 'Protected Material Code', source: 'Completion', enabled, blocking },
    { name: 'Profanity', source: 'Prompt', enabled, blocking },
    { name: 'Profanity', source: 'Completion', enabled, blocking },
  ]);
});

test('the base policy and the mode are as given', () => {
  expect(policyProperties({ basePolicy: 'Microsoft.Default', mode: 'asynchronous' })).toMatchObject({
    basePolicyName: 'Microsoft.Default',
    mode: 'Asynchronous_filter',
  });
  expect(policyProperties({ mode: 'blocking' })).toMatchObject({ mode: 'Blocking' });
});

test('what a filter does can be asked, harm by harm and shield by shield', () => {
  const settings: ContentFilterSettings = {
    harms: { hate: { prompt: 'high-only', completion: 'medium-and-above' } },
    shields: { jailbreak: 'annotate' },
  };
  expect(thresholdOf(settings, 'hate', 'Prompt')).toBe('high-only');
  expect(thresholdOf(settings, 'hate', 'Completion')).toBe('medium-and-above');
  expect(thresholdOf(settings, 'sexual', 'Prompt')).toBe('low-and-above');
  expect(actionOf(settings, 'jailbreak')).toBe('annotate');
  expect(actionOf(settings, 'indirectAttack')).toBe('block');
  expect(actionOf(settings, 'profanity')).toBe('off');
});
