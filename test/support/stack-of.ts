import type { Stack } from '../../lib/stack/stack';
import { readStack } from '../../lib/stack/stack';

/** A stack whose folder has a configuration, and a page if there is one. */
export const stackOf = (folder: string, configuration: string, page?: string): Stack =>
  readStack(folder, new Map([['cdk.tf.json', configuration], ...(page === undefined ? [] : [['README.md', page] as const])]));
