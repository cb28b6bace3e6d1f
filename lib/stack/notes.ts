import type { Prices } from '../catalog/prices';
import type { Residency } from '../catalog/residency';

/** The notes of a configuration under `//`, which Terraform ignores: facts for a review that are not in any resource. */
export interface Notes {
  /** The source file and how to change it. */
  readonly generatedFrom: string;
  /** The version of this kit. */
  readonly kit: string;
  /** In a stack that the next apply destroys: what that apply does, and what to do afterwards. */
  readonly emptied?: string;
  /** Where prompts may be processed. Only for stamps. */
  readonly residency?: Residency;
  /** The purpose of the models. Only for stamps. */
  readonly workload?: string;
  /** What the organisation pays for its provisioned throughput; omitted if it has none, or declares no prices. */
  readonly prices?: Prices;
  /** The stacks that must be applied before this one, such as `prod/environment`; omitted if there are none. */
  readonly appliedAfter?: readonly string[];
  /** The keys of the blocklists whose words a review must not show; omitted if there are none. */
  readonly confidentialBlocklists?: readonly string[];
  /** The attributes that the environment file sets directly, by address; omitted if there are none. */
  readonly overrides?: Readonly<Record<string, readonly string[]>>;
  /** The extra files in the folder that the environment file declares, by name; omitted if there are none. */
  readonly extraFiles?: Readonly<Record<string, DeclaredFile>>;
  /** The waivers that apply to the stamp, by key; omitted if there are none. */
  readonly waivers?: Readonly<Record<string, NotedWaiver>>;
}

/** The declaration of an extra file. */
export interface DeclaredFile {
  readonly owner: string;
  readonly reason: string;
}

/** An exception from a rule until a day, with an owner. */
export interface NotedWaiver {
  readonly rule: string;
  readonly subject: string;
  readonly owner: string;
  readonly reason: string;
  /** The last day on which it applies, `YYYY-MM-DD`. */
  readonly expires: string;
}
