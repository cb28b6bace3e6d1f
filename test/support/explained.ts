import path from 'node:path';
import { AddressExplainer } from '../../cli/explain/explain-address';
import { Settings } from '../../cli/explain/settings';
import type { Scope, Subject } from '../../cli/explain/subject';
import { subjectsOf } from '../../cli/explain/subject';
import type { Files } from '../../cli/explain/trials';
import { wordFilesOf } from '../../lib/blocklist-files/word-files';
import type { Fleet } from '../../lib/fleet/fleet';
import { readProject } from '../../lib/resolve/read-project';
import { readFiles } from '../../lib/source/read-files';
import { command } from './command';
import { ROOT, TODAY } from './root';

/** The folder of an example. */
export const exampleFolder = (name: string) => path.join(ROOT, 'test/examples', name);

/** A stack of an example, as the command explain sees it. */
export interface Explained {
  readonly files: Files;
  readonly fleet: Fleet;
  readonly subject: Subject;
}

/** The stacks of an example. */
export function subjectsIn(name: string): Explained[] {
  const folder = exampleFolder(name);
  const fleet = readProject(folder);
  const files = { sources: readFiles(folder).sources, open: wordFilesOf(folder) };
  return subjectsOf(fleet).map((subject) => ({ files, fleet, subject }));
}

/** Explains the addresses of a stack of an example. */
export function explainerOf(name: string, stack: string) {
  const found = subjectsIn(name).find(({ subject }) => subject.id === stack);
  if (!found) throw new Error(`${name} has no ${stack}`);
  return { ...found, explainer: new AddressExplainer(found.files, found.fleet, found.subject) };
}

/** The settings of the scope of a stack. */
export const settingsOf = ({ files }: Explained, scope: Scope) => new Settings(files.sources, scope);

/** Runs the command in an example. */
const explain = (name: string, ...args: string[]) =>
  command('explain', ...args, '--project', exampleFolder(name), '--today', TODAY);

/** The lines of the output of a command that succeeds, without the spaces around them. */
function linesOf(name: string, ...args: string[]): string[] {
  const { status, stdout, stderr } = explain(name, ...args);
  expect([status, stderr]).toEqual([0, '']);
  return stdout.split('\n').map((line) => line.trim());
}

const json = (name: string, ...args: string[]) =>
  JSON.parse(explain(name, ...args, '--json').stdout) as Readonly<Record<string, unknown>>;

/** The command in an example: as it ends, its lines, and its JSON. */
export const explainedIn = { explain, linesOf, json };
