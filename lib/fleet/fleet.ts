import type { Problem } from '../diagnostics/problem';
import type { SettingLocations } from '../diagnostics/setting-locations';
import type { DeclaredFile } from './declared-file';
import type { Governance, GovernanceUse } from './governance';
import type { Organisation } from './organisation';
import type { SharedResources, Stamp, Waiver } from './stamp';
import type { StateAccount, StateUse } from './state-account';

/** Part of the resolved model, and where its settings are written. */
export interface Located<T> {
  readonly value: T;
  readonly layers: SettingLocations;
}

/** A file whose lines are shown with problems, except for those that are hidden. */
export interface ShownFile {
  readonly file: string;
  readonly text: string;
  /** @default - none */
  readonly hidden?: ReadonlySet<number>;
}

/** All environments of a project, resolved. */
export interface Fleet {
  /** The files that were read, to show the lines that problems are about; without confidential ones. */
  readonly sources: readonly ShownFile[];
  /** The names of the environments, as their files are called. */
  readonly environments: readonly string[];
  /**
   * The stamps, in the order of environments and regions. Malformed settings have stand-ins, so check `hasErrors` before you
   * synthesize.
   */
  readonly stamps: readonly Located<Stamp>[];
  /** What the stamps of an environment share, if they share anything. */
  readonly shared: readonly Located<SharedResources>[];
  /** The storage accounts that environments keep their states in. */
  readonly stateUses: readonly Located<StateUse>[];
  /** The storage accounts to create for states, in the order of their names. */
  readonly stateAccounts: readonly Located<StateAccount>[];
  /** The environments whose subscription or management group gets assignments of Azure Policy. */
  readonly governanceUses: readonly Located<GovernanceUse>[];
  /** The assignments of Azure Policy, one set for each scope, in the order of their names. */
  readonly governances: readonly Located<Governance>[];
  /** The waivers of all environments. */
  readonly waivers: readonly Located<Waiver>[];
  /** The files beside generated ones that environments declare, including those that are in none of their stacks. */
  readonly declaredFiles: readonly Located<DeclaredFile>[];
  /** The settings of the organisation, from the defaults. */
  readonly organisation: Located<Organisation>;
  readonly problems: readonly Problem[];
}
