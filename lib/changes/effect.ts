/** The severities of a review. */
type Severity = 'critical' | 'high' | 'notice';

/** What an action of Terraform on a resource means for clients and operators. */
export interface Effect {
  /** What is unavailable during the apply, and for how long. Default: nothing. */
  readonly window?: string;
  /** How to undo the change. Default: revert it and apply. */
  readonly back?: string;
}

/** The effect of deleting a resource, permanently or to replace it. */
export interface Loss extends Effect {
  readonly severity: Severity;
  /** The consequence, as a clause after the address and a colon. */
  readonly meaning: string;
}

/** The effects of the actions of Terraform on resources of one type. */
export interface TypeEffects {
  /** Updates of single attributes, by path, if they differ from other updates. */
  readonly update?: Readonly<Record<string, Effect>>;
  /** The resource is deleted, then created again. */
  readonly replace: Loss;
  /** The resource is deleted and not replaced. */
  readonly destroy: Loss;
  /** The new resource is created first, then the old one is deleted. Default: nothing is unavailable. */
  readonly renew?: Effect;
}
