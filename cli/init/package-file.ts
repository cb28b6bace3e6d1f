import { readFileSync } from 'node:fs';
import path from 'node:path';
import { KIT_FOLDER, KIT_VERSION } from '../kit';
import type { Answers } from './answers';

/** The content of a package.json. */
export type Manifest = Readonly<Record<string, unknown>>;

/** The tools of a repository, in the versions that the kit is tested with. */
const TOOLS = ['@swc/core', '@swc/jest', '@types/jest', '@types/node', 'jest', 'ts-node', 'typescript'];
const LIBRARIES = ['@cdktf/provider-azurerm', 'cdktf', 'constructs'];
const NAME = 'azure-openai-stamps';

const SCRIPTS = { check: 'stamps check', synth: 'stamps synth', deploy: 'stamps deploy', test: 'jest', typecheck: 'tsc' };

/**
 * The package.json of a repository. What an existing one contains stays as it is, such as the version of the kit.
 *
 * @param folder the name of the folder, for a new package
 * @param kit the version of the kit, or another place to install it from
 */
export function packageFile(folder: string, answers: Answers, existing: Manifest = {}, kit = KIT_VERSION): string {
  const own = JSON.parse(readFileSync(path.join(KIT_FOLDER, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
    readonly overrides: Readonly<Record<string, string>>;
  };
  const pinned = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, own.devDependencies[name] ?? '']));
  const engine = `npm:cdktn@${own.devDependencies['cdktn'] ?? ''}`;
  const libraries = { ...pinned(LIBRARIES), ...(answers.cdktn ? { cdktf: engine } : {}) };
  const overrides = { ...own.overrides, ...(answers.cdktn ? { cdktf: '$cdktf' } : {}) };
  const manifest = {
    name: packageName(folder),
    private: true,
    ...existing,
    scripts: { ...SCRIPTS, ...section(existing, 'scripts') },
    dependencies: sorted({ [NAME]: kit, ...libraries, ...section(existing, 'dependencies') }),
    devDependencies: sorted({ ...pinned(TOOLS), ...section(existing, 'devDependencies') }),
    overrides: { ...overrides, ...section(existing, 'overrides') },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Where the kit comes from, according to the text of a package.json. */
export const kitIn = (manifest: string): string =>
  section(JSON.parse(manifest) as Manifest, 'dependencies')[NAME] ?? KIT_VERSION;

const section = (manifest: Manifest, name: string): Readonly<Record<string, string>> =>
  (manifest[name] ?? {}) as Record<string, string>;

const sorted = (section: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(section).sort(([one], [other]) => (one < other ? -1 : 1)));

const packageName = (folder: string) =>
  folder
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '') || 'stamps';
