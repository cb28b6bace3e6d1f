import type { Comparison } from '../lib/generated/compare';
import { committed } from '../lib/generated/compare';
import { isByHand, isStateFolder, nameOf, SHARED } from '../lib/generated/files';
import { terminalLines } from '../lib/text/terminal';

/** Prints the next steps for stacks that are no longer configured. */
export function reportUnconfigured(project: string, { stale, emptied }: Comparison): void {
  for (const folder of emptied)
    write(
      `note: ${folder} is being destroyed: it is emptied, and the next apply destroys its resources.\n` +
        `  After that: npx stamps synth --remove ${nameOf(folder)}\n`,
    );
  for (const folder of stale.filter(isByHand)) write(`${warning(folder)}${isStateFolder(folder) ? STATES : byHand(folder)}`);
  for (const [environment, folders] of byEnvironment(stale.filter((folder) => !isByHand(folder)))) {
    const guarded = folders.filter((folder) => (committed(project, folder)?.guarded.length ?? 0) > 0);
    write(`${folders.map(warning).join('')}${unguard(environment, guarded)}${nextSteps(folders)}`);
  }
}

const write = (text: string) => process.stderr.write(terminalLines(text));

const warning = (folder: string) => `warning: ${folder} is no longer configured, but its resources may still exist in Azure.\n`;

/** The folders of each environment: first the regions, then the shared stack, which `--empty` rejects without them. */
function byEnvironment(folders: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const isShared = (folder: string) => nameOf(folder).endsWith(`/${SHARED}`);
  const found = new Map<string, string[]>();
  for (const folder of [...folders.filter((each) => !isShared(each)), ...folders.filter(isShared)]) {
    const [environment = ''] = nameOf(folder).split('/');
    found.set(environment, [...(found.get(environment) ?? []), folder]);
  }
  return found;
}

const unguard = (environment: string, guarded: readonly string[]) =>
  guarded.length === 0
    ? ''
    : `  First: prevent_destroy protects resources of ${guarded.map(nameOf).join(', ')}. Restore environments/${environment}.yaml\n` +
      '  as it was deployed, set preventDestroy: false, and deploy the change. Then remove the stacks from the file again.\n';

function nextSteps(folders: readonly string[]): string {
  const [names, them] = [folders.map(nameOf).join(' '), folders.length === 1 ? 'it' : 'them'];
  return (
    `  To destroy ${them} with the pipeline: npx stamps synth --empty ${names}\n` +
    `  If you destroyed ${them} yourself: npx stamps synth --remove ${names} --destroyed\n`
  );
}

const byHand = (folder: string) =>
  '  No pipeline can apply it. Destroy it by hand, and then remove its folder:\n' +
  `  npx stamps destroy ${nameOf(folder)}\n` +
  `  npx stamps synth --remove ${nameOf(folder)} --destroyed\n`;

const STATES =
  '  It contains the states of other stacks: destroy it by hand, after them (docs/deploy.md#destroying-the-storage-account).\n';
