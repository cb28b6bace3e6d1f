import type { QuotaTaken } from '../compare/quota-taken';
import type { StackChange } from '../compare/stack-change';

/** The severities of findings, in descending order. */
export const SEVERITIES = ['critical', 'high', 'notice'] as const;
export type Severity = (typeof SEVERITIES)[number];
/** The highest severity of the findings about a stack or in a review. */
export type Verdict = Severity | 'none';

/** The highest of several severities; undefined: there are no findings. */
export const worstOf = (verdicts: readonly Verdict[]): Severity | undefined =>
  SEVERITIES.find((each) => verdicts.includes(each));

/** A finding of a rule. The review adds its ID and the reason of the rule. */
export interface FindingDraft {
  readonly severity: Severity;
  /** The consequence, as one sentence without a full stop that names the risk. Plain text, without confidential words. */
  readonly message: string;
  /** Undefined if it is about the stack as a whole. */
  readonly address?: string | undefined;
  /** The attribute that it is about, such as `sku.name`. */
  readonly attribute?: string;
  /** The old and the new value as text; left out if the message contains them. */
  readonly before?: string;
  readonly after?: string;
  /** Changes that it explains, so that they need no finding of their own. */
  readonly consumed?: readonly Consumed[];
  /** Findings that this one replaces because it has more information. */
  readonly supersedes?: readonly Superseded[];
  /** Whether it is predicted from the committed files, while only a plan would be certain. */
  readonly predicted?: true;
}

/** A change that a finding explains. */
export interface Consumed {
  /** The resource; undefined: a section of the configuration. */
  readonly address?: string | undefined;
  /** The attributes, with everything in them. */
  readonly paths: 'everything' | readonly string[];
}

/** Findings of another rule about one address that are left out of the report. */
export interface Superseded {
  readonly rule: string;
  readonly address: string;
  /** Only the findings about this attribute; undefined: all of them. */
  readonly attribute?: string;
}

/** Inputs of a rule apart from the change. */
export interface ReviewInputs {
  /** The day, `YYYY-MM-DD`. */
  readonly today: string;
  /** The usage of each quota by all stacks together, before and after. */
  readonly quota: { readonly before: QuotaTaken; readonly after: QuotaTaken };
}

/** A function that checks one aspect of a change. */
export type Look = (change: StackChange, inputs: ReviewInputs) => FindingDraft[];

/** A rule of the review. */
export interface ReviewRule {
  /** The ID, such as `exposure/public-network`. */
  readonly id: string;
  /** What the rule finds, in one sentence. */
  readonly summary: string;
  /** Why it matters, in one or two sentences. */
  readonly why: string;
  /** The severities that its findings can have. */
  readonly severities: readonly Severity[];
  /** The checks: of facts of one kind (`comparing`), or of the stack as a whole. */
  readonly looks: readonly Look[];
}
