import type { Fleet } from '../fleet/fleet';
import { readFleet } from './read-fleet';
import { inReadingOrder } from '../diagnostics/reading-order';
import { readFiles } from '../source/read-files';
import { wordFilesOf } from '../blocklist-files/word-files';

/** Reads all environments of the project in a folder. */
export function readProject(project: string): Fleet {
  const { sources, problems } = readFiles(project);
  const fleet = readFleet(sources, wordFilesOf(project));
  return { ...fleet, problems: inReadingOrder([...problems, ...fleet.problems]) };
}
