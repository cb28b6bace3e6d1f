import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { ENVIRONMENTS } from '../source/read-files';
import { WordFile } from './word-file';

/** A larger file is a mistake: 10,000 entries of usual length need less than half a megabyte. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Returns the file at a path relative to environments/, or the reason why it cannot be read. */
export type OpenWordFile = (file: string) => WordFile | string;

/** For environments that are not read from a folder. */
export const noWordFiles: OpenWordFile = () => 'the environment has no folder to read it from';

/** Reads files below the environments folder of a project, each once. Refuses files outside of it. */
export function wordFilesOf(project: string): OpenWordFile {
  const opened = new Map<string, WordFile | string>();
  return (file) => {
    const found = opened.get(file) ?? open(path.join(project, ENVIRONMENTS), file);
    opened.set(file, found);
    return found;
  };
}

function open(folder: string, file: string): WordFile | string {
  const outside = 'it is outside of environments/';
  const isBelow = (from: string, to: string) =>
    !/^\.\.([\\/]|$)/.test(path.relative(from, to)) && !path.isAbsolute(path.relative(from, to));
  if (file.includes('\\') || file.includes('\0'))
    return 'its path has a character that operating systems interpret differently';
  if (path.posix.isAbsolute(file) || path.win32.isAbsolute(file) || !isBelow(folder, path.join(folder, file))) return outside;
  try {
    // A symbolic link can lead outside, too.
    const real = realpathSync(path.join(folder, file));
    if (!isBelow(realpathSync(folder), real)) return outside;
    const bytes = readFileSync(real);
    if (bytes.length > MAX_BYTES) return `it is larger than ${MAX_BYTES / 1024 / 1024} MiB`;
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return new WordFile(`${ENVIRONMENTS}/${path.posix.normalize(file)}`, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'it is not UTF-8';
    return code === 'ENOENT' ? 'there is no such file' : (code ?? String(error));
  }
}
