import type { Located } from '../fleet/fleet';
import type { Stamp, StampDeployment } from '../fleet/stamp';

/** A deployment that can get a successor, with the settings of this kit that concern its upgrade. */
export interface Upgradable extends StampDeployment {
  /** The key of the deployment that receives the calls that exceed its capacity; undefined: none. */
  readonly spillover?: string | undefined;
}

/** A deployment of a stamp. */
export interface Deployed {
  readonly stamp: Located<Stamp>;
  readonly deployment: Upgradable;
}

/** A version of a model, and the day on which it retires, `YYYY-MM-DD`; null: no day is known. */
export interface VersionOf {
  readonly model: string;
  readonly version: string;
  readonly retires: string | null;
}
