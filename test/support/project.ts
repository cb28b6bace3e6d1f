import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { synthesize } from '../../cli/synthesize';
import type { Fleet } from '../../lib/fleet/fleet';
import { readFleet } from '../../lib/resolve/read-fleet';
import type { Problem } from '../../lib/diagnostics/problem';
import { readProject } from '../../lib/resolve/read-project';
import { SourceFile } from '../../lib/source/source-file';
import type { GeneratedFiles } from '../../lib/generated/files';
import { checkAll } from '../../stacks/rules';
import { ROOT, TODAY } from './root';
import type { Configuration } from './terraform';

/** The fleet of an example. */
export const exampleFleet = (name: string): Fleet => readProject(path.join(ROOT, 'test/examples', name));

/** The generated files of an example. */
export const exampleFiles = (name: string): GeneratedFiles => synthesize(exampleFleet(name));

/** The fleet of environment files, by their names without folder and extension. */
export const fleetOf = (files: Readonly<Record<string, string>>): Fleet =>
  readFleet(Object.entries(files).map(([name, text]) => new SourceFile(`environments/${name}.yaml`, text)));

/** All problems of environment files, as `rule: message`. */
export const problemsOf = (files: Readonly<Record<string, string>>): string[] =>
  checkAll(fleetOf(files), { today: TODAY }).map(inShort);

export const inShort = ({ rule, message }: Problem) => `${rule}: ${message}`;

/** The synthesized files of a fleet. If SYNTHESIZED names a folder, they are kept there for checks with Terraform. */
export function synthesized(fleet: Fleet): GeneratedFiles {
  const files = synthesize(fleet);
  const kept = process.env['SYNTHESIZED'];
  if (kept !== undefined) keep(kept, files);
  return files;
}

/** Keeps the Terraform of a stack as `synthesized` does, in a separate folder. */
export function keepConfiguration(name: string, configuration: Configuration): void {
  const kept = process.env['SYNTHESIZED'];
  if (kept !== undefined) keep(kept, new Map([[`${name}/cdk.tf.json`, JSON.stringify(configuration, null, 2)]]));
}

function keep(folder: string, files: GeneratedFiles): void {
  for (const [file, text] of files) {
    const target = path.join(folder, file.replace(/^generated\//, '').replaceAll('/', path.sep));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

/** The Terraform of one stack, by its folder under generated/. */
export function configurationIn(files: GeneratedFiles, folder: string): Configuration {
  const text = files.get(`generated/${folder}/cdk.tf.json`);
  if (text === undefined) throw new Error(`there is no ${folder} among ${[...files.keys()].join(', ')}`);
  return JSON.parse(text) as Configuration;
}
