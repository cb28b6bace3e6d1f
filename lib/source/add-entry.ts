import type { Document, Pair, YAMLMap } from 'yaml';
import { isMap, visit } from 'yaml';
import type { EntryPlace } from './entry-place';
import { CannotEdit, keyOf, placeOf } from './entry-place';
import type { EntryValue } from './entry-text';
import { blockLines, flowText } from './entry-text';
import type { Edit } from './text-edit';
import { applied, contentOf, endOf, insertion, rangeOf, readable } from './text-edit';

/** An entry to add to a YAML file. */
export interface NewEntry {
  /** The path of the entry, by keys. The maps on it that do not exist are added. */
  readonly path: readonly string[];
  readonly value: EntryValue;
  /**
   * If the first key of the path does not exist: the keys of the file to write it after, the best first.
   *
   * @default - after the last key
   */
  readonly after?: readonly string[];
  /**
   * The key in the innermost map that exists to write it after.
   *
   * @default - after the last key
   */
  readonly behind?: string;
}

/**
 * A YAML text with one more entry. Every other character stays as it is, with one exception: an empty map such as `access: {}` loses its
 * braces if the entry gets a line of its own below it.
 *
 * @throws CannotEdit if the entry exists already, or if it cannot be added without changing anything else
 */
export function addEntry(text: string, entry: NewEntry): string {
  const { path, value } = entry;
  const document = readable(text);
  const edits = new EntryWriter(text, document, entry).edits(placeOf(document, path));
  const edited = applied(text, edits, document, withEntry(contentOf(document), path, value));
  if (edited === undefined)
    throw new CannotEdit(`${path.join('.')} cannot be added without changing other values of the file: add it by hand`);
  return edited;
}

function withEntry(content: unknown, [key = '', ...rest]: readonly string[], value: EntryValue): unknown {
  const map = (content ?? {}) as Record<string, unknown>;
  return { ...map, [key]: rest.length === 0 ? value : withEntry(map[key], rest, value) };
}

/** Writes an entry into a text. */
class EntryWriter {
  constructor(
    private readonly text: string,
    private readonly document: Document.Parsed,
    private readonly entry: NewEntry,
  ) {}

  edits({ map, pair, around, missing }: EntryPlace): Edit[] {
    if (map && !map.flow) return [this.inBlock(map, missing)];
    if (around?.flow && !map) throw new CannotEdit('a key within braces has no value: give it one first');
    if (map && map.items.length > 0) return this.inFlow(map, missing);
    if (!pair || !around) return map ? this.inFlow(map, missing) : [];
    if (!map) return [this.below(pair, around, missing)];
    const braces = this.emptyBraces(map, pair, around);
    return braces ? [braces, this.below(pair, around, missing)] : this.inFlow(map, missing);
  }

  /** A new pair in a block map. */
  private inBlock(map: YAMLMap, missing: readonly string[]): Edit {
    const indent = this.indentOf(map);
    const last = map.items.at(-1);
    const neighbour = this.behind(map) ?? (map === this.document.contents ? this.preferred(map) : undefined) ?? last;
    if (!neighbour) throw new CannotEdit('the map has no entry to write after');
    const isLastOfNested = neighbour === last && indent > 0;
    const at = this.afterComments(this.lineAfter(endOf(neighbour)), indent, isLastOfNested);
    const lines = blockLines(missing, this.entry.value, this.styleIn(map, missing), this.step());
    // Sections of the file that are separated by empty lines stay so.
    const isSection = indent === 0 && map === this.document.contents && lines.length > 1;
    return this.lines(at, indent, isSection && /\n\r?\n/.test(this.text) ? ['', ...lines] : lines);
  }

  /** The pair of the file that the entry should follow. */
  private preferred(map: YAMLMap): Pair | undefined {
    return this.entry.after?.map((key) => map.items.find((each) => keyOf(each.key) === key)).find((each) => each !== undefined);
  }

  /** The pair of the innermost map that the entry must follow. */
  private behind(map: YAMLMap): Pair | undefined {
    const { behind } = this.entry;
    return behind === undefined ? undefined : map.items.find((each) => keyOf(each.key) === behind);
  }

  /** The first pair of a map that is a key without a value, or with braces that are removed. */
  private below(pair: Pair, around: YAMLMap, missing: readonly string[]): Edit {
    const indent = this.indentOf(around);
    const at = this.afterComments(this.lineAfter(endOf(pair)), indent, false);
    return this.lines(at, indent + this.step(), blockLines(missing, this.entry.value, 'flow', this.step()));
  }

  /** A new pair within braces. */
  private inFlow(map: YAMLMap, missing: readonly string[]): Edit[] {
    const entry = flowText(missing, this.entry.value);
    const [start, end] = rangeOf(map);
    const last = map.items.at(-1);
    if (!last) {
      const isTight = this.text[start + 1] === '}';
      return [insertion(start + 1, ` ${entry}${isTight ? ' ' : ''}`)];
    }
    const behind = this.behind(map);
    if (behind && behind !== last) return [this.amongFlow(map, behind, entry)];
    const lastEnd = endOf(last);
    const comma = this.commaAfter(lastEnd, end);
    const lineEnd = this.text.indexOf('\n', comma ?? lastEnd);
    if (lineEnd < 0 || lineEnd >= end)
      return [comma === undefined ? insertion(lastEnd, `, ${entry}`) : insertion(comma + 1, ` ${entry},`)];
    const at = this.text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
    const lineStart = this.text.lastIndexOf('\n', rangeOf(last.key)[0] - 1) + 1;
    const indent = /^ */.exec(this.text.slice(lineStart))?.[0] ?? '';
    const line = `${this.eolBefore(lineEnd + 1)}${indent}${entry}`;
    return comma === undefined ? [insertion(lastEnd, ','), insertion(at, line)] : [insertion(at, `${line},`)];
  }

