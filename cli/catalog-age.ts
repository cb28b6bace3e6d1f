import { existsSync } from 'node:fs';
import path from 'node:path';
import { catalogAge, catalogDay, OLD_AFTER_DAYS } from '../lib/catalog/age';

/** The file of the catalogue, relative to the repository of the kit. */
export const CATALOG_FILE = 'lib/catalog/data/models.json';

/**
 * A note that the catalogue is old, and how to get a newer one; empty if it is not.
 *
 * @param project the folder of the project: the repository of the kit refreshes the catalogue itself
 */
export function catalogAgeNote(today: string, project = '.'): string {
  const days = catalogAge(today);
  if (days <= OLD_AFTER_DAYS) return '';
  const refresh = existsSync(path.join(project, CATALOG_FILE))
    ? 'npx stamps catalog-update --subscription <id> --write'
    : 'npm install azure-openai-stamps@latest';
  return `note: the catalogue of models is from ${catalogDay()}, ${days} days ago, and may lack newer versions and dates. To refresh it: ${refresh}\n`;
}

/** Writes the note, once for each command. It is no finding: neither the output nor the exit code changes. */
export function noteCatalogAge(today: string, project?: string): void {
  process.stderr.write(catalogAgeNote(today, project));
}
