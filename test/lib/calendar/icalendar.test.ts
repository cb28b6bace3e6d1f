import { calendarOf } from '../../../lib/calendar/calendar';
import type { DatedDeployment, DatedWaiver } from '../../../lib/calendar/entry';
import { iCalendar } from '../../../lib/calendar/icalendar';
import { parseCalendar, textOf } from '../../support/icalendar';

const CHAT: DatedDeployment = {
  ...{ environment: 'prod', stamp: 'prod-swedencentral', name: 'chat', model: 'gpt-5.4', version: '2026-03-05' },
  ...{ sku: 'DataZoneStandard', upgrades: 'NoAutoUpgrade', cloud: 'public' },
};

const WAIVER: DatedWaiver = {
  ...{ environment: 'prod', key: 'old', rule: 'model/lifecycle', subject: 'deployments.chat' },
  ...{ owner: 'team', reason: 'until the new model is tested', expires: '2027-01-31' },
};

const written = (deployments: readonly DatedDeployment[], waivers: readonly DatedWaiver[] = [], scope = 'one') =>
  iCalendar(calendarOf(deployments, waivers).entries, { retirement: 90, waiver: 30 }, () => scope);

const eventsOf = (text: string) => parseCalendar(text).components;

test('has an event on the day of a retirement, and a reminder before it', () => {
  const [day, reminder, ...others] = eventsOf(written([CHAT]));
  expect(others).toEqual([]);
  if (!day || !reminder) throw new Error('there is no event');
  expect(day.properties.get('DTSTART')).toEqual({ parameters: ['VALUE=DATE'], value: '20270902' });
  expect(day.properties.get('DTEND')).toEqual({ parameters: ['VALUE=DATE'], value: '20270903' });
  expect(textOf(day, 'SUMMARY')).toBe('prod: gpt-5.4 2026-03-05 as DataZoneStandard retires');
  expect(textOf(day, 'DESCRIPTION')).toBe(
    'chat in prod-swedencentral\nFrom 2027-09-02, the deployments answer with 410 Gone. The day is not verified with Microsoft.',
  );
  expect(reminder.properties.get('DTSTART')?.value).toBe('20270604');
  expect(textOf(reminder, 'SUMMARY')).toBe('prod: in 90 days, on 2027-09-02, gpt-5.4 2026-03-05 as DataZoneStandard retires');
});

test('has what RFC 5545 requires of a calendar and of an event', () => {
  const calendar = parseCalendar(written([CHAT], [WAIVER]));
  expect([calendar.name, calendar.properties.get('VERSION')?.value]).toEqual(['VCALENDAR', '2.0']);
  expect(calendar.properties.has('PRODID')).toBe(true);
  expect(calendar.components.map(({ name }) => name)).toEqual(Array<string>(4).fill('VEVENT'));
  for (const { properties } of calendar.components) {
    expect(properties.get('DTSTAMP')?.value).toMatch(/^\d{8}T\d{6}Z$/);
    expect(properties.get('UID')?.value).toMatch(/^[0-9a-f]{32}@azure-openai-stamps$/);
  }
  expect(new Set(calendar.components.map(({ properties }) => properties.get('UID')?.value)).size).toBe(4);
});

test('keeps the UID of a waiver that is prolonged, and of a version that is deployed elsewhere as well, but not across projects', () => {
  const uids = (text: string) => eventsOf(text).map(({ properties }) => properties.get('UID')?.value);
  const prolonged = { ...WAIVER, expires: '2027-02-28' };
  const second = { ...CHAT, stamp: 'prod-francecentral' };
  expect(uids(written([CHAT, second], [prolonged])).sort()).toEqual(uids(written([CHAT], [WAIVER])).sort());
  const others = uids(written([CHAT], [WAIVER], 'other'));
  expect(uids(written([CHAT], [WAIVER])).filter((uid) => others.includes(uid))).toEqual([]);
});

test('escapes and folds hostile text', () => {
  const hostile = {
    ...WAIVER,
    key: 'x'.repeat(64),
    owner: 'a;b,c\\d "e"',
    reason: `END:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:fake ${'äöü€😀'.repeat(30)} \u202e`,
  };
  const [day, ...others] = eventsOf(written([], [hostile]));
  expect(others).toHaveLength(1);
  if (!day) throw new Error('there is no event');
  expect(textOf(day, 'DESCRIPTION')).toBe(
    `deployments.chat\nAfter 2027-01-31, the rule applies again. Owner: a;b,c\\d "e". Reason: END:VEVENT BEGIN:VEVENT SUMMARY:fake ${'äöü€😀'.repeat(30)} \\u{202e}`,
  );
});
