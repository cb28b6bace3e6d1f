import type { ResourceManager } from '../azure/resource-manager';
import type { ServedCloud } from '../catalog/clouds';
import type { Fleet } from '../fleet/fleet';
import type { Target } from './target';
import type { Verdict } from './verdict';

/** What questions have in addition to the stack that they are about. */
export interface PreflightContext {
  /** All stacks of the project, also those that are not asked about. */
  readonly fleet: Fleet;
  /** Azure, in the cloud of a stack. */
  readonly azure: (cloud: ServedCloud) => ResourceManager;
  /** The types of the resources that a stack creates, as `resourceTypeOf` names them. */
  readonly resourceTypes: (target: Target) => readonly string[];
}

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
