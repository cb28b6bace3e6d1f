import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

// By its name, because the path from here differs between the source, its bundle and the package.
const manifest = createRequire(__filename).resolve('azure-openai-stamps/package.json');

/** The folder of the kit, wherever it is installed. */
export const KIT_FOLDER = path.dirname(manifest);

/** The version of the kit. */
export const KIT_VERSION = (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version;
