import { InvalidArgumentError } from 'commander';
import { suggestion } from '../lib/diagnostics/near-miss';
import { FORMATS as COMMON } from '../lib/report/formats';

/** The formats of a review. `terminal` is another name of `text`. */
export const FORMATS = [...COMMON, 'terminal', 'markdown', 'markdown-whole'] as const;
export type Format = (typeof FORMATS)[number];

/** An output of a review: a file and its format. `-` is standard output. */
export interface Output {
  readonly file: string;
  /** @default - the value of --format */
  readonly format?: Format;
}

/** The file name that stands for standard output. */
export const STANDARD_OUTPUT = '-';

/** A word before `=`. A file name with `=` is written with a path, such as `./a=b.md`. */
const WORD = /^([\w-]*)=/;

/** Adds an `--output`, in the form `file` or `format=file`, to the previous ones. */
export function output(text: string, before: readonly Output[] = []): readonly Output[] {
  const format = FORMATS.find((each) => text.startsWith(`${each}=`));
  const word = WORD.exec(text)?.[1];
  if (format === undefined && word !== undefined)
    throw new InvalidArgumentError(
      `Unknown format '${word}': ${suggestion(word, FORMATS)} If it is part of the file name, write ./${text}.`,
    );
  const file = format === undefined ? text : text.slice(format.length + 1);
  if (file === '') throw new InvalidArgumentError('The name of the file is missing.');
  return [...before, { file, ...(format === undefined ? {} : { format }) }];
}
