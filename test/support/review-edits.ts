import { overlay } from '../../lib/resolve/overlay';
import { stackOf } from './stack-of';
import type { Stacks } from '../../lib/stack/read-stacks';
import { review } from '../../lib/review/review';
import { TODAY } from './root';
import { generatedOf } from './review-pairs';

const FOLDER = 'generated/prod/swedencentral';

/** The generated stamp of test/review/base.yaml. */
export const BASE = JSON.parse(generatedOf({}).get(`${FOLDER}/cdk.tf.json`) ?? '') as Record<string, Record<string, unknown>>;

/** A manual edit that is merged over it. */
export type Over = Readonly<Record<string, unknown>>;

export const stacks = (over: Over, base: Over = BASE): Stacks =>
  new Map([[FOLDER, stackOf(FOLDER, JSON.stringify(overlay(base, over)))]]);

/** The severity and rule of each finding between two edits. */
export const found = (before: Over, after: Over): string[] =>
  review(stacks(before), stacks(after), { today: TODAY })
    .stacks.flatMap(({ findings }) => findings.map(({ severity, rule }) => `${severity} ${rule}`))
    .sort();

export const resource = (type: string, name: string, attributes: unknown): Over => ({
  resource: { [type]: { [name]: attributes } },
});
