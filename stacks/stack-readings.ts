import type { SharedZones, Stamp } from '../lib/fleet/stamp';
import type { StateAccount } from '../lib/fleet/state-account';
import { sharedFolder, stampFolder, stateFolder } from '../lib/generated/files';
import type { Notes } from '../lib/stack/notes';
import type { Stack } from '../lib/stack/stack';
import { readStack } from '../lib/stack/stack';
import { CONFIGURATION } from '../lib/stack/terraform-file';
import type * as terraform from './terraform';

/** What other people have put beside the configuration of a stack. */
export interface Beside {
  /** The files, by their names. */
  readonly files: ReadonlyMap<string, string>;
  /** Those of them that an environment declares. */
  readonly declared: NonNullable<Notes['extraFiles']>;
}

const NOTHING: Beside = { files: new Map(), declared: {} };

/** What Terraform would read of a stamp; undefined where it has mistakes that keep its stack from being made, which rules report. */
export const readStamp = (stamp: Stamp, beside = NOTHING): Stack | undefined =>
  reading(stampFolder(stamp), stamp, ({ terraformOf }) => terraformOf(stamp), beside);

/** The same of what an environment shares. */
export const readShared = (shared: SharedZones, beside = NOTHING): Stack | undefined =>
  reading(sharedFolder(shared), shared, ({ sharedTerraform }) => sharedTerraform(shared), beside);

/** The same of a storage account for states. */
export const readState = (account: StateAccount, beside = NOTHING): Stack | undefined =>
  reading(stateFolder(account), account, ({ stateTerraform }) => stateTerraform(account), beside);

/** What was made already: a stack is read by itself and with what is beside it. */
const configurations = new WeakMap<object, object>();

function reading(folder: string, of: object, make: (made: typeof terraform) => string, beside: Beside): Stack | undefined {
  try {
    const made = configurations.get(of) ?? (JSON.parse(make(loaded())) as object);
    configurations.set(of, made);
    const text = JSON.stringify({ ...made, '//': { extraFiles: beside.declared } });
    return readStack(folder, new Map([...beside.files, [CONFIGURATION, text]]));
  } catch {
    return undefined;
  }
}

/** Loading CDKTF takes longer than all rules together, and most stacks need not be made to be checked. */
function loaded(): typeof terraform {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it for every command
  return require('./terraform') as typeof terraform;
}
