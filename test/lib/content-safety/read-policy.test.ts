import fc from 'fast-check';
import { resolvedFilter } from '../../../lib/content-safety/resolved-filter';
import { policyProperties } from '../../../lib/content-safety/content-filter-policy';
import { settingsOf } from '../../../lib/content-safety/read-policy';
import { anySettings } from './any-settings';

describe('settingsOf', () => {
  test('reads the settings of any generated policy', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(resolvedFilter(settingsOf(policyProperties(settings)))).toEqual(resolvedFilter(settings));
      }),
    );
  });

  test('ignores case, as Azure does', () => {
    const written = JSON.parse(
      JSON.stringify(policyProperties({})).replaceAll('Selfharm', 'SelfHarm').replaceAll('"Low"', '"low"'),
    ) as object;
    expect(resolvedFilter(settingsOf(written))).toEqual(resolvedFilter({}));
  });

  test('treats missing entries as off', () => {
    const { harms, shields, mode } = resolvedFilter(settingsOf({}));
    expect(
      new Set([...Object.values(harms).flatMap(({ Prompt, Completion }) => [Prompt, Completion]), ...Object.values(shields)]),
    ).toEqual(new Set(['off']));
    expect(mode).toBe('asynchronous');
  });

  test('treats an unknown threshold as off', () => {
    const [entry] = policyProperties({}).contentFilters;
    const { harms } = resolvedFilter(settingsOf({ contentFilters: [{ ...entry, severityThreshold: 'Extreme' }] }));
    expect(harms.hate.Prompt).toBe('off');
  });

  test.each<[string, object, string]>([
    ['nothing says whether it is on', { enabled: undefined }, 'off'],
    ['nothing says whether it blocks', { blocking: undefined }, 'annotate'],
    ['a text says that it is on', { enabled: 'true' }, 'off'],
  ])('treats a harm as weaker if %s', (_, edit, expected) => {
    const [entry] = policyProperties({}).contentFilters;
    expect(resolvedFilter(settingsOf({ contentFilters: [{ ...entry, ...edit }] })).harms.hate.Prompt).toBe(expected);
  });

  test('uses the weakest of several entries for a harm, and of both directions of a shield', () => {
    const { contentFilters } = policyProperties({ preset: 'strict' });
    const [entry] = contentFilters;
    const duplicate = settingsOf({ contentFilters: [{ ...entry, severityThreshold: 'High' }, ...contentFilters] });
    expect(resolvedFilter(duplicate).harms.hate).toEqual({ Prompt: 'high-only', Completion: 'low-and-above' });
    const shields = contentFilters.flatMap((each) =>
      each.name === 'Jailbreak' ? [each, { ...each, blocking: false }] : [each],
    );
    expect(resolvedFilter(settingsOf({ contentFilters: shields })).shields.jailbreak).toBe('annotate');
  });
});

test.each([
  ['Default', 'blocking'],
  ['default', 'blocking'],
  ['Blocking', 'blocking'],
  ['Asynchronous_filter', 'asynchronous'],
  ['Deferred', 'asynchronous'],
  [undefined, 'asynchronous'],
])('the mode %s is %s', (mode, expected) => {
  expect(settingsOf({ mode }).mode).toBe(expected);
});
