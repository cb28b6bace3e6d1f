import type { Stamp } from '../fleet/stamp';
import type { Verdict } from '../verdicts/verdict';
import type { Need, Session } from './session';

/** A check of a stamp after an apply. It changes nothing. */
export interface Check {
  /** The ID of its problems after `verify/`, such as `names`. */
  readonly id: string;
  /** What it asks, as a question, such as `Does each name resolve to the private endpoint?` */
  readonly summary: string;
  /** What must work before it can run. */
  readonly needs: Need;
  /** Whether it sends requests that cost tokens, or needs their answers. @default false */
  readonly costsTokens?: true;
  /** Whether the stamp has what it is about. @default - all stamps have it */
  readonly appliesTo?: (stamp: Stamp) => boolean;
  /** At least one verdict. An error that it throws is reported as uncertain. */
  run(session: Session): Promise<readonly Verdict[]>;
}

/** The request for the models, with which access is checked: it costs no tokens. */
export const MODELS = { method: 'GET', path: 'models' } as const;
