// Shows what a recovery would take over: show.mjs LIST [--allow ADDRESS]...
//
// Ends with 0 when it may go on, 1 when it may not, 3 when something outside of the stack is not allowed yet, and 4 when there is nothing
// to take over.
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
/** What Azure no longer has is not among what exists. */
const failed = ({ address, id }) => {
  const one = existing.find((other) => other.address === address);
  return [address, one === undefined ? 'create' : how(one), id];
};
const section = (title, head, rows) => (rows.length === 0 ? '' : `${title}\n\n${textTable(head, rows)}\n`);
const FOUND = ['Address', 'How', 'ID in Azure'];

process.stdout.write(
  section('Terraform would:', ['Address', 'Action'], doings) +
    section(
      "These exist in Azure and are not in the state. They are in the stack's own resource group or on its own account:",
      FOUND,
      inside.map(found),
    ) +
    section(
      'These are tainted: an operation failed. They are removed from the state, and taken over in place if Azure has them:',
      FOUND,
      forgotten.map(failed),
    ) +
    section('These exist in Azure, and are outside of the stack:', FOUND, outside.map(found)) +
    section(
      'These were not looked up in Azure:',
      ['Address', 'Reason'],
      unchecked.map(({ address, reason }) => [address, reason]),
    ) +
    (nothing ? 'Nothing that Terraform would create was found in Azure.\n' : ''),
);

for (const address of values.allow.filter((one) => !outside.some((other) => other.address === one)))
  process.stderr.write(`--allow ${address}: nothing outside of the stack has that address\n`);
if (stuck.length > 0) {
  for (const { address, id, why, command } of stuck)
    process.stderr.write(`${address} (${id}) ${why}. Run this, then recover again:\n  ${command}\n`);
  process.exitCode = 1;
} else if (asked.length > 0) {
  process.stderr.write('Outside of the stack, these need your permission:\n');
  for (const { address } of asked) process.stderr.write(`  --allow '${address}'\n`);
  process.exitCode = 3;
} else if (nothing) {
  process.exitCode = 4;
}
