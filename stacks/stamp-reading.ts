import { RootConstruct } from 'constructs';
import type { Stamp } from '../lib/environment/stamp';
import { stampFolder } from '../lib/generated/files';
import type { Stack } from '../lib/stack/stack';
import { readStack } from '../lib/stack/stack';
import { CONFIGURATION } from '../lib/stack/terraform-file';
import { StampStack } from './stamp-stack';

/**
 * What Terraform would read of a stamp; undefined where it has mistakes that keep its stack from being made, which rules report.
 *
 * @param beside the files that other people have put in its folder, by their names
 */
export function readStamp(stamp: Stamp, beside: ReadonlyMap<string, string> = new Map()): Stack | undefined {
  try {
    const made = new StampStack(new RootConstruct(), stamp).toTerraform();
    return readStack(stampFolder(stamp), new Map([...beside, [CONFIGURATION, JSON.stringify(made)]]));
  } catch {
    return undefined;
  }
}
