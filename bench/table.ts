import type { Comparison, Growth } from './comparison';
import { growthWord } from './comparison';

const MEBIBYTE = 1024 * 1024;

/** The comparisons as aligned text, with a line for each number of stamps. */
export function table(comparisons: readonly Comparison[]): string {
  const rows = [GROUPS, HEADINGS, ...comparisons.map(cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
}

// The heading of a group is above its first column.
const GROUPS = ['', 'WORK', '', '', 'PROCESS', '', '', 'MEMORY', '', '', 'PER STAMP', ''];
const HEADINGS = ['stamps', 'by hand', 'kit', 'RATIO', 'by hand', 'kit', 'RATIO', 'by hand', 'kit', 'RATIO', 'by hand', 'kit'];

const cells = ({ stamps, hand, kit, ratio }: Comparison): string[] => [
  String(stamps),
  ...[seconds(hand.work), seconds(kit.work), share(ratio.work)],
  ...[seconds(hand.process), seconds(kit.process), share(ratio.process)],
  ...[mebibytes(hand.memory), mebibytes(kit.memory), share(ratio.memory)],
  ...[milliseconds(hand.work / stamps), milliseconds(kit.work / stamps)],
];

/** The legend of the columns, for below the table. */
export const LEGEND = `WORK       time of the work itself, all code being loaded: the kit's from the text of environment files to all generated text
PROCESS    time from the start of the process to the end of the work, with Node.js, ts-node and the loading of code
MEMORY     the most that the process held at once (resident set size)
PER STAMP  WORK divided by the number of stamps
`;

export const growthSentence = ({ from, to, hand, kit }: Growth) =>
  `Time per stamp at ${to} is ${share(kit)} of that at ${from} with the kit (${growthWord(kit)}), ${share(hand)} by hand (${growthWord(hand)}).\n`;

const share = (ratio: number) => `${ratio.toFixed(2)}x`;
export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
const mebibytes = (bytes: number) => `${Math.round(bytes / MEBIBYTE)} MiB`;
