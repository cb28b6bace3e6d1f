import { InvalidArgumentError } from 'commander';
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

/** Adds an `--output`, in the form `file` or `format=file`, to the previous ones. */
export function output(text: string, before: readonly Output[] = []): readonly Output[] {
  const format = FORMATS.find((each) => text.startsWith(`${each}=`));
  const file = format === undefined ? text : text.slice(format.length + 1);
  if (file === '') throw new InvalidArgumentError('The name of the file is missing.');
  return [...before, { file, ...(format === undefined ? {} : { format }) }];
}
