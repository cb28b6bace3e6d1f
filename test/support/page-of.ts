import type { Stamp } from '../../lib/fleet/stamp';
import { canonicalJson } from '../../lib/generated/canonical-json';
import { stampFolder } from '../../lib/generated/files';
import { stampNotes } from '../../lib/generated/notes';
import { stampPage } from '../../lib/readme/stamp-page';
import { terraformOf } from '../../stacks/terraform';
import { stackOf } from './stack-of';

/** The page of a stamp, by way of the Terraform that is generated for it. */
export function pageOf(stamp: Stamp): string {
  return stampPage(stackOf(stampFolder(stamp), canonicalJson(terraformOf(stamp), stampNotes(stamp, '0.1.0'))));
}
