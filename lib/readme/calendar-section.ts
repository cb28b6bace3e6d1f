import { findRegion } from '../catalog/regions';
import { calendarOf } from '../calendar/calendar';
import type { CalendarEntry, DatedDeployment, DatedWaiver } from '../calendar/entry';
import { gantt } from '../calendar/gantt';
import { dayOf, isCertain, meaningOf, placeOf, QUESTION_MARK, titleOf } from '../calendar/words';
import { Facts } from '../stack/facts/facts';
import type { Stack } from '../stack/stack';
import { fence, prose, table } from './markdown';

/** The maximum number of stamps that are named for each deployment. */
const MOST = 8;

/**
 * The days ahead of an environment: retirements of deployed versions and last days of waivers. A page does not depend on the date: it
 * lists all days. Undefined if there are none.
 *
 * @param stacks the stacks of the environment
 */
export function calendarSection(stacks: readonly Stack[]): string | undefined {
  const waivers = new Map(stacks.flatMap((stack) => waiversOf(stack).map((waiver) => [waiver.key, waiver] as const)));
  const { entries } = calendarOf(stacks.flatMap(deploymentsOf), [...waivers.values()]);
  if (entries.length === 0) return undefined;
  const about = 'Retirements of deployed versions according to the catalogue, and last days of waivers, past ones included.';
  return [
    about,
    fence('mermaid', gantt(entries)),
    ...(entries.every(isCertain) ? [] : [`${QUESTION_MARK}.`]),
    table(['Day', 'Event', 'Where', 'Meaning'], entries.map(rowOf)),
  ].join('\n\n');
}

const rowOf = (entry: CalendarEntry) => [
  ...[dayOf(entry), prose(titleOf(entry))],
  ...[prose(placeOf(entry, MOST)), prose(meaningOf(entry))],
];

function deploymentsOf(stack: Stack): DatedDeployment[] {
  const facts = Facts.of(stack);
  const clouds = facts.all('account').map(({ value }) => findRegion(value.location ?? '')?.cloud ?? 'public');
  return facts
    .all('deployment')
    .map(({ address, value: { name = address, model = '', version = '', sku = '', upgrades } }) => ({
      ...{ environment: stack.environment, stamp: stack.id, name, model, version, sku, upgrades },
      cloud: clouds.find((cloud) => cloud !== 'public') ?? 'public',
    }));
}

const waiversOf = ({ environment, notes }: Stack): DatedWaiver[] =>
  Object.entries(notes.waivers ?? {}).map(([key, waiver]) => ({ environment, key, ...waiver }));
