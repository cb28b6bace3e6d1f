import fc from 'fast-check';
import { HARM_NAMES, SHIELD_NAMES } from '../../../lib/catalog/content-filters';
import type { FilterComparison } from '../../../lib/content-safety/compare-filters';
import { compareFilters } from '../../../lib/content-safety/compare-filters';
import type { ContentFilterSettings } from '../../../lib/content-safety/content-filter-settings';
import { policyProperties } from '../../../lib/content-safety/content-filter-policy';
import { FILTER_PRESET_NAMES } from '../../../lib/content-safety/filter-presets';
import { anySettings } from './any-settings';

const OPPOSITE = { same: 'same', stronger: 'weaker', weaker: 'stronger', incomparable: 'incomparable' } as const;

const results = (comparison: FilterComparison) => comparison.entries.map(({ result }) => result);

describe('comparing any filters', () => {
  test('finds a filter equal to itself', () => {
    fc.assert(
      fc.property(anySettings, (filter) => {
        const { result, weaker, stronger } = compareFilters(filter, filter);
        expect([result, weaker, stronger]).toEqual(['same', [], []]);
      }),
    );
  });

  test('returns the opposite in reverse, entry by entry', () => {
    fc.assert(
      fc.property(anySettings, anySettings, (one, other) => {
        const [there, back] = [compareFilters(one, other), compareFilters(other, one)];
        expect(back.result).toBe(OPPOSITE[there.result]);
        expect(results(back)).toEqual(results(there).map((result) => OPPOSITE[result]));
        expect(back.stronger.map(({ name }) => name)).toEqual(there.weaker.map(({ name }) => name));
      }),
    );
  });

  test('is transitive: if A is not weaker than B and B is not weaker than C, A is not weaker than C', () => {
    const weakens = (before: ContentFilterSettings, after: ContentFilterSettings) => compareFilters(before, after).weaker;
    fc.assert(
      fc.property(anySettings, anySettings, anySettings, (one, two, three) => {
        const [first, second, whole] = [compareFilters(one, two), compareFilters(two, three), compareFilters(one, three)];
        // Each entry has its own order, which applies to every triple of filters.
        whole.entries.forEach(({ result }, i) => {
          const steps = [first.entries[i]?.result, second.entries[i]?.result];
          if (!steps.includes('weaker')) expect(result).toBe(steps.includes('stronger') ? 'stronger' : 'same');
          if (!steps.includes('stronger')) expect(result).toBe(steps.includes('weaker') ? 'weaker' : 'same');
        });
        if (first.weaker.length === 0 && second.weaker.length === 0) expect(weakens(one, three)).toEqual([]);
      }),
    );
  });

  test('contains every entry once, and each difference in one of the lists', () => {
    const expected = [
      ...HARM_NAMES.flatMap((harm) => [`${harm} Prompt`, `${harm} Completion`]),
      ...SHIELD_NAMES.map((shield) => `${shield} undefined`),
      'mode undefined',
    ];
    expect(expected).toHaveLength(15);
    fc.assert(
      fc.property(anySettings, anySettings, (one, other) => {
        const { entries, weaker, stronger } = compareFilters(one, other);
        expect(entries.map(({ name, direction }) => `${name} ${String(direction)}`)).toEqual(expected);
        expect(entries.filter(({ before, after }) => before !== after)).toEqual(
          entries.filter((entry) => weaker.includes(entry) !== stronger.includes(entry)),
        );
      }),
    );
  });

  test('finds filters equal if and only if they are the same policy, except for shields that are explicitly off', () => {
    const blocking = (filter: ContentFilterSettings) => {
      const { mode, contentFilters } = policyProperties(filter);
      // A harm with annotate and one that is off differ in more than what they block, so all fields of an enabled entry count.
      return { mode, on: contentFilters.filter(({ enabled }) => enabled) };
    };
    fc.assert(
      fc.property(anySettings, anySettings, (one, other) => {
        const same = JSON.stringify(blocking(one)) === JSON.stringify(blocking(other));
        expect(compareFilters(one, other).result === 'same').toBe(same);
        expect(compareFilters(one, { ...one, basePolicy: 'Microsoft.Default' }).result).toBe('same');
      }),
    );
  });
});

test.each([
  ['low-and-above', 'medium-and-above'],
  ['medium-and-above', 'high-only'],
  ['high-only', 'annotate'],
  ['annotate', 'off'],
] as const)('a harm at %s is stronger than at %s', (strict, loose) => {
  const comparison = compareFilters(
    { harms: { sexual: strict } },
    { harms: { sexual: { prompt: strict, completion: loose } } },
  );
  const entry = { name: 'sexual', direction: 'Completion', before: strict, after: loose, result: 'weaker' };
  expect(comparison).toMatchObject({ result: 'weaker', weaker: [entry], stronger: [] });
  expect(comparison.weaker).toHaveLength(1);
});

test.each([
  ['block', 'annotate'],
  ['annotate', 'off'],
] as const)('a shield at %s is stronger than at %s', (strict, loose) => {
  const comparison = compareFilters({ shields: { jailbreak: loose } }, { shields: { jailbreak: strict } });
  expect(comparison.result).toBe('stronger');
  expect(comparison.stronger).toEqual([{ name: 'jailbreak', before: loose, after: strict, result: 'stronger' }]);
});

test('blocking is stronger than asynchronous', () => {
  const { result, weaker } = compareFilters({}, { mode: 'asynchronous' });
  expect(result).toBe('weaker');
  expect(weaker).toEqual([{ name: 'mode', before: 'blocking', after: 'asynchronous', result: 'weaker' }]);
});

test('two filters that are each stronger in one entry cannot be compared', () => {
  const { result, weaker, stronger } = compareFilters({ preset: 'balanced', shields: { profanity: 'block' } }, {});
  expect(result).toBe('incomparable');
  expect(weaker.map(({ name }) => name)).toEqual(['profanity']);
  expect(stronger.map(({ name, direction }) => [name, direction])).toEqual(
    HARM_NAMES.flatMap((harm) => [
      [harm, 'Prompt'],
      [harm, 'Completion'],
    ]),
  );
});

test('the presets compared with the strict one', () => {
  expect(FILTER_PRESET_NAMES.map((preset) => [preset, compareFilters({}, { preset }).result])).toEqual([
    ['strict', 'same'],
    ['balanced', 'weaker'],
    ['minors', 'stronger'],
    ['internal-code', 'weaker'],
  ]);
});
