import { InvalidArgumentError } from 'commander';

/** The day of this run, `YYYY-MM-DD`, in universal time. Only commands ask the clock; everything else is told. */
export const today = () => new Date().toISOString().slice(0, 10);

/** A day as it is given on the command line. */
export function day(text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(time))
    throw new InvalidArgumentError(`'${text}' is not a day like 2027-01-31.`);
  return text;
}
