// Runs a command of the project, such as `node cli/start.mjs check`.
//
// Node.js 20 cannot run TypeScript. A command is bundled once, and again when a file in it has changed, so the bundle is never older
// than its source.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** One level below the root, like cli/: the commands resolve the files of the project from there. */
const FOLDER = path.join(ROOT, '.commands');
/** Files that affect the bundle of a command, in addition to its source. */
const SETTINGS = ['cli/start.mjs', 'package-lock.json', 'tsconfig.json'];

const require = createRequire(import.meta.url);
const [name = '', ...args] = process.argv.slice(2);
process.argv = [process.execPath, path.join(ROOT, 'cli', `${name}.ts`), ...args];
process.exitCode = require(bundleOf(name)).main();

function bundleOf(command) {
  const record = path.join(FOLDER, `${command}.json`);
  const known = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : undefined;
  if (known && known.digest === digestOf(known.inputs) && existsSync(path.join(FOLDER, known.file)))
    return path.join(FOLDER, known.file);
  const { outputFiles, metafile } = require('esbuild').buildSync({
    ...{ absWorkingDir: ROOT, entryPoints: [`cli/${command}.ts`], outdir: FOLDER, write: false, metafile: true },
    ...{ bundle: true, format: 'cjs', packages: 'external', platform: 'node', target: 'node20' },
  });
  const inputs = [...Object.keys(metafile.inputs), ...SETTINGS].sort();
  const digest = digestOf(inputs);
  const file = `${command}.${digest}.cjs`;
  mkdirSync(FOLDER, { recursive: true });
  // Two processes may do this at the same time.
  replace(path.join(FOLDER, file), outputFiles[0].contents);
  replace(record, JSON.stringify({ digest, file, inputs }));
  if (known && known.file !== file) rmSync(path.join(FOLDER, known.file), { force: true });
  return path.join(FOLDER, file);
}

function digestOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    const file = path.join(ROOT, input);
    hash
      .update(`${input}\0`)
      .update(existsSync(file) ? readFileSync(file) : '')
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function replace(file, content) {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}
