import { isRead } from '../stack/extra-file';
import type { Stack } from '../stack/stack';
import { fileContents } from './file-contents';
import { code, prose, table } from './markdown';

/** The files that Terraform reads beside the configuration of the kit; undefined where there are none. */
export function extraFileSection({ extraFiles, conflicts }: Stack): string | undefined {
  const read = extraFiles.filter(isRead);
  if (read.length === 0) return undefined;
  const rows = read.map((file) => [
    code(file.name),
    file.unread === undefined ? fileContents(file) : `**not on this page**: ${prose(file.unread)}`,
    prose(file.declared?.owner ?? 'nobody'),
    prose(file.declared?.reason ?? 'not declared'),
  ]);
  const refused = conflicts.map((each) => `\n\n**Terraform refuses this folder**: ${prose(each)}.`).join('');
  return `Terraform reads these files, too.\n\n${table(['File', 'What it holds', 'Owner', 'Reason'], rows)}${refused}`;
}
