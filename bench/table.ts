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
const GROUPS = ['', 'WORK', '', '', 'COMMAND', '', '', 'APP', '', '', 'MEMORY', '', '', 'PER STAMP', ''];
const COMPARED = ['by hand', 'kit', 'RATIO'];
const HEADINGS = ['stamps', ...COMPARED, ...COMPARED, ...COMPARED, ...COMPARED, 'by hand', 'kit'];

const cells = ({ stamps, hand, kit, ratio }: Comparison): string[] => [
  String(stamps),
  ...[seconds(hand.work), seconds(kit.work), share(ratio.work)],
  ...[seconds(hand.command), seconds(kit.command), share(ratio.command)],
  ...[seconds(hand.app), seconds(kit.app), share(ratio.app)],
  ...[mebibytes(hand.memory), mebibytes(kit.memory), share(ratio.memory)],
  ...[milliseconds(hand.work / stamps), milliseconds(kit.work / stamps)],
];

/** The legend of the columns, for below the table. */
export const LEGEND = `WORK       the work itself, after all code is loaded: for the kit, from environment files to all generated text
COMMAND    the whole command that a person runs: npx stamps synth in a new project, or the app by hand with ts-node
APP        the whole app with ts-node, as the CDKTF CLI runs it
MEMORY     the peak memory of the app (resident set size)
PER STAMP  WORK divided by the number of stamps
`;

export const growthSentence = ({ from, to, hand, kit }: Growth) =>
  `Time per stamp at ${to} is ${share(kit)} of that at ${from} with the kit (${growthWord(kit)}), ${share(hand)} by hand (${growthWord(hand)}).\n`;

const share = (ratio: number) => `${ratio.toFixed(2)}x`;
export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
const mebibytes = (bytes: number) => `${Math.round(bytes / MEBIBYTE)} MiB`;
