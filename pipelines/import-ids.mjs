// Prints the import ID of each resource of a stack: import-ids.mjs FOLDER [--format table|json|import]
//
// This makes no requests to Azure or Terraform: the IDs are computed from the names in the folder's cdk.tf.json.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { resourceIds } from './resource-ids.mjs';
import { textTable } from './text-table.mjs';

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
const blocks = (known) => known.map(({ address, importId }) => ({ to: address, id: importId }));

const FORMATS = {
  table: (known, without) =>
    textTable(
      ['Address', 'Import ID'],
      known.map(({ address, importId }) => [address, importId]),
    ) +
    (without.length === 0
      ? ''
      : `\n${textTable(
          ['Address', 'Has no import ID'],
          without.map(({ address, reason }) => [address, reason]),
        )}`),
  json: (known, without) =>
    json({
      resources: known.map(({ address, importId }) => ({ address, id: importId })),
      without: without.map(({ address, reason }) => ({ address, reason })),
    }),
  import: (known) => json({ import: blocks(known) }),
};

const { values, positionals } = parseArgs({
  options: { format: { type: 'string', default: 'table' } },
  allowPositionals: true,
});
const [folder] = positionals;
if (folder === undefined || !Object.hasOwn(FORMATS, values.format)) {
  process.stderr.write(`usage: import-ids.mjs FOLDER [--format ${Object.keys(FORMATS).join('|')}]\n`);
  process.exit(2);
}
const resources = resourceIds(JSON.parse(readFileSync(path.join(folder, 'cdk.tf.json'), 'utf8')));
const known = resources.filter(({ reason }) => reason === undefined);
const without = resources.filter(({ reason }) => reason !== undefined);
if (values.format === 'import')
  for (const { address, reason } of without) process.stderr.write(`left out: ${address}: ${reason}\n`);
process.stdout.write(FORMATS[values.format](known, without));
