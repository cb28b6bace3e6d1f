// Refuses a plan with a change that is not on the list: guard.mjs LIST, with the plan (terraform show -json) on standard input.
// Leftovers of an interrupted replacement may be deleted, and fewer changes than listed are accepted.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { doings } from '../kept-plans.mjs';

const { existing, doings: listed } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const shown = new Set(listed.map(String));
const imports = new Map(existing.flatMap(({ address, importId }) => (importId === undefined ? [] : [[address, importId]])));
const changes = (JSON.parse(await text(process.stdin)).resource_changes ?? []).filter(
  ({ mode, deposed }) => mode === 'managed' && deposed === undefined,
);
const importing = new Map(changes.map(({ address, change }) => [address, change.importing?.id]));

/** An imported resource may be unchanged or changed in place, but not created or replaced. */
const isListed = ([address, verb]) =>
  imports.has(address)
    ? importing.get(address) === imports.get(address) && ['import', 'change in place'].includes(verb)
    : importing.get(address) === undefined && shown.has(String([address, verb]));

const unlisted = doings({ resource_changes: changes }).filter((doing) => !isListed(doing));
if (unlisted.length > 0) {
  process.stderr.write('Nothing is applied. Terraform would also make changes that are not on the list:\n');
  for (const [address, verb] of unlisted) process.stderr.write(`  ${verb}: ${address}\n`);
  process.exitCode = 1;
}
