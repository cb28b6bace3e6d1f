import { groupedBy } from '../collections/grouped';
import type { CalendarEntry, Retirement, WaiverEnd } from './entry';

/** The day of an entry, with a question mark if Microsoft's documentation does not state it. */
export const dayOf = (entry: CalendarEntry): string => `${entry.day}${isCertain(entry) ? '' : '?'}`;

/** Whether the day of an entry is certain. */
export const isCertain = (entry: CalendarEntry): boolean => entry.kind === 'waiver' || entry.verified;

/** What the question mark means. */
export const QUESTION_MARK = '? after a day: it is not verified with Microsoft';

/** What happens, without the day and the place, such as `gpt-5.4 2026-03-05 as DataZoneStandard retires`. */
export const titleOf = (entry: CalendarEntry): string =>
  entry.kind === 'retirement'
    ? `${entry.model} ${entry.version} as ${entry.sku} retires`
    : `last day of the waiver ${entry.key} of ${entry.rule}`;

/**
 * The deployments of a version by name, such as `chat in prod-germanywestcentral, prod-swedencentral`; or the subject of a waiver.
 *
 * @param most the maximum number of stamps to name for each deployment; the others are counted
 */
export function placeOf(entry: CalendarEntry, most = Infinity): string {
  if (entry.kind === 'waiver') return entry.subject;
  return [...groupedBy(entry.deployments, ({ name }) => name)]
    .map(([name, each]) => `${name} in ${named(each, most)}`)
    .join('; ');
}

function named(deployments: Retirement['deployments'], most: number): string {
  const more = deployments.length > most ? ` and ${deployments.length - most} more` : '';
  return `${deployments
    .slice(0, most)
    .map(({ stamp }) => stamp)
    .join(', ')}${more}`;
}

/** What the day means, in sentences. */
export const meaningOf = (entry: CalendarEntry): string =>
  entry.kind === 'retirement' ? retirementMeaning(entry) : waiverMeaning(entry);

function retirementMeaning({ day, deployments, verified }: Retirement): string {
  const upgraded = deployments.filter((each) => each.upgraded).length;
  const effect =
    upgraded === 0
      ? `From ${day}, the deployments answer with 410 Gone.`
      : upgraded === deployments.length
        ? 'Azure upgrades the deployments to another version.'
        : `Azure upgrades the deployments that allow it to another version. From ${day}, the others answer with 410 Gone.`;
  return verified ? effect : `${effect} The day is not verified with Microsoft.`;
}

const waiverMeaning = ({ day, owner, reason }: WaiverEnd) =>
  `After ${day}, the rule applies again. Owner: ${owner}. Reason: ${reason}`;
