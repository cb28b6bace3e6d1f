import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Option } from 'commander';
import { today } from '../lib/guardrails/today';
import { ATLANTIS, isAtlantisStale } from '../lib/generated/atlantis';
import { compare, isCurrent } from '../lib/generated/compare';
import type { Comparison } from '../lib/generated/compare';
import type { GeneratedFiles } from '../lib/generated/files';
import { GENERATED } from '../lib/generated/files';
import { ENVIRONMENTS } from '../lib/source/read-files';
import { drop, removable } from '../lib/generated/remove-stacks';
import { otherStates } from '../lib/generated/own-state';
import { throwIfRefused } from '../lib/generated/refused';
import { losingStates } from '../lib/generated/state-containers';
import { writeChanges } from '../lib/generated/write-changes';
import { noteCatalogAge } from './catalog-age';
import { command, EXIT, run } from './command';
import { counted } from '../lib/text/counted';
import type { Values } from './command';
import { folderNames } from './completion/values';
import { configured } from './configured';
import { differences } from './differences';
import { emptyStacks } from './empty-stacks';
import { lostStates } from './lost-states';
import { reportUnconfigured } from './report-unconfigured';
import type { BundledApp } from './project-app';
import { day } from './day';

interface Options {
  readonly project: string;
  readonly check?: boolean;
  readonly today: string;
  readonly empty?: readonly string[];
  readonly remove?: readonly string[];
  readonly destroyed?: boolean;
  readonly moveStates?: boolean;
  readonly output?: string;
}

export const program = command('synth')
  .addOption(
    new Option('--check', 'write nothing; report whether generated/ is current, and show the differences').conflicts([
      'empty',
      'remove',
      'destroyed',
      'moveStates',
      'output',
    ]),
  )
  .option(
    '--empty <environment/region...>',
    'empty the configuration of stacks that are no longer configured, so that the next apply destroys them',
  )
  .option(
    '--remove <environment/region...>',
    'remove the folders of stacks that are no longer configured and have been destroyed',
  )
  .option('--destroyed', 'with --remove: confirm that you destroyed them yourself (terraform destroy, npx stamps destroy)')
  .option(
    '--move-states',
    'write backends with another container although the old container is removed; see docs/deploy.md for the order',
  )
  .addOption(
    new Option('--output <folder>', 'write all files below this folder, and leave the project as it is').conflicts([
      'empty',
      'remove',
      'moveStates',
    ]),
  )
  .option('--today <day>', 'the date to use when checking retirements and waivers; it does not affect the output', day, today())
  .addHelpText(
    'after',
    `
Examples:
  stamps synth
  stamps synth --check
  stamps synth --empty prod/germanywestcentral
  stamps synth --remove prod/germanywestcentral --destroyed

Exit codes:
  0  generated/ is written or, with --check, current
  1  an environment file has errors or the request is refused, and nothing was written; or, with --check, generated/ or an existing ${ATLANTIS} is not current
  2  usage error`,
  );

export const values: Values = { '--empty': folderNames, '--remove': folderNames };

export const main = run('synth', (bundled?: BundledApp) => {
  const options = program.parse().opts<Options>();
  const { project, output } = options;
  if (output !== undefined && isOwnFolder(project, output))
    program.error(
      `error: --output ${output} is a folder of the project: choose a folder outside of environments/ and generated/`,
    );
  if (options.destroyed && !options.remove) program.error('error: --destroyed requires --remove <environment/region...>');
  noteCatalogAge(options.today, project);
  return synth(options, bundled);
});

/** Whether a folder is the project itself, or in one of its folders for environments and generated files. */
function isOwnFolder(project: string, folder: string): boolean {
  const [own, other] = [realPath(project), realPath(folder)];
  return (
    own === other || [ENVIRONMENTS, GENERATED].some((name) => `${other}${path.sep}`.startsWith(path.join(own, name, path.sep)))
  );
}

/** The path of a file without links. The file need not exist. */
const realPath = (file: string): string => {
  const full = path.resolve(file);
  return existsSync(full) || path.dirname(full) === full
    ? realpathSync(full)
    : path.join(realPath(path.dirname(full)), path.basename(full));
};

function synth(
  { project, check, empty = [], remove = [], destroyed = false, moveStates = false, output, today: now }: Options,
  bundled?: BundledApp,
): number {
  const found = configured(project, now, bundled);
  if (!found) {
    process.stderr.write('Nothing was written.\n');
    return EXIT.problems;
  }
  const { stacks, files, comparison } = found;
  if (output !== undefined) return writeElsewhere(output, files);
  if (check) {
    const errors = [...otherStates(project, comparison.emptied), ...lostStates(losingStates(project, comparison, files, []))];
    return report(project, comparison, errors, stacks);
  }

  const dropped = removable(project, comparison, { names: remove, destroyed });
  const emptied = emptyStacks(project, comparison, empty, dropped);
  const losing = losingStates(project, comparison, files, dropped).filter(({ kind }) => kind !== 'moved' || !moveStates);
  const emptiedFolders = [...comparison.emptied, ...emptied.map(({ file }) => path.posix.dirname(file))];
  const applied = [...new Set(emptiedFolders)].filter((folder) => !dropped.includes(folder));
  throwIfRefused([...otherStates(project, applied), ...lostStates(losing)]);
  const changed = [...comparison.changed, ...emptied];
  writeChanges(project, changed);
  drop(project, dropped);
  summarize(changed, stacks, dropped);
  reportUnconfigured(project, compare(project, files));
  if (isAtlantisStale(project)) process.stderr.write(`${ATLANTIS} is not current: run npx stamps atlantis.\n`);
  return EXIT.ok;
}

function writeElsewhere(folder: string, files: GeneratedFiles): number {
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  process.stdout.write(`${counted(files.size, 'file')} written to ${folder}.\n`);
  return EXIT.ok;
}

function report(project: string, comparison: Comparison, errors: readonly string[], stacks: number): number {
  const isFine = isCurrent(comparison) && errors.length === 0;
  const isStale = isAtlantisStale(project);
  process.stdout.write(isFine ? `generated/ is current: ${stacks} stacks.\n` : differences(comparison));
  reportUnconfigured(project, comparison);
  for (const text of errors) process.stderr.write(`error: ${text}\n`);
  if (!isCurrent(comparison)) process.stderr.write('generated/ is not current: run npx stamps synth and commit the changes.\n');
  if (isStale) process.stderr.write(`${ATLANTIS} is not current: run npx stamps atlantis and commit the changes.\n`);
  return isFine && !isStale ? EXIT.ok : EXIT.problems;
}

function summarize(changed: Comparison['changed'], stacks: number, dropped: readonly string[]): void {
  for (const { file, before } of changed) process.stdout.write(`${before === undefined ? 'added  ' : 'changed'} ${file}\n`);
  for (const folder of dropped) process.stdout.write(`dropped ${folder}\n`);
  process.stdout.write(`${stacks} stacks, ${changed.length === 0 ? 'no file' : counted(changed.length, 'file')} changed.\n`);
}
