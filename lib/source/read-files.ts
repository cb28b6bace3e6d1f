import type { Dirent } from 'node:fs';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../diagnostics/problem';
import { SourceFile } from './source-file';

/** The folder of a project that has its environments. */
export const ENVIRONMENTS = 'environments';

/** The environment files of a project, and a problem for each that cannot be read. */
export interface Files {
  readonly sources: readonly SourceFile[];
  readonly problems: readonly Problem[];
}

/** Reads the environment files of the project in a folder, in the order of their names. */
export function readFiles(project: string): Files {
  let entries: Dirent[];
  try {
    entries = readdirSync(path.join(project, ENVIRONMENTS), { withFileTypes: true });
  } catch (error) {
    const help = 'run this in the folder of the project, or name it with --project';
    return { sources: [], problems: [unreadable(ENVIRONMENTS, error, help)] };
  }
  const names = entries.map(({ name }) => name).sort();
  const files = names.filter(isEnvironmentFile).map((name) => readOne(project, `${ENVIRONMENTS}/${name}`));
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
  const problems = [
    ...names.flatMap(passedOver),
    ...folders.sort().flatMap((folder) => tooDeep(project, folder)),
    ...files.filter((file) => 'rule' in file),
  ];
  const sources = files.filter((file) => file instanceof SourceFile);
  const none = files.length > 0 || problems.length > 0 ? [] : [noEnvironment()];
  const only = sources.length === 1 && sources[0]?.file === `${ENVIRONMENTS}/defaults.yaml` && problems.length === 0;
  return { sources, problems: [...problems, ...(only ? [noEnvironment()] : none)] };
}

const isEnvironmentFile = (name: string) => name.endsWith('.yaml') && !name.startsWith('.');

/** Files that editors and macOS leave beside others. They cannot be mistaken for environments. */
const LEFTOVER = /^(\.#|\._|#.*#$)|~$/;

/** A name that looks like that of an environment file, although the kit does not read it. */
const LIKE_YAML = /\.ya?ml(\.txt)?$/i;

function passedOver(name: string): Problem[] {
  if (isEnvironmentFile(name) || LEFTOVER.test(name) || !LIKE_YAML.test(name)) return [];
  const right = name.replace(LIKE_YAML, '.yaml').replace(/^\.+/, '');
  return [
    {
      severity: 'error',
      rule: 'environment/file-name',
      message: 'the file is not read: the name of an environment file must end in .yaml and must not begin with a period',
      location: start(`${ENVIRONMENTS}/${name}`),
      help:
        right === '.yaml' || right === 'yaml'
          ? 'delete the file, or give it a name'
          : `rename the file to ${right}, or delete it`,
    },
  ];
}

/** The maximum number of entries that are searched below a folder, which can be a link to anything. */
const MOST_BELOW = 10_000;

/** Environment files in subfolders, which the kit does not read. */
function tooDeep(project: string, folder: string): Problem[] {
  const found: string[] = [];
  const folders = [folder];
  for (let seen = 0; folders.length > 0 && seen < MOST_BELOW;) {
    const next = folders.shift() ?? '';
    for (const entry of entriesOf(path.join(project, ENVIRONMENTS, next))) {
      seen++;
      if (entry.isDirectory()) folders.push(`${next}/${entry.name}`);
      else if (LIKE_YAML.test(entry.name) && !LEFTOVER.test(entry.name)) found.push(`${next}/${entry.name}`);
    }
  }
  return found.sort().map((name) => ({
    severity: 'error',
    rule: 'environment/file-name',
    message: `the file is not read: environment files must be in ${ENVIRONMENTS} itself, not in a subfolder`,
    location: start(`${ENVIRONMENTS}/${name}`),
    help: `move it to ${ENVIRONMENTS}/ and name it after its environment, or delete it`,
  }));
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function readOne(project: string, file: string): Problem | SourceFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path.join(project, file));
  } catch (error) {
    const isFolder = (error as NodeJS.ErrnoException).code === 'EISDIR';
    return unreadable(file, error, isFolder ? 'rename or delete the folder' : 'grant yourself permission to read the file');
  }
  // UTF-16 without a byte order mark is valid UTF-8, full of NUL characters.
  if (bytes.includes(0)) return notUtf8(file, bytes);
  try {
    return new SourceFile(file, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    return notUtf8(file, bytes);
  }
}

/** The location at which the text stops being UTF-8, and the likely encoding. */
function notUtf8(file: string, bytes: Buffer): Problem {
  const isUtf16 = bytes.includes(0);
  const upTo = isUtf16 ? '' : bytes.subarray(0, validLength(bytes)).toString('utf8');
  const line = upTo.split('\n').length;
  const column = upTo.length - (upTo.lastIndexOf('\n') + 1) + 1;
  return {
    severity: 'error',
    rule: 'environment/encoding',
    message: `the file is not UTF-8${isUtf16 ? ' but UTF-16' : ': a character here is stored in another encoding, such as Latin-1'}`,
    location: { file, line, column, length: 1 },
    help: 'save it as UTF-8 in your editor',
  };
}

/** The number of bytes that are valid UTF-8. */
function validLength(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    try {
      decoder.decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
    try {
      decoder.decode();
    } catch {
      // Resets the decoder; an incomplete character at the end does not matter.
    }
  }
  return low;
}

const start = (file: string) => ({ file, line: 1, column: 1, length: 1 });

const unreadable = (file: string, error: unknown, help: string): Problem => ({
  severity: 'error',
  rule: 'environment/unreadable',
  message: `cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
  location: start(file),
  help,
});

const noEnvironment = (): Problem => ({
  severity: 'error',
  rule: 'environment/none',
  message: 'the project has no environment file',
  location: start(ENVIRONMENTS),
  help: 'create environments/dev.yaml: see docs/environments.md',
});
