import { compareText } from '../collections/order';
import type { Problem } from './problem';
import { together } from './same-problem';

/** Problems in the order of files, lines and columns. The same problem of several stamps at one location is one problem. */
export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  return together(problems).sort(
    (one, other) =>
      compareText(one.location.file, other.location.file) ||
      one.location.line - other.location.line ||
      one.location.column - other.location.column ||
      compareText(one.rule, other.rule) ||
      compareText(one.message, other.message),
  );
}
