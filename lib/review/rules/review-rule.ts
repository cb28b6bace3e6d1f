import type { JsonObject } from '../../stack/json';
import { valueAt } from '../../stack/json';
import type { Json } from '../../stack/json';
import { ofType } from '../../stack/stack';
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
export interface Observation {
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
  /** Further attributes that need no finding of their own now; `*` is all of the resource. */
  readonly explains?: readonly string[];
  /** Findings that this one replaces because it says more. */
  readonly supersedes?: readonly Superseded[];
  /** Whether it is predicted from what is committed, though only a plan would be certain. */
  readonly predicted?: true;
}

/** Findings of another rule about one address, which are left out of the report. */
export interface Superseded {
  readonly rule: string;
  readonly address: string;
  /** Only the findings about this attribute; undefined: all of them. */
  readonly attribute?: string;
}

/** What a rule may look at besides the change. */
export interface ReviewCircumstances {
  /** The day, `YYYY-MM-DD`. */
  readonly today: string;
  /** What all stacks together take of each quota, before and after. */
  readonly quota: { readonly before: QuotaTaken; readonly after: QuotaTaken };
}

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
  check(change: StackChange, circumstances: ReviewCircumstances): Observation[];
}

/** A resource before and after; one of them is missing where it is new or gone. */
export interface Pair {
  readonly address: string;
  readonly before?: JsonObject;
  readonly after?: JsonObject;
}

/** The resources of a type that differ. In a stack that is new or gone, these are all. */
export function pairs({ kind, before, after, resources }: StackChange, type: string): Pair[] {
  if (kind === 'added') return ofType(after, type).map(({ address, attributes }) => ({ address, after: attributes }));
  if (kind === 'removed') return ofType(before, type).map(({ address, attributes }) => ({ address, before: attributes }));
  return resources
    .filter((each) => each.type === type)
    .map((each) => ({
      address: each.address,
      ...(each.before ? { before: each.before.attributes } : {}),
      ...(each.after ? { after: each.after.attributes } : {}),
    }));
}

/** The resources of a type that are there afterwards, with an attribute before and after; before is undefined for what is new. */
export const attributePairs = (change: StackChange, type: string, path: string) =>
  pairs(change, type).flatMap(({ address, before, after }) =>
    after ? [{ address, isNew: !before, before: valueAt(before, path), after: valueAt(after, path), resource: after }] : [],
  );

/** What holds secrets, or words of blocklists, and is never shown, whoever wrote it where it should not be. */
const UNTOLD = /^(pattern|.*(secret|password|access_key|sas_token|service_key|oidc_token|certificate))$/i;

/** A value for people, in one short line; `path` is where it stands. */
export function shown(value: Json | undefined, path = ''): string {
  if (value === undefined || value === null) return 'not set';
  if (UNTOLD.test(path.split('.').at(-1) ?? '')) return 'not shown';
  const text = typeof value === 'string' ? value : JSON.stringify(value, untold);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

const untold = (key: string, value: unknown) => (value !== null && UNTOLD.test(key) ? 'not shown' : value);

const LONGEST = 120;
