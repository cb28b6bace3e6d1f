import { readFileSync } from 'node:fs';
import { redirectedText } from '../../lib/text/redirected';
import { fileFault } from '../file-fault';

/** The text of a file that the command line names, or of standard input for `-`. */
export function readText(file: string): string {
  try {
    return redirectedText(readFileSync(file === '-' ? 0 : file));
  } catch (error) {
    throw cannotRead(file, fileFault(error), error);
  }
}

/** Reads a file, and what it contains. An error of syntax says what the file is not. */
export function parsedFile<T>(file: string, parse: (text: string) => T): T {
  const text = readText(file);
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw cannotRead(file, error.message, error);
  }
}

const cannotRead = (file: string, because: string, cause: unknown) =>
  new Error(`${file === '-' ? 'standard input' : file} cannot be read: ${because}`, { cause });
