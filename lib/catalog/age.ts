import { daysBetween } from '../collections/days';
import { CATALOG_AS_OF, listedOn } from './models';
import { REGION_NAMES } from './regions';

/** The number of days after which the catalogue counts as old: by then, Azure has retired versions and added others. */
export const OLD_AFTER_DAYS = 90;

/** The day of the catalogue, `YYYY-MM-DD`: that of the documentation or, once every region has a live list, that of the oldest list. */
export function catalogDay(): string {
  const lists = REGION_NAMES.flatMap((name) => listedOn(name) ?? []);
  const [oldest = ''] = lists.length === REGION_NAMES.length ? [...lists].sort() : [];
  return oldest > CATALOG_AS_OF ? oldest : CATALOG_AS_OF;
}

/** The age of the catalogue in days. */
export const catalogAge = (today: string): number => daysBetween(catalogDay(), today);
