import { InvalidArgumentError } from 'commander';
import { calendarOf } from '../lib/calendar/calendar';
import { daysBetween } from '../lib/collections/days';
import type { Calendar, CalendarEntry } from '../lib/calendar/entry';
import { gantt } from '../lib/calendar/gantt';
import { iCalendar } from '../lib/calendar/icalendar';
import { dayOf, isCertain, meaningOf, placeOf, QUESTION_MARK, titleOf } from '../lib/calendar/words';
import { CATALOG_AS_OF } from '../lib/catalog/models';
import { hasErrors } from '../lib/diagnostics/problem';
import type { Fleet } from '../lib/fleet/fleet';
import { today } from '../lib/guardrails/today';
import { colorsFor } from '../lib/report/colors';
import { printProblems } from '../lib/report/print-problems';
import { readProject } from '../lib/resolve/read-project';
import { counted } from '../lib/text/counted';
import { jsonText } from '../lib/text/json';
import { terminal } from '../lib/text/terminal';
import { command, EXIT, run } from './command';
import { day } from './day';
import { withFormats } from './format-option';
import { textTable } from './text-table';

const FORMATS = ['text', 'json', 'ics', 'mermaid'] as const;

interface Options {
  readonly project: string;
  readonly format: (typeof FORMATS)[number];
  readonly within?: number;
  readonly today: string;
}

/** The maximum number of stamps that are named for each deployment. */
const MOST = 3;

/** How many days before the last day of a waiver the reminder is. */
const WAIVER_REMINDER = 30;

export const program = withFormats(
  command('calendar'),
  FORMATS,
  'the output format; ics is a calendar to subscribe to (RFC 5545), mermaid a chart for a page',
)
  .option('--within <days>', 'only days up to this many days from now, and days that have passed', days)
  .option(
    '--today <day>',
    'the date from which days are counted; ics and mermaid list all days and do not use it',
    day,
    today(),
  )
  .addHelpText(
    'after',
    `
Retirements are those of the catalogue. Approvals and reviews have no date in the environment files, so they are not in the calendar. In calendars (ics), each entry has a reminder: for a retirement, retirementWarningDays before
it; for a waiver, ${WAIVER_REMINDER} days before its last day.

Examples:
  stamps calendar
  stamps calendar --within 180
  stamps calendar --format ics > stamps.ics

Exit codes:
  0  the calendar is printed
  1  an environment file has errors, and its entries can be missing
  2  usage error`,
  );

export const main = run('calendar', () => {
  const { project, format, within, today: now } = program.parse().opts<Options>();
  if (within !== undefined && format !== 'text' && format !== 'json')
    program.error(`error: --within needs text or json: ${format} lists all days, so that the same files give the same bytes`);
  const fleet = readProject(project);
  if (hasErrors(fleet.problems)) printProblems(fleet.problems, fleet.sources);
  process.stdout.write(written(fleet, format, now, within));
  return hasErrors(fleet.problems) ? EXIT.problems : EXIT.ok;
});

function days(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('Write a whole number of days, such as 180.');
  return Number(text);
}

function written(fleet: Fleet, format: Options['format'], now: string, within = Infinity): string {
  const all = calendarOfFleet(fleet);
  if (format === 'ics')
    return iCalendar(
      all.entries,
      { retirement: fleet.organisation.value.retirementWarningDays, waiver: WAIVER_REMINDER },
      (environment) => fleet.stamps.find(({ value }) => value.environment === environment)?.value.subscriptionId ?? '',
    );
  // A comment: a chart has no text below it.
  if (format === 'mermaid') return `${gantt(all.entries)}\n${all.entries.every(isCertain) ? '' : `%% ${QUESTION_MARK}\n`}`;
  const calendar = { ...all, entries: all.entries.filter((entry) => daysBetween(now, entry.day) <= within) };
  return format === 'json' ? asJson(calendar, now) : asText(calendar, now);
}

function calendarOfFleet({ stamps, waivers }: Fleet): Calendar {
  const deployments = stamps.flatMap(({ value: { id, environment, region, deployments: each } }) =>
    each.map(({ name, model, version, sku, versionUpgradeOption }) => ({
      ...{ environment, stamp: id, name, model, version, sku },
      ...{ upgrades: versionUpgradeOption, cloud: region.cloud },
    })),
  );
  return calendarOf(
    deployments,
    waivers.map(({ value }) => value),
  );
}

function asText({ entries, undated }: Calendar, now: string): string {
  const { bold, dim } = colorsFor(process.stdout);
  const rows = entries.map((entry) => [
    dayOf(entry),
    inDays(entry, now),
    terminal(entry.environment),
    terminal(titleOf(entry)),
    terminal(placeOf(entry, MOST)),
  ]);
  const table =
    rows.length === 0
      ? 'Nothing is ahead.\n'
      : textTable(['Day', 'In days', 'Environment', 'Event', 'Where'].map(bold), rows, { right: [1] });
  const notes = [
    ...(entries.every(isCertain) ? [] : [QUESTION_MARK]),
    ...undated.map(undatedWords),
    `Retirements: catalogue of ${CATALOG_AS_OF}; npx stamps models has its sources`,
  ];
  return `${table}\n${notes.map((note) => `${dim(terminal(note))}\n`).join('')}`;
}

const undatedWords = ({ environment, model, version, sku, retired }: Calendar['undated'][number]) =>
  retired
    ? `Azure has retired ${model} ${version} as ${sku} in ${environment}: the catalogue does not have the day`
    : `No retirement is known for ${model} ${version} as ${sku} in ${environment}: the catalogue has no date`;

function inDays(entry: CalendarEntry, now: string): string {
  const ahead = daysBetween(now, entry.day);
  return ahead < 0 ? `${counted(-ahead, 'day')} ago` : String(ahead);
}

const asJson = ({ entries, undated }: Calendar, now: string) =>
  jsonText({
    today: now,
    entries: entries.map((entry) => ({ ...entry, inDays: daysBetween(now, entry.day), meaning: meaningOf(entry) })),
    undated,
  });
