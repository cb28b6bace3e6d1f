import pc from 'picocolors';
import type { CatalogFile } from '../../../../lib/catalog/refresh/catalog-file';
import { changeReport, quotaReport } from '../../../../lib/catalog/refresh/change-report';
import { changesBetween, quotaChangesBetween } from '../../../../lib/catalog/refresh/changes';
import type { LocationAnswer } from '../../../../lib/catalog/refresh/live-answer';
import { mergeLive } from '../../../../lib/catalog/refresh/merge';
import { leftOutOf } from '../../../../lib/catalog/refresh/offers';
import { REGION_NAMES } from '../../../../lib/catalog/regions';
import { answer, catalogOf, live, ORIGIN } from './live';

const changes = (before: CatalogFile, ...answers: readonly LocationAnswer[]) =>
  changesBetween(before, mergeLive(before, answers, ORIGIN));
const report = (...all: Parameters<typeof changes>) => changeReport(changes(...all), pc.createColors(false));

const lifecycle = { stage: 'GA', retirementDate: '2027-06-01', replacement: null };
const regions = { Standard: ['eastus', 'uksouth'], GlobalStandard: ['eastus'] };

test('shows added, removed and new entries', () => {
  const before = catalogOf({ lifecycle, regions, lifecycleLater: { ...lifecycle, retirementDate: '2027-05-01' } });
  const retired = { status: 'Deprecating', retirementDate: '2027-04-14', replacement: 'gpt-2' };
  const answers = [
    answer('eastus', live(['GlobalStandard'], retired), live(['GlobalStandard'], { version: '2' })),
    answer(
      'eastus2',
      live(['Standard', 'GlobalStandard']),
      live(['Standard'], { name: 'gpt-2', retirementDate: '2028-01-01', status: 'Preview' }),
    ),
  ];
  expect(report(before, ...answers)).toBe(`gpt 1
  Standard                    + eastus2
                              - eastus
  GlobalStandard              + eastus2
  lifecycle                     GA, retires 2027-05-01, not verified
                              → Deprecated, retires 2027-04-14, replaced by gpt-2

gpt 2  new version
  GlobalStandard              + eastus

gpt-2 1  new model
  Standard                    + eastus2
  lifecycle                   + Preview, retires 2028-01-01
`);
});

test('shows the quota, the capacity and the day of a SKU', () => {
  const skus = { GlobalStandard: { usageName: 'OpenAI.GlobalStandard.gpt', maximum: 500, asOf: '2026-04-23' } };
  const listed = live([
    { name: 'Standard', usageName: 'OpenAI.Standard.gpt', minimum: 15, step: 5, maximum: 1000, default: 15 },
    { name: 'GlobalStandard', maximum: 1000, retirementDate: '2027-03-01' },
  ]);
  expect(report(catalogOf({ lifecycle, regions, skus }), answer('eastus', listed))).toBe(`gpt 1
  Standard                    + quota OpenAI.Standard.gpt, capacity from 15 to 1000 in steps of 5 by default 15
  GlobalStandard                quota OpenAI.GlobalStandard.gpt, capacity to 500
                              → quota OpenAI.GlobalStandard.gpt, capacity to 1000, retires 2027-03-01
`);
});

test('shows which deployments share a quota', () => {
  const offer = live([{ name: 'Standard', usageName: 'OpenAI.Standard.gpt' }]);
  const listed = (scope: string) => [{ ...answer('eastus', offer), usages: [{ name: 'OpenAI.Standard.gpt', scope }] }];
  const before = mergeLive(catalogOf({}), listed('Classic'), ORIGIN);
  const after = mergeLive(before, listed('Regional'), ORIGIN);
  expect(quotaChangesBetween(before, after)).toEqual([{ name: 'OpenAI.Standard.gpt', before: 'Classic', after: 'Regional' }]);
  expect(quotaReport(quotaChangesBetween(catalogOf({}), after), pc.createColors(false))).toBe(
    'Which deployments share a quota\n  OpenAI.Standard.gpt: unknown → Regional\n',
  );
  expect(quotaReport([], pc.createColors(false))).toBe('');
});

test('is empty if nothing changes', () => {
  const before = catalogOf({ lifecycle, regions });
  const same = answer('eastus', live(['Standard', 'GlobalStandard'], { retirementDate: '2027-06-01', status: 'Stable' }));
  expect([changes(before, same), report(before, same)]).toEqual([[], '']);
});

test('shows when an unverified date becomes verified', () => {
  const before = catalogOf({ lifecycleLater: { ...lifecycle, retirementDate: null } });
  expect(report(before, answer('eastus', live([], { retirementDate: '2027-06-01' })))).toBe(`gpt 1
  lifecycle                     GA, no retirement date, not verified
                              → GA, retires 2027-06-01
`);
});

test('wraps many regions into lines', () => {
  const text = report(catalogOf({}), ...REGION_NAMES.map((name) => answer(name, live(['DataZoneProvisionedManaged']))));
  const lines = text.trimEnd().split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
  expect(lines.slice(1).flatMap((line) => line.slice(32).split(' '))).toEqual(REGION_NAMES);
});

test('colours added and removed regions', () => {
  const text = changeReport(
    changes(catalogOf({ regions }), answer('eastus', live(['Standard', 'DataZoneStandard']))),
    pc.createColors(true),
  );
  expect(text).toContain('\u001b[32m+ eastus\u001b[39m');
  expect(text).toContain('\u001b[31m- eastus\u001b[39m');
});

test('counts entries that the catalogue does not store', () => {
  const llama = live(['GlobalStandard'], { format: 'Meta', name: 'Llama' });
  const tier = live(['DeveloperTier', 'Standard']);
  expect(leftOutOf([answer('eastus', llama, tier), answer('uksouth', llama, tier)])).toEqual({
    otherFormats: 1,
    skus: ['DeveloperTier'],
  });
});
