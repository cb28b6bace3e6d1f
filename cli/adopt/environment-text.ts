import type { EntryValue } from '../../lib/source/entry-text';
import { blockLines } from '../../lib/source/entry-text';

/** The settings of an environment with one stamp. */
export interface EnvironmentSettings {
  /** The settings of the environment, in the order in which they are written. */
  readonly environment: Readonly<Record<string, EntryValue>>;
  readonly region: string;
  readonly stamp: Readonly<Record<string, EntryValue>>;
}

/** Maps with an entry on each line, even if they are short. */
const ENTRIES = ['access', 'blocklists', 'contentFilters', 'deployments', 'extraFiles', 'overrides'];

/** A longer line is written as a block. */
const LONGEST_LINE = 110;

/** The text of an environment file. */
export function environmentText({ environment, region, stamp }: EnvironmentSettings, comments: readonly string[]): string {
  const settings = Object.entries(environment).flatMap(([key, value]) => linesOf(key, value));
  const regions = blockLines(['regions', region], stamp, 'block', 2);
  return [...comments.map((each) => `# ${each}`), ...settings, ...regions, ''].join('\n');
}

function linesOf(key: string, value: EntryValue): readonly string[] {
  const short = blockLines([key], value, 'flow', 2);
  const isShort = !ENTRIES.includes(key) && short.every((line) => line.length <= LONGEST_LINE);
  return isShort ? short : blockLines([key], value, 'block', 2);
}
