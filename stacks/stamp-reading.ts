import type { Stamp } from '../lib/environment/stamp';
import { stampFolder } from '../lib/generated/files';
import type { Stack } from '../lib/stack/stack';
import { readStack } from '../lib/stack/stack';
import { CONFIGURATION } from '../lib/stack/terraform-file';

/**
 * What Terraform would read of a stamp; undefined where it has mistakes that keep its stack from being made, which rules report.
 *
 * @param beside the files that other people have put in its folder, by their names
 */
export function readStamp(stamp: Stamp, beside: ReadonlyMap<string, string> = new Map()): Stack | undefined {
  // Loading CDKTF takes longer than all rules together, and most stamps need no stack to be checked.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it for every command
  const { terraformOf } = require('./stamp-stack') as { terraformOf: (stamp: Stamp) => unknown };
  try {
    return readStack(stampFolder(stamp), new Map([...beside, [CONFIGURATION, JSON.stringify(terraformOf(stamp))]]));
  } catch {
    return undefined;
  }
}
