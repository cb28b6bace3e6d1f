import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import models from '../../../lib/catalog/data/models.json';
import regions from '../../../lib/catalog/data/regions.json';
import roles from '../../../lib/catalog/data/roles.json';
import { ROOT } from '../../support/root';

const FILE = path.join(ROOT, 'lib/catalog/names.ts');

const union = (doc: string, name: string, values: readonly string[]) =>
  `/** ${doc} */\nexport type ${name} =\n${[...new Set(values)]
    .sort()
    .map((value) => `  | '${value}'`)
    .join('\n')};\n`;

const TEXT = [
  `// The names in the files of data/, written out: a consumer's compiler cannot derive types from JSON files.
// After a change of these files: EXPECTED=write npx jest test/lib/catalog/names.test.ts
`,
  union(
    'The Azure name of a region in which Azure OpenAI can be deployed, such as `swedencentral`.',
    'RegionName',
    Object.keys(regions.regions),
  ),
  union(
    'A model in the catalogue. You can also deploy other models; the catalogue has no facts about them.',
    'ModelName',
    Object.keys(models.models),
  ),
  union(
    'What a model does, such as `chat` or `embeddings`.',
    'Capability',
    Object.values(models.models).map(({ capability }) => capability),
  ),
  union(
    'The display name of a built-in role that is relevant for an Azure OpenAI account.',
    'RoleName',
    Object.keys(roles.roles),
  ),
].join('\n');

test('the names are those in the data', () => {
  if (process.env['EXPECTED'] === 'write') writeFileSync(FILE, TEXT);
  expect(readFileSync(FILE, 'utf8')).toBe(TEXT);
});
