import type { SettingEdit } from '../../lib/upgrade/edits';
import { addEntry } from '../../lib/source/add-entry';
import { removeEntry, setText } from '../../lib/source/edit-entry';
import { addItem, removeItem } from '../../lib/source/edit-list';
import { CannotEdit } from '../../lib/source/entry-place';
import type { SourceFile } from '../../lib/source/source-file';
import type { Change } from '../add/finish';

/**
 * The changes of files that edits amount to, in the order of the files.
 *
 * @throws if a file cannot be edited without changing anything else
 */
export function changesOf(sources: readonly SourceFile[], edits: readonly SettingEdit[]): Change[] {
  return sources.flatMap(({ file, text: before }) => {
    const own = edits.filter((edit) => edit.file === file);
    return own.length === 0 ? [] : [{ file, before, after: own.reduce(edited, before) }];
  });
}

function edited(text: string, edit: SettingEdit): string {
  const { file, path } = edit;
  try {
    switch (edit.kind) {
      case 'add':
        return addEntry(text, { path, value: edit.value, behind: edit.behind });
      case 'add-item':
        return addItem(text, path, edit.item, edit.behind);
      case 'set':
        return setText(text, path, edit.value);
      case 'remove':
        return removeEntry(text, path, edit.outermost);
      case 'remove-item':
        return removeItem(text, path, edit.item);
    }
  } catch (error) {
    if (error instanceof CannotEdit) throw new Error(`${file}: ${error.message}`, { cause: error });
    throw error;
  }
}
