import type { Governance } from '../lib/fleet/governance';
import type { SharedResources, Stamp } from '../lib/fleet/stamp';
import type { StateAccount } from '../lib/fleet/state-account';
import { governanceFolder, sharedFolder, stampFolder, stateFolder } from '../lib/generated/files';
import type { Notes } from '../lib/stack/notes';
import type { Stack } from '../lib/stack/stack';
import { readStack } from '../lib/stack/stack';
import { CONFIGURATION } from '../lib/stack/terraform-file';
import type * as terraform from './terraform';

/** Extra files in the folder of a stack. */
export interface Beside {
  /** The files, by their names. */
  readonly files: ReadonlyMap<string, string>;
  /** The files that an environment declares. */
  readonly declared: NonNullable<Notes['extraFiles']>;
}

const NOTHING: Beside = { files: new Map(), declared: {} };

/** A stamp as Terraform would read it; undefined if its stack cannot be built because of mistakes that rules report. */
export const readStamp = (stamp: Stamp, beside = NOTHING): Stack | undefined =>
  reading(stampFolder(stamp), stamp, ({ terraformOf }) => terraformOf(stamp), beside);

/** The shared stack of an environment as Terraform would read it. */
export const readShared = (shared: SharedResources, beside = NOTHING): Stack | undefined =>
  reading(sharedFolder(shared), shared, ({ sharedTerraform }) => sharedTerraform(shared), beside);

/** The stack of a storage account for states as Terraform would read it. */
export const readState = (account: StateAccount, beside = NOTHING): Stack | undefined =>
  reading(stateFolder(account), account, ({ stateTerraform }) => stateTerraform(account), beside);

/** The assignments of Azure Policy to a scope as Terraform would read them. */
export const readGovernance = (governance: Governance, beside = NOTHING): Stack | undefined =>
  reading(governanceFolder(governance), governance, ({ governanceTerraform }) => governanceTerraform(governance), beside);

/** Stacks that are already built: each is read alone and with the extra files in its folder. */
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

/** Loads CDKTF only when needed: it takes longer than all rules together, and most stacks need not be built to be checked. */
function loaded(): typeof terraform {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it for every command
  return require('./terraform') as typeof terraform;
}
