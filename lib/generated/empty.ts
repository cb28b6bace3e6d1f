import { existsSync } from 'node:fs';
import path from 'node:path';
import { canonicalJson } from './canonical-json';
import type { Comparison } from './compare';
import { committed } from './compare';
import type { Configuration } from './configuration';
import { extraFilesIn } from './extra-files';
import { CONFIGURATION, folderNamed, isByHand, isStateFolder, nameOf, SHARED } from './files';
import { emptiedNotes } from './notes';
import { throwIfRefused } from './refused';

/** A stack that is about to be emptied. */
export interface ToEmpty {
  readonly folder: string;
  readonly configuration: Configuration;
}

/**
 * The requested stacks, without those that are already empty.
 *
 * @param names the stacks, each as `<environment>/<region>`
 * @param removed the folders that are removed in the same run
 * @throws if a stack is still configured or does not exist, contains resources that must not be destroyed, or is needed by others
 */
export function emptiable(
  project: string,
  comparison: Comparison,
  names: readonly string[],
  removed: readonly string[],
): ToEmpty[] {
  const folders = [...new Set(names.map(folderNamed))];
  const staying = comparison.stale.filter((folder) => !folders.includes(folder) && !removed.includes(folder));
  throwIfRefused(
    folders.flatMap((folder) => {
      const why = refusal(project, comparison, folder, staying) ?? (removed.includes(folder) ? TWICE : undefined);
      return why === undefined ? [] : [`${folder} cannot be emptied: ${why}`];
    }),
  );
  return folders
    .filter((folder) => comparison.stale.includes(folder))
    .flatMap((folder) => {
      const configuration = committed(project, folder);
      return configuration ? [{ folder, configuration }] : [];
    });
}

const TWICE = 'it is also in --remove.\n  Empty it first, merge and deploy the change, and then remove it.';

/** Why a stack cannot be emptied; undefined if it can. */
function refusal(
  project: string,
  { stale, emptied }: Comparison,
  folder: string,
  staying: readonly string[],
): string | undefined {
  if (isStateFolder(folder))
    return 'it contains the states of other stacks, and no pipeline can apply it.\n  To destroy it by hand, see docs/deploy.md#destroying-the-storage-account.';
  if (isByHand(folder))
    return `no pipeline can apply it.\n  To destroy it by hand: npx stamps destroy ${nameOf(folder)}. Then: npx stamps synth --remove ${nameOf(folder)} --destroyed`;
  if (emptied.includes(folder)) return undefined;
  if (!stale.includes(folder)) return existsSync(path.join(project, folder)) ? stillConfigured(folder) : notThere(stale);
  const configuration = committed(project, folder);
  if (!configuration) return `its ${CONFIGURATION} is not a JSON object.\n  Restore it with git.`;
  return guarded(folder, configuration) ?? otherFiles(project, folder) ?? neededBy(folder, staying);
}

function stillConfigured(folder: string): string {
  const [environment = '', part = ''] = nameOf(folder).split('/');
  return part === SHARED
    ? `regions of environments/${environment}.yaml still use it.\n  Remove them there first.`
    : `it is still configured.\n  First remove '${part}' from regions in environments/${environment}.yaml, or delete that file.`;
}

const notThere = (stale: readonly string[]) =>
  `it does not exist.\n  ${stale.length === 0 ? 'Every folder under generated/ is configured.' : `No longer configured: ${stale.map(nameOf).join(', ')}.`}`;

function guarded(folder: string, { guarded: addresses }: Configuration): string | undefined {
  if (addresses.length === 0) return undefined;
  const [environment = '', part = ''] = nameOf(folder).split('/');
  const restore =
    part === SHARED
      ? `Restore environments/${environment}.yaml as it was deployed, set preventDestroy: false for the environment or for each of its regions, and deploy the change. Then remove the configuration again and empty this stack.`
      : `Restore '${part}' in environments/${environment}.yaml with preventDestroy: false for this region, and deploy the change. Then remove it again and empty this stack.`;
  return `prevent_destroy protects ${addresses.join(', ')}.\n  ${restore}`;
}

/** Other files that Terraform reads in the folder could keep resources, or need deleted ones. */
function otherFiles(project: string, folder: string): string | undefined {
  const found = extraFilesIn(project).flatMap(({ file, name }) => (file === `${folder}/${name}` ? [name] : []));
  return found.length === 0
    ? undefined
    : `Terraform also reads ${found.join(', ')} there.\n  If nothing needs them, delete these files first.`;
}

function neededBy(folder: string, staying: readonly string[]): string | undefined {
  const [environment, part] = nameOf(folder).split('/');
  const regions = part === SHARED ? staying.filter((each) => nameOf(each).split('/')[0] === environment) : [];
  if (regions.length === 0) return undefined;
  const names = regions.map(nameOf).join(' ');
  return `${regions.join(', ')} may still use it.\n  Empty them as well: npx stamps synth --empty ${names} ${nameOf(folder)}`;
}

/** The configuration of a stack without its resources: Terraform destroys the resources that are still in the state. */
export const emptiedConfiguration = ({ folder, configuration }: ToEmpty, kit: string): string =>
  canonicalJson(JSON.stringify(configuration.withoutResources), emptiedNotes(nameOf(folder), configuration.residency, kit));