  /** A new pair after one that is not the last: on a line of its own if the next one begins a line, and then below the comment of that line. */
  private amongFlow(map: YAMLMap, behind: Pair, entry: string): Edit {
    const next = map.items[map.items.indexOf(behind) + 1];
    const [at, nextStart] = [endOf(behind), rangeOf(next?.key)[0]];
    const comma = this.commaAfter(at, nextStart);
    const lineEnd = this.text.indexOf('\n', comma);
    if (comma === undefined || this.text.slice(at, comma).includes('\n') || lineEnd < 0 || lineEnd > nextStart)
      return insertion(at, `, ${entry}`);
    const indent = this.text.slice(this.text.lastIndexOf('\n', nextStart - 1) + 1, nextStart);
    return insertion(lineEnd + 1, `${indent}${entry},${this.eolBefore(lineEnd + 1)}`);
  }

  /** Removes the braces of an empty map that stand on the line of its key. */
  private emptyBraces(map: YAMLMap, pair: Pair, around: YAMLMap): Edit | undefined {
    const [start, end] = rangeOf(map);
    const between = this.text.slice(rangeOf(pair.key)[1], start);
    const isPlain = !around.flow && /^\s*:[ ]+$/.test(between) && /^\{ *\}$/.test(this.text.slice(start, end));
    return isPlain && !between.includes('\n')
      ? { start: start - (/ +$/.exec(between)?.[0].length ?? 0), end, text: '' }
      : undefined;
  }

  /** The position of a comma after the last entry of a flow map, which comments may precede. */
  private commaAfter(from: number, end: number): number | undefined {
    const found = /^(?:\s|#[^\n]*\n)*,/.exec(this.text.slice(from, end));
    return found ? from + found[0].length - 1 : undefined;
  }

  private lines(at: number, indent: number, lines: readonly string[]): Edit {
    const eol = this.eolBefore(at);
    const texts = lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
    const isOpen = at > 0 && this.text[at - 1] !== '\n';
    return insertion(at, isOpen ? `${eol}${texts.join(eol)}` : texts.map((line) => `${line}${eol}`).join(''));
  }

  /** The line ending of the line before a position, or of the first line if that line has none. */
  private eolBefore(at: number): string {
    const end = this.text[at - 1] === '\n' ? at - 1 : this.text.indexOf('\n');
    return this.text[end - 1] === '\r' ? '\r\n' : '\n';
  }

  /** The start of the line after a position; the end of the text if there is none. */
  private lineAfter(end: number): number {
    if (end > 0 && this.text[end - 1] === '\n') return end;
    const found = this.text.indexOf('\n', end);
    return found < 0 ? this.text.length : found + 1;
  }

  /** The start of a line, or that after the comments that belong to the entry before it. */
  private afterComments(at: number, indent: number, isLastOfNested: boolean): number {
    let [best, isNext] = [at, true];
    for (let start = at; start < this.text.length;) {
      const end = this.lineAfter(start + 1);
      const [, spaces = '', mark] = /^( *)(#|\r?\n|$)?/.exec(this.text.slice(start, end)) ?? [];
      if (mark === undefined) break;
      if (mark !== '#') isNext = false;
      else if (spaces.length > indent || (isLastOfNested && isNext && spaces.length === indent)) best = end;
      else break;
      start = end;
    }
    return best;
  }

  /** The number of spaces before the keys of a block map. */
  private indentOf(map: YAMLMap): number {
    const [start] = rangeOf(map);
    const before = this.text.slice(this.text.lastIndexOf('\n', start - 1) + 1, start).replace(/^\uFEFF/, '');
    if (/^ *$/.test(before)) return before.length;
    throw new CannotEdit('the first key of the map is not at the start of a line');
  }

  /** The number of spaces by which the file indents a level. */
  private step(): number {
    let step: number | undefined;
    visit(this.document, {
      Map: (_, map) => {
        for (const { value } of map.items)
          if (!map.flow && isMap(value) && !value.flow && value.items.length > 0)
            step ??= this.indentOf(value) - this.indentOf(map);
        return step === undefined ? undefined : visit.BREAK;
      },
    });
    return step ?? 2;
  }

  /** The style of the last map beside the entry. */
  private styleIn(map: YAMLMap, missing: readonly string[]) {
    const beside =
      missing.length > 1
        ? undefined
        : [...map.items, this.behind(map)]
            .map((each) => each?.value)
            .findLast((value) => isMap(value) && value.items.length > 0);
    return isMap(beside) && !beside.flow ? 'block' : 'flow';
  }
}
