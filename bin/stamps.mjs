#!/usr/bin/env node
// The command of the kit. An installed package has it compiled in dist/; the repository of the kit runs it from its source.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const isSource = existsSync(path.join(ROOT, 'cli/stamps.ts'));
const file = isSource ? (await import('./from-source.mjs')).bundled(ROOT) : path.join(ROOT, 'dist/cli/stamps.js');
const { main, app } = createRequire(import.meta.url)(file);
// A pager that ends before the output does, as in `stamps models | head`, is not an error.
process.stdout.on('error', ({ code }) => process.exit(code === 'EPIPE' ? 0 : 1));
process.exitCode = await main(process.argv.slice(2), app && { project: ROOT, run: app });
// A connection to a proxy that does not answer outlives its request, and would keep the process running after the command.
for (const stream of [process.stdout, process.stderr]) await new Promise((written) => stream.write('', written));
process.exit();
