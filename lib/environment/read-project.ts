import type { Fleet } from './fleet';
import { readFleet } from './fleet';
import { inReadingOrder } from './problem';
import { readFiles } from './read-files';
import { wordFilesOf } from './word-files';

/** Reads all environments of the project in a folder. */
export function readProject(project: string): Fleet {
  const { sources, problems } = readFiles(project);
  const fleet = readFleet(sources, wordFilesOf(project));
  return { ...fleet, problems: inReadingOrder([...problems, ...fleet.problems]) };
}
