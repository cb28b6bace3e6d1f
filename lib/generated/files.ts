import type { SharedZones, Stamp } from '../environment/stamp';
import type { StateAccount } from '../environment/state-account';
import { STATE_FOLDER } from '../environment/state-folder';

/** The folder of a project that holds what is generated, one folder a stack: generated/<environment>/<region>. */
export const GENERATED = 'generated';

/** What Terraform reads, and what people read. Everything else in a stack's folder is theirs, such as its lock file. */
export const CONFIGURATION = 'cdk.tf.json';
export const PAGE = 'README.md';

/** Generated text by its path in the project, with forward slashes. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** The folder of a stamp. */
export const stampFolder = ({ environment, region }: Pick<Stamp, 'environment' | 'region'>) => `${GENERATED}/${environment}/${region.name}`;

/** The folder of what an environment shares. */
export const sharedFolder = ({ environment }: Pick<SharedZones, 'environment'>) => `${GENERATED}/${environment}/environment`;

/** The folder of a storage account for states: it is no environment's, so adding an environment does not move it. */
export const stateFolder = ({ name }: Pick<StateAccount, 'name'>) => `${GENERATED}/${STATE_FOLDER}/${name}`;
