import { stringify } from 'yaml';
import { overlay } from '../../../lib/resolve/overlay';
import { json } from '../../../lib/review/report/json';
import { markdown } from '../../../lib/review/report/markdown';
import { review } from '../../../lib/review/review';
import type { EnvironmentFiles } from '../../../lib/review/promises/environment-files';
import type { Stacks } from '../../../lib/stack/read-stacks';
import { TODAY } from '../../support/root';
import { generatedOf, stacksOf } from '../../support/review-pairs';

const STACKS = stacksOf(generatedOf({}));
const DEFAULTS = {
  filterFloor: { harms: { hate: 'medium-and-above', violence: { prompt: 'high-only' } }, shields: { jailbreak: 'block' } },
  supernets: ['10.0.0.0/8'],
  quota: { limits: { 'gpt-5.4': { DataZoneStandard: 100 } } },
};
const PROD = {
  environment: 'prod',
  diagnostics: { workspaceId: '/x', workspaceLocation: 'swedencentral' },
  waivers: { old: { rule: 'a/b', subject: 'c', owner: 'platform', reason: 'because of that', expires: '2026-12-31' } },
};

const files = (defaults: unknown, prod: unknown): EnvironmentFiles =>
  new Map([
    ['environments/defaults.yaml', stringify(overlay(DEFAULTS, defaults))],
    ['environments/prod.yaml', stringify(overlay(PROD, prod))],
  ]);

const reviewOf = (defaults: unknown, prod: unknown = {}, after: Stacks = STACKS) =>
  review(STACKS, after, { today: TODAY, environments: { before: files({}, {}), after: files(defaults, prod) } });

const found = (...args: Parameters<typeof reviewOf>) =>
  reviewOf(...args).stacks.flatMap(({ findings, file }) =>
    file === undefined
      ? []
      : findings.map(({ severity, rule, attribute }) => [severity, rule, attribute ?? ''].join(' ').trim()),
  );

