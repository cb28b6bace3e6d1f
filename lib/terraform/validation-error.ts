import type { IConstruct } from 'constructs';
import { listFailure, objectFailure } from './checks';
import { isMarked, mark, markerOf } from './marker';

const MARKER = markerOf('ValidationError');

/** An error about props of a construct that Azure or Terraform would reject. It contains the construct's path and all problems. */
export class ValidationError extends Error {
  /** Whether a value is a `ValidationError`, also of another copy of this package. */
  static isValidationError(value: unknown): value is ValidationError {
    return isMarked(value, MARKER);
  }

  constructor(
    /** The path of the construct in its app. */
    readonly constructPath: string,
    /** The problems, each without a full stop. */
    readonly failures: readonly string[],
  ) {
    const list = failures.length === 1 ? ` ${failures[0]}` : failures.map((failure) => `\n- ${failure}`).join('');
    super(`${constructPath}:${list}`);
    this.name = 'ValidationError';
    mark(this, MARKER);
  }
}

/** Throws unless props are an object, from which all other checks read. TypeScript requires them, JavaScript does not. */
export function requireObject(scope: IConstruct, props: unknown, what = 'props'): void {
  throwIfAny(scope, [objectFailure(what, props)]);
}

/** Throws unless a list is passed. */
export function requireList(scope: IConstruct, what: string, list: unknown): void {
  throwIfAny(scope, [listFailure(what, list ?? null)]);
}

/** Throws one error for all failures; undefined entries are checks that passed. */
export function throwIfAny(scope: IConstruct, failures: readonly (string | undefined)[]): void {
  const found = failures.filter((failure) => failure !== undefined);
  if (found.length > 0) throw new ValidationError(scope.node.path, found);
}
