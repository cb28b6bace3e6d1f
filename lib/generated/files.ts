import type { SharedZones, Stamp } from '../fleet/stamp';
import type { StateAccount } from '../fleet/state-account';
import { STATE_FOLDER } from '../fleet/state-folder';
import { GENERATED } from '../stack/generated-folder';

/** The part of an environment that its regions share, in the place of a region. */
export const SHARED = 'environment';

export { GENERATED } from '../stack/generated-folder';
export { CONFIGURATION, PAGE } from '../stack/terraform-file';

/** Generated text by its path in the project, with forward slashes. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** The folder that a person names, such as `prod/swedencentral`, with or without the folder that all are in. */
export const folderNamed = (name: string) => `${GENERATED}/${name.replace(/^generated\//, '').replace(/\/$/, '')}`;

/** The name of a folder, as `folderNamed` takes it. */
export const nameOf = (folder: string) => folder.slice(GENERATED.length + 1);

/** The file of a local state, beside the project. */
export const localState = (folder: string) => `terraform.${nameOf(folder).replace('/', '-')}.tfstate`;

/** The folder of a stamp. */
export const stampFolder = ({ environment, region }: Pick<Stamp, 'environment' | 'region'>) =>
  `${GENERATED}/${environment}/${region.name}`;

/** The folder of what an environment shares. */
export const sharedFolder = ({ environment }: Pick<SharedZones, 'environment'>) => `${GENERATED}/${environment}/${SHARED}`;

/** Whether a folder is that of a storage account for states: people apply those, pipelines do not. */
export const isStateFolder = (folder: string) => folder.startsWith(`${GENERATED}/${STATE_FOLDER}/`);

/** The folder of a storage account for states: it is no environment's, so adding an environment does not move it. */
export const stateFolder = ({ name }: Pick<StateAccount, 'name'>) => `${GENERATED}/${STATE_FOLDER}/${name}`;
