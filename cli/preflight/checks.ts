import { InvalidArgumentError } from 'commander';
import { QUESTIONS } from '../../lib/preflight/questions';

/** The IDs of all checks, in the order in which they are reported. */
export const CHECK_IDS: readonly string[] = QUESTIONS.map(({ id }) => id);

/** Adds a check to those that an option names. */
export function checkNamed(text: string, before: readonly string[]): readonly string[] {
  if (!CHECK_IDS.includes(text)) throw new InvalidArgumentError(`It must be one of ${CHECK_IDS.join(', ')}.`);
  return [...before, text];
}
