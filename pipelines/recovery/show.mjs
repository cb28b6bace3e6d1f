// Shows what a recovery would take over: show.mjs LIST [--allow ADDRESS]...
//
// Exit codes: 0 if the recovery can continue, 1 if it cannot, 3 if a resource outside the stack is not allowed yet, and 4 if there is
// nothing to take over.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { textTable } from '../text-table.mjs';

const { values, positionals } = parseArgs({
  options: { allow: { type: 'string', multiple: true, default: [] } },
  allowPositionals: true,
});
const { existing, forgotten, stuck, unchecked, doings } = JSON.parse(readFileSync(positionals[0], 'utf8'));
const isForgotten = ({ address }) => forgotten.some((one) => one.address === address);
const inside = existing.filter((one) => !one.outside && !isForgotten(one));
const outside = existing.filter((one) => one.outside);
const asked = outside.filter(({ address }) => !values.allow.includes(address));

const nothing = existing.length + forgotten.length + stuck.length === 0;

const how = ({ importId }) => (importId === undefined ? 'overwrite' : 'import');
const found = ({ address, id, importId, note }) => [address, how({ importId }), note === undefined ? id : `${id} (${note})`];
/** A resource that no longer exists in Azure is not listed as existing. */
const failed = ({ address, id }) => {
  const one = existing.find((other) => other.address === address);
  return [address, one === undefined ? 'create' : how(one), id];
};
const section = (title, head, rows) => (rows.length === 0 ? '' : `${title}\n\n${textTable(head, rows)}\n`);
const FOUND = ['Address', 'How', 'ID in Azure'];

process.stdout.write(
  section('Terraform would:', ['Address', 'Action'], doings) +
    section(
      "These resources exist in Azure and are not in the state. They are in the stack's own resource group or on its own account:",
      FOUND,
      inside.map(found),
    ) +
    section(
      'These resources are tainted because an operation failed. They are removed from the state, and taken over in place if they exist in Azure:',
      FOUND,
      forgotten.map(failed),
    ) +
    section('These resources exist in Azure, outside the stack:', FOUND, outside.map(found)) +
    section(
      'These resources were not checked in Azure:',
      ['Address', 'Reason'],
      unchecked.map(({ address, reason }) => [address, reason]),
    ) +
    (nothing ? 'No resource that Terraform would create exists in Azure.\n' : ''),
);

for (const address of values.allow.filter((one) => !outside.some((other) => other.address === one)))
  process.stderr.write(`--allow ${address}: no resource outside the stack has this address\n`);
if (stuck.length > 0) {
  for (const { address, id, why, command } of stuck)
    process.stderr.write(`${address} (${id}) ${why}. Run this, then recover again:\n  ${command}\n`);
  process.exitCode = 1;
} else if (asked.length > 0) {
  process.stderr.write('These resources outside the stack need your permission:\n');
  for (const { address } of asked) process.stderr.write(`  --allow '${address}'\n`);
  process.exitCode = 3;
} else if (nothing) {
  process.exitCode = 4;
}
