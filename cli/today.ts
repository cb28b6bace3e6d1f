import { InvalidArgumentError } from 'commander';

/** The day of this run, `YYYY-MM-DD`, in universal time. Only commands ask the clock; everything else is told. */
export const today = () => new Date().toISOString().slice(0, 10);

/** A day as it is given on the command line. */
export function day(text: string): string {
  const time = new Date(`${text}T00:00:00Z`);
  // Days that there are not, such as the 30th of February, come back as others.
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError(`'${text}' is not a day like 2027-01-31.`);
  return text;
}
