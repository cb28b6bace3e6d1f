/** How much a reviewer should care: the severities of a review. */
type Severity = 'critical' | 'high' | 'notice';

/** What it means for clients and operators that Terraform does something to a resource. */
export interface Effect {
  /** What does not answer while Terraform works, and for how long. Default: nothing. */
  readonly window?: string;
  /** How to go back. Default: revert the change and apply. */
  readonly back?: string;
}

/** The effect of deleting a resource, for good or to create another one in its place. */
export interface Loss extends Effect {
  readonly severity: Severity;
  /** What happens, as a clause that follows the address and a colon. */
  readonly meaning: string;
}

/** The effects of what Terraform can do to resources of one type. */
export interface TypeEffects {
  /** Updates of single attributes, by path, where they differ from other updates. */
  readonly update?: Readonly<Record<string, Effect>>;
  /** The resource is deleted, then created again. */
  readonly replace: Loss;
  /** The resource is deleted, and nothing takes its place. */
  readonly destroy: Loss;
  /** The new resource is created first, then the old one is deleted. Default: nothing stops answering. */
  readonly renew?: Effect;
}
