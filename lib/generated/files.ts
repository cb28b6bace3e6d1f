import type { SharedResources, Stamp } from '../fleet/stamp';
import type { StateAccount } from '../fleet/state-account';
import { SHARED_PART } from '../fleet/shared-part';
import { BY_HAND, GOVERNANCE_FOLDER, STATE_FOLDER } from '../fleet/by-hand';
import type { Governance } from '../fleet/governance';
import { GENERATED } from '../stack/generated-folder';

export { SHARED_PART as SHARED } from '../fleet/shared-part';
export { GENERATED } from '../stack/generated-folder';
export { CONFIGURATION, PAGE } from '../stack/terraform-file';

/** Generated text by its path in the project, with forward slashes. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** The folder for a name on the command line, such as `prod/swedencentral`, with or without `generated/`. */
export const folderNamed = (name: string) => `${GENERATED}/${name.replace(/^generated\//, '').replace(/\/$/, '')}`;

/** The name of a folder, as `folderNamed` accepts it. */
export const nameOf = (folder: string) => folder.slice(GENERATED.length + 1);

/** The file of a local state, in the project. */
export const localState = (folder: string) => `terraform.${nameOf(folder).replace('/', '-')}.tfstate`;

/** The folder of a stamp. */
export const stampFolder = ({ environment, key }: Pick<Stamp, 'environment' | 'key'>) => `${GENERATED}/${environment}/${key}`;

/** The folder of the shared stack of an environment. */
export const sharedFolder = ({ environment }: Pick<SharedResources, 'environment'>) =>
  `${GENERATED}/${environment}/${SHARED_PART}`;

/** Whether the stack in a folder is applied by a person, not by pipelines. */
export const isByHand = (folder: string) => [...BY_HAND.keys()].some((name) => folder.startsWith(`${GENERATED}/${name}/`));

/** Whether a folder is that of a storage account for states. */
export const isStateFolder = (folder: string) => folder.startsWith(`${GENERATED}/${STATE_FOLDER}/`);

/** The folder of a storage account for states. It belongs to no environment, so adding an environment does not move it. */
export const stateFolder = ({ name }: Pick<StateAccount, 'name'>) => `${GENERATED}/${STATE_FOLDER}/${name}`;

/** The folder of the assignments of Azure Policy to a scope, which environments can share. */
export const governanceFolder = ({ name }: Pick<Governance, 'name'>) => `${GENERATED}/${GOVERNANCE_FOLDER}/${name}`;
