import type { ResourceManager } from '../azure/resource-manager';
import type { ServedCloud } from '../catalog/clouds';
import { allOf } from '../collections/all-of';
import type { Fleet } from '../fleet/fleet';
import type { Target } from '../verdicts/target';
import type { Verdict } from '../verdicts/verdict';

/** What questions have in addition to the stack that they are about. */
export interface PreflightContext {
  /** All stacks of the project, also those that are not asked about. */
  readonly fleet: Fleet;
  /** Azure, in the cloud of a stack. */
  readonly azure: (cloud: ServedCloud) => ResourceManager;
  /** The types of the resources that a stack creates, as `resourceTypeOf` names them. */
  readonly resourceTypes: (target: Target) => readonly string[];
  /**
   * What the identity that asks is going to do with the stacks: only plan them, or also apply them.
   *
   * @default apply
   */
  readonly as?: Purpose;
}

/** What an identity does with stacks: only plan them, or also apply them. */
export type Purpose = 'apply' | 'plan';
/** All purposes, the default first. */
export const PURPOSES = allOf<Purpose>()(['apply', 'plan']);

/** A question to Azure about a stack, before it is applied. It only reads. */
export interface Question<T extends Target = Target> {
  /** The ID of its problems after `preflight/`, such as `providers`. */
  readonly id: string;
  /** What it asks, as a question, such as `Are the resource providers registered?` */
  readonly summary: string;
  /** The operations that the identity needs to ask. */
  readonly rights: readonly string[];
  /** The kinds of stacks that it is about. */
  readonly kinds: readonly T['kind'][];
  /** At least one verdict. An error that it throws is reported as uncertain. */
  ask(target: T, context: PreflightContext): Promise<readonly Verdict[]>;
}

/** A question about stamps. */
export type StampQuestion = Question<Extract<Target, { readonly kind: 'stamp' }>>;
