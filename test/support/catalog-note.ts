import { catalogAgeNote } from '../../cli/catalog-age';
import { ROOT, TODAY } from './root';

/** What a command on a project of a team notes about the age of the catalogue on the day of the tests. */
export const TEAM_NOTE = catalogAgeNote(TODAY, 'a-team');

/** What a command notes in the repository of the kit. */
export const KIT_NOTE = catalogAgeNote(TODAY, ROOT);

/** What a command printed except that note, for tests about something else. */
export const withoutCatalogNote = <T extends { readonly stderr: string }>(ran: T): T => ({
  ...ran,
  stderr: ran.stderr.replace(TEAM_NOTE, '').replace(KIT_NOTE, ''),
});
