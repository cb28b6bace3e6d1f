import { createHash } from 'node:crypto';
import { CATALOG_AS_OF } from '../catalog/models';
import { visible } from '../text/visible';
import { daysAfter } from '../collections/days';
import type { CalendarEntry } from './entry';
import { meaningOf, placeOf, titleOf } from './words';

/** How many days before an entry its reminder is; 0: there is none. */
export interface Reminders {
  readonly retirement: number;
  readonly waiver: number;
}

/**
 * A calendar as a file in the format iCalendar, RFC 5545: an event on the day of each entry, and another one as a reminder, because
 * calendars that a team subscribes to commonly ignore alarms.
 *
 * The same entries give the same bytes. An event keeps its UID if its day changes, so a calendar moves it.
 *
 * @param scopeOf what distinguishes an environment from those of other projects with the same name, such as its subscription
 */
export function iCalendar(
  entries: readonly CalendarEntry[],
  reminders: Reminders,
  scopeOf: (environment: string) => string,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//azure-openai-stamps//stamps calendar//EN',
    'CALSCALE:GREGORIAN',
    'X-WR-CALNAME:Azure OpenAI stamps',
    ...entries.flatMap((entry) => {
      const own = { ...entry, scope: scopeOf(entry.environment) };
      return [...eventOf(own), ...reminderOf(own, reminders[entry.kind])];
    }),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

type Scoped = CalendarEntry & { readonly scope: string };

const eventOf = (entry: Scoped): string[] =>
  event('day', entry, { day: entry.day, summary: `${entry.environment}: ${titleOf(entry)}` });

function reminderOf(entry: Scoped, days: number): string[] {
  if (days === 0) return [];
  const summary = `${entry.environment}: in ${days} days, on ${entry.day}, ${titleOf(entry)}`;
  return event('reminder', entry, { day: daysAfter(entry.day, -days), summary });
}

function event(
  part: 'day' | 'reminder',
  entry: Scoped,
  { day, summary }: { readonly day: string; readonly summary: string },
): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf(part, entry)}`,
    // The time of the export would make each export another file.
    `DTSTAMP:${basic(CATALOG_AS_OF)}T000000Z`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    `DTEND;VALUE=DATE:${basic(daysAfter(day, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${[placeOf(entry), meaningOf(entry)].map(escaped).join('\\n')}`,
    `CATEGORIES:${entry.kind === 'retirement' ? 'Retirement' : 'Waiver'}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** What identifies an entry. Its day does not. */
function uidOf(part: string, entry: Scoped): string {
  const { environment, kind, scope } = entry;
  const own = entry.kind === 'retirement' ? [entry.model, entry.version, entry.sku] : [entry.key];
  const hash = createHash('sha256').update(JSON.stringify([part, kind, scope, environment, ...own]));
  return `${hash.digest('hex').slice(0, 32)}@azure-openai-stamps`;
}

const basic = (day: string) => day.replaceAll('-', '');

/** Untrusted text as a value of type TEXT. */
const escaped = (text: string) => visible(text).replace(/[\\;,]/g, (mark) => `\\${mark}`);

/** The maximum number of octets of a line, without its line break. */
const MOST_OCTETS = 75;

/** A content line in several lines. A line never ends within a character. */
function folded(line: string): string {
  let [text, length] = ['', 0];
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (length + octets > MOST_OCTETS) {
      text += '\r\n ';
      length = 1;
    }
    text += character;
    length += octets;
  }
  return text;
}
