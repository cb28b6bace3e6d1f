import type { SharedZones, Stamp } from '../lib/environment/stamp';
import type { StateAccount } from '../lib/environment/state-account';
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
  reading(stampFolder(stamp), ({ terraformOf }) => terraformOf(stamp), beside);

/** The same of what an environment shares. */
export const readShared = (shared: SharedZones, beside = NOTHING): Stack | undefined =>
  reading(sharedFolder(shared), ({ sharedTerraform }) => sharedTerraform(shared), beside);

/** The same of a storage account for states. */
export const readState = (account: StateAccount, beside = NOTHING): Stack | undefined =>
  reading(stateFolder(account), ({ stateTerraform }) => stateTerraform(account), beside);

function reading(folder: string, make: (made: typeof terraform) => string, { files, declared }: Beside): Stack | undefined {
  // Loading CDKTF takes longer than all rules together, and most stacks need not be made to be checked.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it for every command
  const made = require('./terraform') as typeof terraform;
  try {
    const written = { ...(JSON.parse(make(made)) as object), '//': { extraFiles: declared } };
    return readStack(folder, new Map([...files, [CONFIGURATION, JSON.stringify(written)]]));
  } catch {
    return undefined;
  }
}