describe('settings that appear only in environment files', () => {
  test.each<[string, unknown, unknown, string[]]>([
    ['no change', {}, {}, []],
    [
      'a floor that is lowered',
      { filterFloor: { harms: { hate: 'high-only' } } },
      {},
      ['critical promises/filter-floor filterFloor'],
    ],
    [
      'a floor without one direction',
      { filterFloor: { harms: { violence: { prompt: null } } } },
      {},
      ['critical promises/filter-floor filterFloor'],
    ],
    ['a floor without a shield', { filterFloor: { shields: null } }, {}, ['critical promises/filter-floor filterFloor']],
    ['no floor, unlike before', { filterFloor: null }, {}, ['critical promises/filter-floor filterFloor']],
    [
      'a lower floor for one environment',
      { filterFloor: { environments: { dev: { harms: { hate: 'off' } } } } },
      {},
      ['critical promises/filter-floor filterFloor'],
    ],
    [
      'a floor that is raised',
      { filterFloor: { harms: { hate: 'low-and-above' } } },
      {},
      ['notice promises/filter-floor filterFloor'],
    ],
    [
      'an environment that demands only more',
      { filterFloor: { environments: { prod: { harms: { sexual: 'high-only' } } } } },
      {},
      ['notice promises/filter-floor filterFloor'],
    ],
    ['an unknown value', { filterFloor: { harms: { hate: 'bogus' } } }, {}, ['critical promises/filter-floor filterFloor']],
    ['an approval', {}, { approvedModifiedFilters: true }, ['high promises/approval approvedModifiedFilters']],
    ['further ranges', { supernets: ['10.0.0.0/8', '172.16.0.0/12'] }, {}, ['high promises/supernets supernets']],
    ['any range', { supernets: null }, {}, ['high promises/supernets supernets']],
    [
      'more quota',
      { quota: { limits: { 'gpt-5.4': { DataZoneStandard: 200 } } } },
      {},
      ['high promises/quota quota.limits.gpt-5.4.DataZoneStandard'],
    ],
    [
      'less quota',
      { quota: { limits: { 'gpt-5.4': { DataZoneStandard: 50 } } } },
      {},
      ['notice promises/quota quota.limits.gpt-5.4.DataZoneStandard'],
    ],
    [
      'another region of a workspace',
      {},
      { diagnostics: { workspaceLocation: 'eastus' } },
      ['high promises/workspace-location diagnostics.workspaceLocation'],
    ],
    ['another owner of a waiver', {}, { waivers: { old: { owner: 'me' } } }, ['high promises/waiver waivers.old.owner']],
    [
      'a later end of a waiver',
      {},
      { waivers: { old: { expires: '2027-12-31' } } },
      ['high promises/waiver waivers.old.expires'],
    ],
    [
      'an earlier end of a waiver',
      {},
      { waivers: { old: { expires: '2026-11-30' } } },
      ['notice promises/waiver waivers.old.expires'],
    ],
    ['later warnings', { retirementWarningDays: 1 }, {}, ['notice promises/warning-days retirementWarningDays']],
    ['a setting that was not generated', {}, { residency: 'global' }, ['high environments/not-generated']],
    ['a setting in the defaults that was not generated', { tags: { a: 'b' } }, {}, ['high environments/not-generated']],
  ])('%s', (_, defaults, prod, expected) => {
    expect(found(defaults, prod)).toEqual(expected);
  });

  describe('in the floors of environments', () => {
    const HATE = { hate: 'low-and-above' };
    const PROD_FLOOR = { violence: 'medium-and-above' };
    const filesWith = (filterFloor: unknown): EnvironmentFiles =>
      new Map([['environments/defaults.yaml', stringify({ filterFloor })]]);
    const floorsOf = (before: unknown, after: unknown) => {
      const environments = { before: filesWith(before), after: filesWith(after) };
      const { stacks } = review(STACKS, STACKS, { today: TODAY, environments });
      return stacks.flatMap(({ findings }) =>
        findings.map(({ severity, after: what, message }) => [severity, what ?? message]),
      );
    };
    const withProd = (prod: unknown, general: unknown = HATE) => ({
      harms: general,
      environments: { prod: { harms: prod } },
    });

    test.each<[string, unknown, unknown, string[]]>([
      [
        'one that replaces a general demand with a lower one',
        withProd(PROD_FLOOR),
        withProd({ ...PROD_FLOOR, hate: 'high-only' }),
        ['critical', 'hate: low-and-above → high-only (prod)'],
      ],
      [
        'one with a demand in addition to the general ones',
        { harms: HATE },
        withProd(PROD_FLOOR),
        ['notice', 'the floor of content filters is raised'],
      ],
      [
        'one that repeats the general one',
        { harms: HATE },
        withProd(HATE),
        ['notice', 'the floor of content filters has another form and the same demands'],
      ],
      [
        'one with an unknown value',
        { harms: HATE },
        withProd({ hate: 'bogus' }),
        ['critical', 'hate: low-and-above → nothing (prod)'],
      ],
      ['one with no value', { harms: HATE }, withProd({ hate: null }), ['critical', 'hate: low-and-above → nothing (prod)']],
      ['one with an invalid value', { harms: HATE }, withProd([7]), ['critical', 'hate: low-and-above → nothing (prod)']],
      [
        'one direction less',
        { harms: HATE },
        { harms: { hate: { prompt: 'low-and-above', completion: 'high-only' } } },
        ['critical', 'hate in completions: low-and-above → high-only'],
      ],
      [
        'one direction more',
        { harms: { hate: 'high-only' } },
        { harms: { hate: { prompt: 'low-and-above', completion: 'high-only' } } },
        ['notice', 'the floor of content filters is raised'],
      ],
    ])('%s', (_, before, after, expected) => {
      expect(floorsOf(before, after)).toEqual([expected]);
    });
  });

  test('are not reported twice if they are also generated', () => {
    const after = stacksOf(generatedOf({ prod: { tags: { stage: 'two' } } }));
    expect(found({}, { tags: { stage: 'two' }, waivers: { old: { owner: 'me' } } }, after)).toEqual([]);
  });

  test('are reported if other changes are generated but the residency is not', () => {
    const tags = { tags: { stage: 'two' } };
    const after = stacksOf(generatedOf({ prod: tags }));
    const widened = stacksOf(generatedOf({ prod: { ...tags, residency: 'global' } }));
    const notGenerated = ['high environments/not-generated'];
    expect(found({}, { ...tags, residency: 'global' }, after)).toEqual(notGenerated);
    expect(found({ residency: 'global' }, tags, after)).toEqual(notGenerated);
    expect(found({}, { ...tags, residency: { dataZone: 'EU' } }, after)).toEqual([]);
    expect(found({ residency: 'global' }, { ...tags, residency: { dataZone: 'EU' } }, after)).toEqual([]);
    expect(found({}, { ...tags, residency: 'global' }, widened)).toEqual([]);
  });

  test('cannot be compared if a file cannot be read', () => {
    const environments = { before: files({}, {}), after: new Map([...files({}, {}), ['environments/prod.yaml', 'a: [']]) };
    const { stacks, verdict } = review(STACKS, STACKS, { today: TODAY, environments });
    expect([verdict, stacks.map(({ id }) => id)]).toEqual(['high', ['environments/prod.yaml']]);
  });

  test('are not among the stacks in the JSON, which pipelines plan', () => {
    const data = JSON.parse(json(reviewOf({ supernets: null }))) as { stacks: unknown[]; findings: { file: string }[] };
    expect([data.stacks, data.findings.map(({ file }) => file)]).toEqual([[], ['environments/defaults.yaml']]);
  });

  test('are in the report with a link to the file', () => {
    const report = markdown(reviewOf({ supernets: null }));
    expect(report).toContain('1 high in 1 environment file; 2 stacks unchanged.');
    expect(report).toContain(
      '**Networks may be in any private range** in [`environments/defaults.yaml`](environments/defaults.yaml)',
    );
  });
});
