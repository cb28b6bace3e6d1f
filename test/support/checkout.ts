import { cpSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from './root';
import { generate } from './synth';

/** The files of a team. All others are those of the kit. */
const OF_A_TEAM = new Set(['atlantis.yaml', 'environments', 'generated']);

/** Entries that no command needs. */
const LEFT_OUT = new Set(['.commands', '.git', 'cdktf.out', 'coverage']);

/**
 * A temporary folder like a checkout of the kit, with the environments of an example and what is generated from them. Tests of
 * commands that work on their own checkout run here, because environments/ and generated/ of the repository belong to a team.
 */
export function checkoutWith(example: string): string {
  const checkout = mkdtempSync(path.join(tmpdir(), 'checkout-'));
  for (const { name } of readdirSync(ROOT, { withFileTypes: true })) {
    if (OF_A_TEAM.has(name) || LEFT_OUT.has(name)) continue;
    // A link, except for the program that reads the environments beside it: Node.js resolves links.
    if (name === 'main.ts') cpSync(path.join(ROOT, name), path.join(checkout, name));
    else symlinkSync(path.join(ROOT, name), path.join(checkout, name));
  }
  cpSync(path.join(ROOT, 'test/examples', example), checkout, { recursive: true });
  generate(checkout);
  return checkout;
}
