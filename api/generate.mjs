// Writes what shows the public API of the package: its reference in docs/api, and a report for each entry point beside this file, in
// which a pull request shows what breaks users. With --check, it writes nothing, and fails if they are not current.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { writePages } from './documentation.mjs';
import { writeReports } from './report.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** The entry points in `exports` of package.json. */
const ENTRY_POINTS = {
  'azure-openai-stamps.api.md': 'index.ts',
  'catalog.api.md': 'lib/catalog/index.ts',
  'testing.api.md': 'testing/index.ts',
};

/** The generated files, by their paths in the root folder. */
function generated(root) {
  const filesIn = (folder) => {
    const at = path.join(root, folder);
    if (!existsSync(at)) return [];
    const entries = readdirSync(at, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    return entries.map(({ parentPath, name }) => path.relative(root, path.join(parentPath, name)));
  };
  const files = [...filesIn('api').filter((file) => file.endsWith('.api.md')), ...filesIn('docs/api')];
  return new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}

const isCheck = process.argv.includes('--check');
mkdirSync(path.join(ROOT, '.commands'), { recursive: true });
// In the project, because the declarations refer to its node_modules.
const output = mkdtempSync(path.join(ROOT, '.commands/api-'));
try {
  const declarations = path.join(output, 'declarations');
  const entryPoints = Object.entries(ENTRY_POINTS);
  const warnings = await writePages(ROOT, Object.values(ENTRY_POINTS), path.join(output, 'docs/api'), declarations);
  const declared = entryPoints.map(([name, file]) => ({
    name,
    declarations: path.join(declarations, file.replace(/\.ts$/, '.d.ts')),
  }));
  if (warnings.length === 0) warnings.push(...writeReports(ROOT, declared, path.join(output, 'api')));
  rmSync(path.join(output, 'api/temp'), { recursive: true, force: true });
  const [before, after] = [generated(ROOT), generated(output)];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((file) => before.get(file) !== after.get(file));
  const print = (stream, ...lines) => stream.write(`${lines.join('\n')}\n`);
  if (warnings.length > 0) {
    print(process.stderr, 'The public API has problems:', ...warnings);
    process.exitCode = 1;
  } else if (isCheck && changed.length > 0) {
    print(process.stderr, 'Not current: run npm run api, and review what changes for users.', ...changed.sort());
    process.exitCode = 1;
  } else if (!isCheck) {
    for (const file of before.keys()) rmSync(path.join(ROOT, file));
    for (const file of after.keys()) cpSync(path.join(output, file), path.join(ROOT, file));
    print(
      process.stdout,
      ...(changed.length === 0 ? ['docs/api and api are current'] : changed.map((file) => `wrote ${file}`)),
    );
  }
} finally {
  rmSync(output, { recursive: true, force: true });
}
