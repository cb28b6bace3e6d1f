import { InvalidArgumentError } from 'commander';
import { isDay } from '../lib/guardrails/today';

/** A date from the command line. */
export function day(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError(`'${text}' is not a date like 2027-01-31.`);
  return text;
}
