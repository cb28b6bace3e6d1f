import type { RegionName } from '../../../lib/catalog/regions';
import { regionOf } from '../../../lib/catalog/regions';
import type { SkuName } from '../../../lib/catalog/skus';
import { availabilityProblem } from '../../../lib/model-checks/availability';
import { lifecycleProblem } from '../../../lib/model-checks/lifecycle';

const DAYS = { today: '2026-11-26', retirementWarningDays: 90 };

interface Circumstances {
  readonly sku?: SkuName;
  readonly region?: RegionName;
  readonly alreadyDeployed?: true;
}

const check = (
  model: string,
  { sku = 'GlobalStandard', region = 'swedencentral', ...more }: Circumstances = {},
  version = '2026-01-01',
) =>
  availabilityProblem(
    { region: regionOf(region), residency: 'global' },
    { model, version, sku, format: 'OpenAI', ...more },
    DAYS,
  );

test.each([
  ['gpt-5-4', "did you mean 'gpt-5.4'?"],
  ['gpt-54-mini', "did you mean 'gpt-5.4-mini'?"],
  ['gpt-5.4/mini', "did you mean 'gpt-5.4-mini'?"],
  ['gpt-realtime-preview', expect.stringMatching(/^write one of: gpt-realtime, gpt-realtime-1\.5/)],
  ['gpt-audio-preview', expect.stringMatching(/^write one of: gpt-audio, gpt-audio-1\.5/)],
  ['chatgpt-4o-latest', 'npx stamps models lists the known models'],
  ['gpt-4.1-preview', 'npx stamps models lists the known models'],
  ['gpt-4.2', 'npx stamps models lists the known models'],
  ['o1-max', 'npx stamps models lists the known models'],
])('%s cannot be newer than the catalogue: an error', (model, help) => {
  expect(check(model)).toEqual({
    about: 'model',
    message: `there is no model '${model}' in the catalogue (as of 2026-07-30)`,
    help: help as unknown,
  });
});

test.each([
  ['gpt-4o-2024-05-13', 'write model: gpt-4o, version: "2024-05-13"'],
  ['gpt-4o-mini-2024-07-18', 'write model: gpt-4o-mini, version: "2024-07-18"'],
  ['GPT-5-4-2026-03-05', 'write model: gpt-5.4, version: "2026-03-05"'],
  ['gpt-4o:2024-01-01', 'write model: gpt-4o, and as version one of: "2024-05-13", "2024-08-06", "2024-11-20"'],
  ['text-embedding-ada-002-2', 'write model: text-embedding-ada-002, version: "2"'],
  ['gpt-7-2027-01-01', 'write model: gpt-7, version: "2027-01-01"'],
])('%s has its version in its name', (model, help) => {
  expect(check(model)).toEqual({ about: 'model', message: `'${model}' is a model and its version in one`, help });
});

test('a retired model with a date in its name is retired', () => {
  const deployment = { version: '2024-09-12', sku: 'GlobalStandard', format: 'OpenAI' } as const;
  expect(check('o1-mini-2024-09-12')).toBeUndefined();
  expect(lifecycleProblem({ model: 'o1-mini-2024-09-12', ...deployment }, DAYS)?.message).toMatch(/^Azure has retired o1-mini/);
  expect(lifecycleProblem({ model: 'gpt-4o-2024-05-13', ...deployment }, DAYS)).toBeUndefined();
});

test.each([
  ['gpt-4o-audio-preview', 'gpt-audio-1.5'],
  ['gpt-4o-mini-audio-preview', 'gpt-audio-1.5'],
  ['gpt-4o-realtime-preview', 'gpt-realtime-1.5'],
])('%s has a successor for the same purpose', (model, successor) => {
  const problem = lifecycleProblem({ model, version: '1', sku: 'GlobalStandard', format: 'OpenAI' }, DAYS);
  expect(problem?.help).toContain(`model: ${successor},`);
});

test.each(['gpt-7', 'gpt-5.9', 'o5-mini', 'gpt-6-sol', 'gpt-10', 'o10', 'whisper-large', 'gpt-audio-large'])(
  '%s can be newer: a warning',
  (model) => {
    expect(check(model)).toMatchObject({ severity: 'warning', help: expect.stringContaining('if it is newer') as unknown });
  },
);

describe('the help', () => {
  test('names no model of which Azure refuses new deployments', () => {
    expect(check('o4')?.help).toBe('npx stamps models lists the known models');
    expect(check('codex')?.help).toBe(
      'write one of: gpt-5-codex, gpt-5.1-codex, gpt-5.1-codex-max, gpt-5.1-codex-mini, gpt-5.2-codex, gpt-5.3-codex',
    );
    expect(check('chat')?.help).toBe("did you mean 'gpt-chat-latest'?");
  });

  test('says so if a misspelt name means such a model', () => {
    expect(check('gpt4o')?.help).toBe(
      "Azure names it 'gpt-4o', and may refuse new deployments of it; npx stamps models lists all models with their dates",
    );
    expect(check('gpt-41-mini')?.help).toMatch(/^Azure names it 'gpt-4\.1-mini'/);
    expect(check('gpt4o', { alreadyDeployed: true })?.help).toBe("did you mean 'gpt-4o'?");
  });

  test('names only models of the place, if there are any', () => {
    expect(check('gpt-5.6', { sku: 'DataZoneProvisionedManaged' })?.help).toBe('write one of: gpt-5.6-sol, gpt-5.6-terra');
    expect(check('gpt-5.6', { sku: 'GlobalProvisionedManaged' })?.help).toBe("did you mean 'gpt-5.6-sol'?");
    expect(check('gpt-5.6', { sku: 'Standard' })?.help).toBe('write one of: gpt-5.6-luna, gpt-5.6-sol, gpt-5.6-terra');
  });

  test('crosses no family', () => {
    expect(check('gpt-5.4-maxi')?.help).toBe(
      'if it is newer than the catalogue, you can ignore this warning; otherwise, write one of: gpt-5.4, gpt-5.4-mini, gpt-5.4-nano, gpt-5.4-pro',
    );
    expect(check('gpt-5.6-nova')?.help).toContain('write one of: gpt-5.6-luna, gpt-5.6-sol, gpt-5.6-terra');
    expect(check('gpt-4o-search-preview')?.help).toBe('npx stamps models lists the known models');
    expect(check('fabrikam-3-large')?.help).toBe('npx stamps models lists the known models');
  });
});
