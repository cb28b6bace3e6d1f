import type { QuotaTaken } from '../compare/quota-taken';
import type { StackChange } from '../compare/stack-change';

/** How much a finding matters, the worst first. */
export const SEVERITIES = ['critical', 'high', 'notice'] as const;
export type Severity = (typeof SEVERITIES)[number];
/** The worst that was found of a stack or a review. */
export type Verdict = Severity | 'none';

/** The worst of several; undefined: none is bad. */
export const worstOf = (verdicts: readonly Verdict[]): Severity | undefined =>
  SEVERITIES.find((each) => verdicts.includes(each));

/** What a rule says of a change. */
export interface FindingDraft {
  readonly severity: Severity;
  /** What becomes of it, as one sentence without its full stop, in the words of the risk. Plain text, without confidential words. */
  readonly message: string;
  /** Undefined where it is about the stack as a whole. */
  readonly address?: string | undefined;
  /** The attribute that it is about, such as `sku.name`. */
  readonly attribute?: string;
  /** What was and what will be, for people; left out where the message says it. */
  readonly before?: string;
  readonly after?: string;
  /** What it explains, so that it needs no finding of its own. */
  readonly consumed?: readonly Consumed[];
  /** Findings that this one replaces because it says more. */
  readonly supersedes?: readonly Superseded[];
  /** Whether it is predicted from what is committed, though only a plan would be certain. */
  readonly predicted?: true;
}

/** Something that a finding explains. */
export interface Consumed {
  /** The resource; undefined: a section of the configuration. */
  readonly address?: string | undefined;
  /** The attributes, with all that is in them. */
  readonly paths: 'everything' | readonly string[];
}

/** Findings of another rule about one address, which are left out of the report. */
export interface Superseded {
  readonly rule: string;
  readonly address: string;
  /** Only the findings about this attribute; undefined: all of them. */
  readonly attribute?: string;
}

/** What a rule may look at besides the change. */
export interface ReviewInputs {
  /** The day, `YYYY-MM-DD`. */
  readonly today: string;
  /** What all stacks together take of each quota, before and after. */
  readonly quota: { readonly before: QuotaTaken; readonly after: QuotaTaken };
}

/** One thing that a rule looks at. */
export type Look = (change: StackChange, inputs: ReviewInputs) => FindingDraft[];

/** Something about a change that a reviewer should know. */
export interface ReviewRule {
  /** What its findings are called, such as `exposure/public-network`. */
  readonly id: string;
  /** What it finds, in one sentence. */
  readonly summary: string;
  /** Why it matters, in one or two sentences. */
  readonly why: string;
  /** The severities that its findings can have. */
  readonly severities: readonly Severity[];
  /** What it looks at: facts of one kind (`comparing`), or the stack as a whole. */
  readonly looks: readonly Look[];
}
