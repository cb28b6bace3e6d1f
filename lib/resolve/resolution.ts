import type { Path } from '../diagnostics/setting-locations';

/** Why settings that are each well formed cannot be resolved together. */
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

/** What was resolved, or everything that kept it from being. */
export type Resolution<T> = { readonly value: T } | { readonly failures: readonly ResolutionFailure[] };
export type ResolutionFailure = Pick<ResolutionError, 'help' | 'message' | 'path' | 'rule'>;

/** Runs one decision, and keeps why it could not be taken. */
export function attempt<T>(failures: ResolutionFailure[], decide: () => T): T | undefined {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof ResolutionError)) throw error;
    failures.push(error);
    return undefined;
  }
}
