import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';

/** An error about props of a construct that Azure or Terraform would reject. It contains the construct's path and all problems. */
export class ValidationError extends Error {
  constructor(
    readonly constructPath: string,
    readonly failures: readonly string[],
  ) {
    const list = failures.length === 1 ? ` ${failures[0]}` : failures.map((failure) => `\n- ${failure}`).join('');
    super(`${constructPath}:${list}`);
    this.name = 'ValidationError';
  }
}

/** Throws one error for all failures; undefined entries are checks that passed. */
export function throwIfAny(scope: IConstruct, failures: readonly (string | undefined)[]): void {
  const found = failures.filter((failure) => failure !== undefined);
  if (found.length > 0) throw new ValidationError(scope.node.path, found);
}

/** Checks a string that may be a token, which has no value to check until Terraform runs. */
export const unlessToken = (value: string, check: (value: string) => string | undefined) =>
  Token.isUnresolved(value) ? undefined : check(value);
