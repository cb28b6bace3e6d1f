// Refuses a plan that does something which the list does not say: guard.mjs LIST, with the plan (terraform show -json) on standard
// input. Leftovers of an interrupted replacement may go, and less than was listed is fine.
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

/** What is imported is left alone or changed in place, never made or replaced. */
const isListed = ([address, verb]) =>
  imports.has(address)
    ? importing.get(address) === imports.get(address) && ['import', 'change in place'].includes(verb)
    : importing.get(address) === undefined && shown.has(String([address, verb]));

const unlisted = doings({ resource_changes: changes }).filter((doing) => !isListed(doing));
if (unlisted.length > 0) {
  process.stderr.write('Nothing is applied. Taking over what exists, Terraform would also do what the list does not say:\n');
  for (const [address, verb] of unlisted) process.stderr.write(`  ${verb}: ${address}\n`);
  process.exitCode = 1;
}
