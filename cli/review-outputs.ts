import { InvalidArgumentError } from 'commander';

/** How a review can be written. */
export const FORMATS = ['terminal', 'markdown', 'markdown-whole', 'json', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/** A file that a review is written to, and how; `-` is standard output. */
export interface Output {
  readonly file: string;
  /** @default - that of --format */
  readonly format?: Format;
}

/** What is written where that stands for standard output. */
export const STANDARD_OUTPUT = '-';

/** Adds an `--output`, as `file` or `format=file`, to those before it. */
export function output(text: string, before: readonly Output[] = []): readonly Output[] {
  const format = FORMATS.find((each) => text.startsWith(`${each}=`));
  const file = format === undefined ? text : text.slice(format.length + 1);
  if (file === '') throw new InvalidArgumentError('It names no file.');
  return [...before, { file, ...(format === undefined ? {} : { format }) }];
}
