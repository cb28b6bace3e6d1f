import type { Path } from '../diagnostics/setting-locations';

/** The reason why well-formed settings cannot be resolved together. */
export class ResolutionError extends Error {
  constructor(
    readonly rule: string,
    readonly path: Path,
    message: string,
    readonly help: string,
  ) {
    super(message);
  }
}

/** The resolved value, or all reasons why there is none. */
export type Resolution<T> = { readonly value: T } | { readonly failures: readonly ResolutionFailure[] };
export type ResolutionFailure = Pick<ResolutionError, 'help' | 'message' | 'path' | 'rule'>;

/** Runs one decision, and collects the reason if it fails. */
export function attempt<T>(failures: ResolutionFailure[], decide: () => T): T | undefined {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof ResolutionError)) throw error;
    failures.push(error);
    return undefined;
  }
}
