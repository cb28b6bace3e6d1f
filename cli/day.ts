import { InvalidArgumentError } from 'commander';

/** A date from the command line. */
export function day(text: string): string {
  const time = new Date(`${text}T00:00:00Z`);
  // Dates that do not exist, such as 30 February, are parsed as other dates.
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError(`'${text}' is not a date like 2027-01-31.`);
  return text;
}
