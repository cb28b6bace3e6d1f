import fc from 'fast-check';
import { policyProperties } from '../../../lib/content-safety/content-filter-policy';
import { FILTER_PRESET_NAMES, presetOf } from '../../../lib/content-safety/filter-presets';
import { anySettings } from './any-settings';

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

/** The same value with its keys in reverse order, at every depth. */
const reversed = <T>(value: T): T =>
  typeof value === 'object' && value !== null
    ? (Object.fromEntries(
        Object.entries(value)
          .map(([key, inner]) => [key, reversed(inner as unknown)] as const)
          .reverse(),
      ) as T)
    : value;

test('the order of keys does not change a byte', () => {
  fc.assert(
    fc.property(anySettings, (settings) => {
      expect(JSON.stringify(policyProperties(reversed(settings)))).toBe(JSON.stringify(policyProperties(settings)));
    }),
  );
});

test('all eight harm entries always exist, with any action, and only they have a severity', () => {
  fc.assert(
    fc.property(anySettings, (settings) => {
      const { contentFilters } = policyProperties(settings);
      const harms = contentFilters.slice(0, 8);
      expect(harms.map(({ name, source }) => `${name}/${source}`)).toEqual(HARM_ENTRIES);
      expect(contentFilters.filter((entry) => 'severityThreshold' in entry)).toEqual(harms);
    }),
  );
});

test('every policy has the same entries, also those that are off: a missing entry would keep its value in Azure', () => {
  fc.assert(
    fc.property(anySettings, (settings) => {
      const written = policyProperties(settings).contentFilters.map(({ name, source }) => `${name}/${source}`);
      expect(written).toEqual([
        ...HARM_ENTRIES,
        'Jailbreak/Prompt',
        'Indirect Attack/Prompt',
        'Indirect Attack Spotlighting/Prompt',
        'Protected Material Text/Completion',
        'Protected Material Code/Completion',
        'Profanity/Prompt',
        'Profanity/Completion',
      ]);
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
      { name: 'Indirect Attack Spotlighting', source: 'Prompt', enabled: false, blocking: false },
      blocked('Protected Material Text', 'Completion'),
      blocked('Protected Material Code', 'Completion'),
      { name: 'Profanity', source: 'Prompt', enabled: false, blocking: false },
      { name: 'Profanity', source: 'Completion', enabled: false, blocking: false },
    ],
  });
});

test.each([
  ['low-and-above', true, true, 'Low'],
  ['medium-and-above', true, true, 'Medium'],
  ['high-only', true, true, 'High'],
  ['annotate', true, false, 'Medium'],
  ['off', false, false, 'Medium'],
] as const)(
  'a harm that is set to %s is enabled: %s, blocking: %s, with severity %s',
  (action, enabled, blocking, severity) => {
    const { contentFilters } = policyProperties({ harms: { sexual: { prompt: 'high-only', completion: action } } });
    expect(contentFilters.slice(2, 4)).toEqual([
      { name: 'Sexual', source: 'Prompt', enabled: true, blocking: true, severityThreshold: 'High' },
      { name: 'Sexual', source: 'Completion', enabled, blocking, severityThreshold: severity },
    ]);
  },
);

test.each(FILTER_PRESET_NAMES)('the preset %s is the same policy as its settings written out by hand', (preset) => {
  const { harms, shields, mode } = presetOf(preset);
  expect(JSON.stringify(policyProperties({ preset }))).toBe(JSON.stringify(policyProperties({ harms, shields, mode })));
});

test('a preset with other settings gives the same policy as all settings written by hand', () => {
  fc.assert(
    fc.property(anySettings, ({ preset, ...rest }) => {
      const { harms, shields, mode } = presetOf(preset ?? 'strict');
      const byHand = { mode, ...rest, harms: { ...harms, ...rest.harms }, shields: { ...shields, ...rest.shields } };
      expect(policyProperties({ ...rest, ...(preset ? { preset } : {}) })).toEqual(policyProperties(byHand));
    }),
  );
});

test('no two presets are the same policy', () => {
  const policies = FILTER_PRESET_NAMES.map((preset) => JSON.stringify(policyProperties({ preset })));
  expect(new Set(policies).size).toBe(4);
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
