import type { Residency } from '../catalog/residency';

/** What a configuration says of itself under `//`, which Terraform ignores: what a review needs and no resource says. */
export interface Notes {
  /** Where it comes from, for anyone who is about to change it. */
  readonly generatedFrom: string;
  /** The version of this kit. */
  readonly kit: string;
  /** In a stack that is to be destroyed: what the next apply does, and what to do afterwards. */
  readonly emptied?: string;
  /** Where prompts may be processed. Only stamps have one. */
  readonly residency?: Residency;
  /** What the models are for. Only stamps say it. */
  readonly workload?: string;
  /** The stacks that have to be applied before this one, such as `prod/environment`; left out where there are none. */
  readonly appliedAfter?: readonly string[];
  /** The blocklists whose words nobody should see in a review, by their keys; left out where there are none. */
  readonly confidentialBlocklists?: readonly string[];
  /** The attributes that the environment file sets directly, by address; left out where there are none. */
  readonly overrides?: Readonly<Record<string, readonly string[]>>;
  /** The files beside this one that the environment file declares, by their names; left out where there are none. */
  readonly extraFiles?: Readonly<Record<string, DeclaredFile>>;
  /** The exceptions that concern the stamp, by key; left out where there are none. */
  readonly waivers?: Readonly<Record<string, NotedWaiver>>;
}

/** A file that somebody has put beside a configuration of the kit, on purpose. */
export interface DeclaredFile {
  readonly owner: string;
  readonly reason: string;
}

/** A rule that one thing need not follow until a day, and who answers for that. */
export interface NotedWaiver {
  readonly rule: string;
  readonly subject: string;
  readonly owner: string;
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
}
