/** The current date, `YYYY-MM-DD`, in UTC. Waivers and retirements depend on it; generated files do not. */
export const today = () => new Date().toISOString().slice(0, 10);

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  // Dates that do not exist, such as 30 February, are parsed as other dates.
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
