import { addEntry } from '../../lib/source/add-entry';
import { removeEntry, setText } from '../../lib/source/edit-entry';
import { addItem, removeItem } from '../../lib/source/edit-list';
import { CannotEdit } from '../../lib/source/entry-place';
import type { SourceFile } from '../../lib/source/source-file';
import type { SettingEdit } from '../../lib/upgrade/edits';
import type { Step } from '../../lib/upgrade/step';
import { editsOf } from '../../lib/upgrade/step';
import type { Change } from '../add/finish';

/** The steps, and what those of them that can be written change in files. */
export interface Writable {
  /** A step that cannot be written has the kind `by-hand` here. */
  readonly steps: readonly Step[];
  /** In the order of the files. */
  readonly changes: readonly Change[];
}

/** What steps change in files. A step that cannot be written without changing anything else does not prevent the others. */
export function writable(sources: readonly SourceFile[], planned: readonly Step[]): Writable {
  let edits: readonly SettingEdit[] = [];
  const steps = planned.map((step): Step => {
    const more = [...edits, ...editsOf(step)];
    try {
      changesOf(sources, more);
      edits = more;
      return step;
    } catch (error) {
      if (!(error instanceof CannotEdit)) throw error;
      const { key, name, layer, stamps, sku, from, isRetired } = step;
      return { kind: 'by-hand', because: error.message, planned: step, ...{ key, name, layer, stamps, sku, from, isRetired } };
    }
  });
  return { steps, changes: changesOf(sources, edits) };
}

/**
 * The changes of files that edits amount to, in the order of the files.
 *
 * @throws CannotEdit with the place, if a file cannot be edited without changing anything else
 */
export function changesOf(sources: readonly SourceFile[], edits: readonly SettingEdit[]): Change[] {
  return sources.flatMap((source) => {
    const { file, text: before } = source;
    const own = edits.filter((edit) => edit.file === file);
    return own.length === 0 ? [] : [{ file, before, after: own.reduce((text, edit) => edited(source, text, edit), before) }];
  });
}

function edited(source: SourceFile, text: string, edit: SettingEdit): string {
  const { path } = edit;
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
    if (!(error instanceof CannotEdit)) throw error;
    const { file, line, column } = source.locate(edit.kind === 'add' ? [...path.slice(0, -1), edit.behind] : path);
    throw new CannotEdit(`${file}:${line}:${column}: ${error.message}`, { cause: error });
  }
}
