/** A location in a file that people edit. Lines and columns start at 1. */
export interface Location {
  /** The path relative to the project, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The number of characters that the problem is about, at least 1. */
  readonly length: number;
}

/** A fault in a configuration that must (error) or should (warning) be fixed, or that is waived or only worth knowing (notice). */
export interface Problem {
  readonly severity: 'error' | 'notice' | 'warning';
  /** The rule that found it, such as `residency/processing`. */
  readonly rule: string;
  /** The fault, in one sentence without a period. */
  readonly message: string;
  readonly location: Location;
  /** The fix, such as what to write instead. */
  readonly help?: string;
  /** Whether the line must not be shown, because it may have confidential words. */
  readonly withheld?: boolean;
  /** The waiver in words, if the problem is waived. The message ends with it. */
  readonly waived?: string;
  /** The IDs of the stamps that it is about; undefined if it is about no stamp. */
  readonly stamps?: readonly string[];
}

/** Whether the environments cannot be synthesized. */
export const hasErrors = (problems: readonly Problem[]) => problems.some(({ severity }) => severity === 'error');
