import type { Stamp } from '../../lib/fleet/stamp';
import { canonicalJson } from '../../lib/generated/canonical-json';
import { stampFolder } from '../../lib/generated/files';
import { stampNotes } from '../../lib/generated/notes';
import { stampPage } from '../../lib/readme/stamp-page';
import { terraformOf } from '../../stacks/terraform';
import { stackOf } from './stack-of';

/** The page of a stamp, derived from its generated Terraform. */
export function pageOf(stamp: Stamp): string {
  return stampPage(stackOf(stampFolder(stamp), canonicalJson(terraformOf(stamp), stampNotes(stamp, '0.1.0'))));
}
