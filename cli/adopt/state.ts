import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { ImportId } from '../../lib/adopt/imports';
import { importBlocks } from '../../lib/adopt/imports';
import type { Handover } from '../../lib/adopt/peer-state';
import { handover } from '../../lib/adopt/peer-state';
import { jsonText } from '../../lib/text/json';
import { terminal, terminalLines } from '../../lib/text/terminal';
import { EXIT } from '../command';
import type { DataFormat } from '../format-option';
import { IMPORTS } from './extra-files';
import { parsedFile } from './read-text';

/** Shows how another configuration gives up what an adopted environment imports, and returns the exit code. */
export function showHandover(project: string, environment: string, file: string, format: DataFormat): number {
  const imports = importsOf(project, environment);
  const found = parsedFile(file, (text) => handover(text, imports));
  process.stdout.write(format === 'json' ? jsonText({ ...found, file: removedBlocks(found) }) : textOf(found));
  return found.pairs.length === 0 ? EXIT.problems : EXIT.ok;
}

function importsOf(project: string, environment: string): readonly ImportId[] {
  const folder = path.join(project, 'generated', environment);
  const files = existsSync(folder)
    ? readdirSync(folder)
        .map((part) => path.join(folder, part, IMPORTS.name))
        .filter((each) => existsSync(each))
    : [];
  if (files.length === 0)
    throw new Error(`${path.join('generated', environment)} has no ${IMPORTS.name}: adopt the account first`);
  return files.flatMap((each) => parsedFile(each, importBlocks));
}

const removedBlocks = ({ removed }: Handover) => ({
  removed: removed.map((from) => ({ from, lifecycle: { destroy: false } })),
});

/** Otherwise the configuration still has the instance, and its next plan creates it. */
const WITHOUT_KEYS = `Then remove the keys of these instances from for_each there, before the first apply of the stack: otherwise the next apply there
creates the resources again. With count, first give the remaining instances the indexes that stay, with terraform state mv.

`;

function textOf(found: Handover): string {
  const { pairs, removed, stateRemove, orphans, missing } = found;
  if (pairs.length === 0) return 'The state has nothing that the environment imports.\n';
  const section = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? '' : `${heading}:\n${lines.map((line) => `  ${terminal(line)}\n`).join('')}\n`;
  return [
    section(
      'In the other configuration, and in the stack that imports it',
      pairs.map(({ from, to }) => `${from} -> ${to}`),
    ),
    section('Forgotten with them, without being taken over', orphans),
    section('Imported, but not in this state', missing),
    section(
      'Run in the other configuration, because a removed block cannot name one instance',
      stateRemove.map((address) => `terraform state rm '${address.replaceAll("'", `'\\''`)}'`),
    ),
    stateRemove.length === 0 ? '' : WITHOUT_KEYS,
    removed.length === 0
      ? ''
      : `Write this to removed.tf.json in the other configuration, remove the blocks of these resources and modules there, and apply it\nbefore the first apply of the stack:\n${terminalLines(jsonText(removedBlocks(found)))}`,
  ].join('');
}
