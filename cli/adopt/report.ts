import type { ImportId } from '../../lib/adopt/imports';
import type { Note, NoteKind } from '../../lib/adopt/note';
import { NOTE_KINDS } from '../../lib/adopt/note';
import { counted } from '../../lib/text/counted';
import { jsonText } from '../../lib/text/json';
import { terminal, terminalLines } from '../../lib/text/terminal';

/** The result of an adoption. */
export interface Adopted {
  readonly account: string;
  readonly files: ReadonlyMap<string, string>;
  readonly imports: readonly ImportId[];
  readonly notes: readonly Note[];
  /** What happened to each file; undefined: nothing was written. */
  readonly written: ReadonlyMap<string, Written> | undefined;
}

/** What happened to a file. */
export type Written = 'added' | 'removed' | 'replaced' | 'unchanged';

const HEADINGS: Readonly<Record<NoteKind, string>> = {
  changed: 'The apply changes',
  created: 'The apply creates',
  'not-imported': 'Terraform cannot import',
  outside: 'Stays as it is, outside the stack',
  'not-read': 'Could not be read, so the files do not describe it',
};

/** The adoption for people: the files, and everything that is not as it was. */
export function adoptedText({ account, files, imports, notes, written }: Adopted): string {
  const sections = NOTE_KINDS.map((kind) => {
    const lines = notes
      .filter((each) => each.kind === kind)
      .map(({ subject, message }) => `  ${terminal(subject)}: ${terminal(message)}\n`);
    return lines.length === 0 ? '' : `${HEADINGS[kind]}:\n${lines.join('')}\n`;
  });
  const shown = written
    ? [...written].map(([file, word]) => `${word} ${terminal(file)}\n`)
    : [...files].map(([file, text]) => `--- ${terminal(file)}\n${terminalLines(text)}\n`);
  return `${terminal(account)}: ${counted(imports.length, 'resource')} to import.\n\n${sections.join('')}${shown.join('')}${written ? NEXT : ''}`;
}

const NEXT = `Next: read the file, run npx stamps synth and terraform plan -out=plan in the folder of the stack, and then
  terraform show -json plan > plan.json
  npx stamps adopt --plan plan.json
`;

/** The adoption for programs. */
export const adoptedJson = ({ account, files, imports, notes, written }: Adopted): string =>
  jsonText({ account, written: written !== undefined, files: Object.fromEntries(files), imports, notes });
