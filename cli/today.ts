import { InvalidArgumentError } from 'commander';

/** The current date, `YYYY-MM-DD`, in UTC. Only commands read the clock and pass the date to everything else. */
export const today = () => new Date().toISOString().slice(0, 10);

/** A date from the command line. */
export function day(text: string): string {
  const time = new Date(`${text}T00:00:00Z`);
  // Dates that do not exist, such as 30 February, are parsed as other dates.
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError(`'${text}' is not a date like 2027-01-31.`);
  return text;
}
