// Writes the files with which one apply takes over existing resources: take-over.mjs FOLDER LIST
//
// `recover_override.tf.json` lets azurerm overwrite resources. It has an entry for each alias. An override replaces a nested block as a whole, so it repeats the features
// of the stack. `recover_import.tf.json` imports the resources that azurerm and azapi do not overwrite. The caller removes both.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const [folder, file] = process.argv.slice(2);
const { provider } = JSON.parse(readFileSync(path.join(folder, 'cdk.tf.json'), 'utf8'));
const { existing } = JSON.parse(readFileSync(file, 'utf8'));
const overwriting = ({ alias, features }) => ({
  ...(alias === undefined ? {} : { alias }),
  features: [features].flat().map((block) => ({
    ...block,
    skip_import_check_on_create_and_allow_overwriting_existing_resources: true,
  })),
});
const imported = existing.flatMap(({ address, importId }) => (importId === undefined ? [] : [{ to: address, id: importId }]));
const write = (name, content) => writeFileSync(path.join(folder, name), `${JSON.stringify(content, null, 2)}\n`);

if (imported.length < existing.length)
  write('recover_override.tf.json', { provider: { azurerm: provider.azurerm.map(overwriting) } });
if (imported.length > 0) write('recover_import.tf.json', { import: imported });
