import { isRead } from '../stack/extra-file';
import { listed } from '../stack/extra-file-words';
import type { Stack } from '../stack/stack';
import { code, prose, table } from './markdown';

/** The largest number of names in a cell. */
const MOST = 8;

/** The files that Terraform reads in addition to the generated configuration; undefined if there are none. */
export function extraFileSection({ extraFiles, conflicts }: Stack): string | undefined {
  const read = extraFiles.filter(isRead);
  if (read.length === 0) return undefined;
  const rows = read.map((file) => [
    code(file.name),
    file.unread === undefined ? listed(file.holds, MOST, code) || 'nothing' : `**not on this page**: ${prose(file.unread)}`,
    prose(file.declared?.owner ?? 'none'),
    prose(file.declared?.reason ?? 'not declared'),
  ]);
  const refused = conflicts.map((each) => `\n\n**Terraform refuses this folder**: ${prose(each)}.`).join('');
  return `Terraform also reads these files.\n\n${table(['File', 'Contents', 'Owner', 'Reason'], rows)}${refused}`;
}
