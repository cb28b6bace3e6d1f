import { readFileSync } from 'node:fs';
import path from 'node:path';
import { synthesize } from '../../../cli/synthesize';
import type { Fleet } from '../../../lib/fleet/fleet';
import { readFleet } from '../../../lib/resolve/read-fleet';
import { hasErrors } from '../../../lib/diagnostics/problem';
import { SourceFile } from '../../../lib/source/source-file';
import { wordFilesOf } from '../../../lib/blocklist-files/word-files';
import type { GeneratedFiles } from '../../../lib/generated/files';
import { checkAll } from '../../../stacks/rules';
import { inShort } from '../project';
import { TODAY } from '../root';
import { edited } from './edited';
import type { Row, Side } from './row';
import { CHANGES } from './rows';

const BASE = readFileSync(path.join(CHANGES, 'environments/prod.yaml'), 'utf8');

/** The environment files before and after a change. An empty text means that the file does not exist. */
export interface Sides {
  readonly before: EnvironmentFiles;
  readonly after: EnvironmentFiles;
}
type EnvironmentFiles = Readonly<Record<'defaults' | 'prod', string>>;

const filesOf = (below: EnvironmentFiles, { prod = {}, defaults = {} }: Side): EnvironmentFiles => ({
  prod: prod === null ? '' : edited(below.prod, prod),
  defaults: edited(below.defaults, defaults),
});

/** The files of a row: `before` is merged over the base, and `after` over the result. */
export function sidesOf({ before = {}, after }: Row): Sides {
  const files = filesOf({ prod: BASE, defaults: '{}\n' }, before);
  return { before: files, after: filesOf(files, after) };
}

export const changedFleet = (files: EnvironmentFiles): Fleet =>
  readFleet(
    [
      new SourceFile('environments/defaults.yaml', files.defaults),
      ...(files.prod === '' ? [] : [new SourceFile(`environments/${nameIn(files)}.yaml`, files.prod)]),
    ],
    wordFilesOf(CHANGES),
  );

/** The name of the file, which is that of its environment. A row can rename it. */
export const nameIn = ({ prod }: EnvironmentFiles) => /^environment: (\S+)/m.exec(prod)?.[1] ?? 'prod';

const synthesized = new Map<string, GeneratedFiles>();

/** The generated files of one side. Rows share sides, so each side is synthesized once. */
export function generatedOf(files: EnvironmentFiles): GeneratedFiles {
  const key = JSON.stringify(files);
  const known = synthesized.get(key);
  if (known) return known;
  const fleet = changedFleet(files);
  const problems = checkAll(fleet, { today: TODAY });
  if (hasErrors(problems)) throw new Error(problems.map(inShort).join('\n'));
  const generated = synthesize(fleet);
  synthesized.set(key, generated);
  return generated;
}
