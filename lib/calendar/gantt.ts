import { visible } from '../text/visible';
import type { CalendarEntry } from './entry';
import { dayOf, placeOf, titleOf } from './words';

/** The maximum number of stamps that are named in a label. */
const MOST = 2;

/** Entries as a Mermaid chart: a milestone on each day. The program that draws it marks the current day. */
export function gantt(entries: readonly CalendarEntry[]): string {
  const sections = [
    { title: 'Retirements', kind: 'retirement' },
    { title: 'Waivers', kind: 'waiver' },
  ];
  return [
    'gantt',
    '  dateFormat YYYY-MM-DD',
    '  axisFormat %Y-%m',
    ...sections.flatMap(({ title, kind }) => {
      const own = entries.filter((entry) => entry.kind === kind);
      return own.length === 0 ? [] : [`  section ${title}`, ...own.map((entry) => `    ${milestone(entry)}`)];
    }),
  ].join('\n');
}

const milestone = (entry: CalendarEntry) => `${labelOf(entry)} :milestone, ${entry.day}, 0d`;

/** A label begins with a fixed word: Mermaid takes words such as `section` at the start of a line for its own. */
const labelOf = (entry: CalendarEntry) =>
  `On ${dayOf(entry)} in ${safe(entry.environment)}, ${safe(titleOf(entry))} (${safe(placeOf(entry, MOST))})`;

/** Untrusted text in a label. Mermaid has no escapes here, so characters that could mean something to it are replaced. */
const safe = (text: string) => visible(text).replace(/[^\p{L}\p{N} .,()/_+-]/gu, '?');
