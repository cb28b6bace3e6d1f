import { FORMATS as COMMON } from '../lib/report/formats';
import type { Output as AnyOutput } from './outputs';
import { outputsIn } from './outputs';

/** The formats of a review. `terminal` is another name of `text`. */
export const FORMATS = [...COMMON, 'terminal', 'markdown', 'markdown-whole'] as const;
export type Format = (typeof FORMATS)[number];

/** An output of a review. */
export type Output = AnyOutput<Format>;

/** Adds an `--output` of a review to the previous ones. */
export const output = outputsIn(FORMATS);
