import { calendarOf } from '../../../lib/calendar/calendar';
import type { DatedDeployment } from '../../../lib/calendar/entry';
import { gantt } from '../../../lib/calendar/gantt';
import { meaningOf, placeOf } from '../../../lib/calendar/words';

const CHAT: DatedDeployment = {
  ...{ environment: 'prod', stamp: 'prod-swedencentral', name: 'chat', model: 'gpt-5.4', version: '2026-03-05' },
  ...{ sku: 'DataZoneStandard', upgrades: 'NoAutoUpgrade', cloud: 'public' },
};

const WAIVER = {
  ...{ environment: 'prod', key: 'old', rule: 'model/lifecycle', subject: 'deployments.chat' },
  ...{ owner: 'team', reason: 'until the new model is tested', expires: '2027-01-31' },
};

test('has one entry for a version with one SKU in an environment, and all entries in the order of days', () => {
  const { entries } = calendarOf(
    [
      CHAT,
      { ...CHAT, stamp: 'prod-francecentral' },
      { ...CHAT, sku: 'GlobalStandard', name: 'batch' },
      { ...CHAT, environment: 'dev', stamp: 'dev-swedencentral', model: 'gpt-5', version: '2025-08-07' },
    ],
    [WAIVER],
  );
  expect(entries.map((entry) => [entry.day, entry.environment, placeOf(entry)])).toEqual([
    ['2027-01-31', 'prod', 'deployments.chat'],
    ['2027-02-09', 'dev', 'chat in dev-swedencentral'],
    ['2027-09-02', 'prod', 'chat in prod-francecentral, prod-swedencentral'],
    ['2027-09-02', 'prod', 'batch in prod-swedencentral'],
  ]);
});

test('counts the stamps that it does not name', () => {
  const stamps = ['a', 'b', 'c', 'd'].map((key) => ({ ...CHAT, stamp: `prod-${key}` }));
  const [entry] = calendarOf(stamps, []).entries;
  expect(entry && placeOf(entry, 2)).toBe('chat in prod-a, prod-b and 2 more');
});

test('says what happens on the day, which depends on what the deployment allows', () => {
  const meanings = (...upgrades: readonly (string | undefined)[]) =>
    calendarOf(
      upgrades.map((each, i) => ({ ...CHAT, name: `chat${i}`, upgrades: each })),
      [],
    ).entries.map(meaningOf);
  const note = 'The day is not verified with Microsoft.';
  expect(meanings('NoAutoUpgrade')).toEqual([`From 2027-09-02, the deployments answer with 410 Gone. ${note}`]);
  expect(meanings('OnceCurrentVersionExpired')).toEqual([`Azure upgrades the deployments to another version. ${note}`]);
  expect(meanings('NoAutoUpgrade', undefined)).toEqual([
    `Azure upgrades the deployments that allow it to another version. From 2027-09-02, the others answer with 410 Gone. ${note}`,
  ]);
});

test('lists versions without a date separately', () => {
  const { entries, undated } = calendarOf([{ ...CHAT, model: 'gpt-9', version: '1' }], []);
  const [old] = calendarOf([{ ...CHAT, model: 'gpt-4-turbo', version: '1' }], []).undated;
  expect(old?.retired).toBe(true);
  expect(entries).toEqual([]);
  expect(undated).toEqual([
    {
      ...{ environment: 'prod', model: 'gpt-9', version: '1', sku: 'DataZoneStandard' },
      deployments: [{ stamp: 'prod-swedencentral', name: 'chat', upgraded: false }],
      retired: false,
    },
  ]);
});

test('does not verify a day for another cloud, because the catalogue has only those of the public one', () => {
  const verified = (cloud: DatedDeployment['cloud']) =>
    calendarOf([{ ...CHAT, model: 'gpt-5.1', version: '2025-11-13', cloud }], []).entries.map(
      (entry) => entry.kind === 'retirement' && entry.verified,
    );
  expect([verified('public'), verified('usgovernment')]).toEqual([[true], [false]]);
});

test('draws milestones, without characters that Mermaid could take for its own', () => {
  const hostile = { ...WAIVER, environment: 'a:b', subject: 'x;y#z%%{init: {"theme": "dark"}}%%\nsection fake' };
  expect(gantt(calendarOf([CHAT], [hostile]).entries)).toBe(`gantt
  dateFormat YYYY-MM-DD
  axisFormat %Y-%m
  section Retirements
    On 2027-09-02? in prod, gpt-5.4 2026-03-05 as DataZoneStandard retires (chat in prod-swedencentral) :milestone, 2027-09-02, 0d
  section Waivers
    On 2027-01-31 in a?b, last day of the waiver old of model/lifecycle (x?y?z???init? ??theme?? ?dark????? section fake) :milestone, 2027-01-31, 0d`);
});
