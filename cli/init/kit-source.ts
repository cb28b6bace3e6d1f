import { existsSync } from 'node:fs';
import path from 'node:path';

const VERSION = /^(?:latest|[~^]?\d+(?:\.\d+){0,2}(?:-[\w.-]+)?)$/;
const ADDRESS = /^(?:(?:https?|ssh|git(?:\+\w+)?):\/\/|(?:github|npm):)/;

/** Why npm cannot install the kit from what is given; undefined if it can. */
export const kitProblem = (text: string): string | undefined =>
  isVersion(text) || ADDRESS.test(text) || existsSync(fileOf(text))
    ? undefined
    : 'It is not a version or URL, and there is no such file.';

/** Whether the kit comes from the registry. */
export const isVersion = (text: string) => VERSION.test(text);

/** What a package.json in a folder depends on. A path is relative to the current folder, and npm reads it relative to package.json. */
export function kitDependency(text: string, folder: string): string {
  if (isVersion(text) || ADDRESS.test(text)) return text;
  const file = fileOf(text);
  return `file:${path.isAbsolute(file) ? file : path.relative(folder, file).replaceAll(path.sep, '/')}`;
}

const fileOf = (text: string) => text.replace(/^file:/, '');
