import { together } from './same-problem';

/** A place in a file that a person edits. Lines and columns count from 1. */
export interface Location {
  /** The path relative to the project, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many characters of the line it is about, at least 1. */
  readonly length: number;
}

/** Something that a configuration must not have (error), should not have (warning), or has by a waiver (notice). */
export interface Problem {
  readonly severity: 'error' | 'notice' | 'warning';
  /** The rule that found it, such as `residency/processing`. */
  readonly rule: string;
  /** What is wrong, in one sentence without a period. */
  readonly message: string;
  readonly location: Location;
  /** What to write instead. */
  readonly help?: string;
  /** Whether the line itself must not be shown, since it may hold confidential words. */
  readonly withheld?: boolean;
  /** The ids of the stamps that it is about; undefined where it is about no stamp. */
  readonly stamps?: readonly string[];
}

/** In the order in which a person reads files; the same problem of several stamps at one place is one problem. */
export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  return together(problems).sort(
    (one, other) =>
      compare(one.location.file, other.location.file) ||
      one.location.line - other.location.line ||
      one.location.column - other.location.column ||
      compare(one.rule, other.rule) ||
      compare(one.message, other.message),
  );
}

const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);

/** Whether anything keeps the environments from being synthesized. */
export const hasErrors = (problems: readonly Problem[]) => problems.some(({ severity }) => severity === 'error');
