// Runs the command from its source, for those who work on the kit.
//
// Node.js 20 cannot run TypeScript. The source is bundled once, and again when a file of it has changed, so the bundle is never older
// than its source.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

/** The commands and the app of the repository, in one bundle so that both are the same code. */
const ENTRY = `export { main } from './cli/stamps'; export const app = () => require('./main');`;
/** The folder of the bundle in the root folder of the kit. */
const FOLDER = '.commands';
/** Files that affect the bundle, in addition to its source. */
const SETTINGS = ['bin/from-source.mjs', 'package-lock.json', 'tsconfig.json'];

const require = createRequire(import.meta.url);

/** The path of a bundle that is as new as its source. */
export function bundled(root) {
  const folder = path.join(root, FOLDER);
  const record = path.join(folder, 'stamps.json');
  const known = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : undefined;
  if (known && known.digest === digestOf(root, known.inputs) && existsSync(path.join(folder, known.file)))
    return path.join(folder, known.file);
  const { outputFiles, metafile } = require('esbuild').buildSync({
    ...{ absWorkingDir: root, stdin: { contents: ENTRY, resolveDir: root }, outdir: FOLDER, write: false, metafile: true },
    ...{ bundle: true, format: 'cjs', packages: 'external', platform: 'node', target: 'node20' },
  });
  const inputs = [...Object.keys(metafile.inputs).filter((file) => file !== '<stdin>'), ...SETTINGS].sort();
  const digest = digestOf(root, inputs);
  const file = `stamps.${digest}.cjs`;
  mkdirSync(folder, { recursive: true });
  // Two processes may do this at the same time.
  replace(path.join(folder, file), outputFiles[0].contents);
  replace(record, JSON.stringify({ digest, file, inputs }));
  if (known && known.file !== file) rmSync(path.join(folder, known.file), { force: true });
  return path.join(folder, file);
}

function digestOf(root, inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    const file = path.join(root, input);
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
