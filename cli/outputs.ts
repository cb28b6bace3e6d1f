import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { suggestion } from '../lib/diagnostics/near-miss';
import { isFolder } from './command';
import { fileFault } from './file-fault';

/** An output of a command: a file and its format. `-` is standard output. */
export interface Output<F extends string> {
  readonly file: string;
  /** @default - the value of --format */
  readonly format?: F;
}

/** The file name that stands for standard output. */
export const STANDARD_OUTPUT = '-';

/** A word before `=`. A file name with `=` is written with a path, such as `./a=b.md`. */
const WORD = /^([\w-]*)=/;

/** A parser that adds an `--output`, in the form `file` or `format=file`, to the previous ones. */
export const outputsIn =
  <F extends string>(formats: readonly F[]) =>
  (text: string, before: readonly Output<F>[] = []): readonly Output<F>[] => {
    const format = formats.find((each) => text.startsWith(`${each}=`));
    const word = WORD.exec(text)?.[1];
    if (format === undefined && word !== undefined)
      throw new InvalidArgumentError(
        `Unknown format '${word}': ${suggestion(word, formats)} If it is part of the file name, write ./${text}.`,
      );
    const file = format === undefined ? text : text.slice(format.length + 1);
    if (file === '') throw new InvalidArgumentError('The name of the file is missing.');
    return [...before, { file, ...(format === undefined ? {} : { format }) }];
  };

/** Writes an output. */
export function writeOutput(file: string, text: string): void {
  if (file === STANDARD_OUTPUT) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    const folder = path.dirname(file);
    const fault = isFolder(folder) ? fileFault(error) : `the folder ${folder} does not exist: create it first`;
    throw new Error(`--output ${file} cannot be written: ${fault}`, { cause: error });
  }
}
