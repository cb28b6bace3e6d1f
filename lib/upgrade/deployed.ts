import type { Located } from '../fleet/fleet';
import type { Stamp, StampDeployment } from '../fleet/stamp';

/** A deployment of a stamp. */
export interface Deployed {
  readonly stamp: Located<Stamp>;
  readonly deployment: StampDeployment;
}

/** A version of a model, and the day on which it retires, `YYYY-MM-DD`; null: no day is known. */
export interface VersionOf {
  readonly model: string;
  readonly version: string;
  readonly retires: string | null;
}
