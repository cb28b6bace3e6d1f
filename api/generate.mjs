// Writes what shows the public API of the package: its reference in docs/api, and a report for each entry point beside this file, in
// which a pull request shows what breaks users. With --check, it writes nothing, and fails if they are not current.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { writePages } from './documentation.mjs';
import { writeReports } from './report.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** The sources of the entry points in `exports` of package.json, by the names of their reports. */
const ENTRY_POINTS = Object.fromEntries(
  Object.entries(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).exports).flatMap(
    ([key, { default: file }]) =>
      file === undefined
        ? []
        : [
            [
              `${path.basename(key === '.' ? 'azure-openai-stamps' : key)}.api.md`,
              file.replace(/^\.\/dist\/(.*)\.js$/, '$1.ts'),
            ],
          ],
  ),
);

/** The generated files, by their paths in the root folder. */
function generated(root) {
  const pages = path.join(root, 'docs/api');
  const files = [
    ...readdirSync(path.join(root, 'api')).map((file) => path.join('api', file)),
    ...(existsSync(pages) ? readdirSync(pages, { recursive: true }) : []).map((file) => path.join('docs/api', file)),
  ].filter((file) => file.endsWith('.api.md') || (file.startsWith('docs') && file.endsWith('.md')));
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
  warnings.push(...writeReports(ROOT, declared, path.join(output, 'api')));
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
