import { isDeepStrictEqual } from 'node:util';
import type { Document, Pair, YAMLMap } from 'yaml';
import { isCollection, isMap, isNode, parseDocument, visit } from 'yaml';
import type { EntryPlace } from './entry-place';
import { CannotAdd, keyOf, placeOf } from './entry-place';
import type { EntryValue } from './entry-text';
import { blockLines, flowText } from './entry-text';

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
}

/** A piece of text in place of the characters from start to end. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A YAML text with one more entry. Every other character stays as it is, with one exception: an empty map such as `access: {}` loses its
 * braces if the entry gets a line of its own below it.
 *
 * @throws CannotAdd if the entry exists already, or if it cannot be added without changing anything else
 */
export function addEntry(text: string, { path, value, after = [] }: NewEntry): string {
  const document = parsed(text);
  if (document.errors.length > 0) throw new CannotAdd('the file is not valid YAML');
  const place = placeOf(document, path);
  const writer = new EntryWriter(text, document, value, after);
  const edited = applied(text, writer.edits(place));
  const result = parsed(edited);
  const isValid = result.errors.length === 0 && result.warnings.length <= document.warnings.length;
  if (!isValid || !isDeepStrictEqual(contentOf(result), withEntry(contentOf(document), path, value)))
    throw new CannotAdd(`${path.join('.')} cannot be added without changing other values of the file: add it by hand`);
  return edited;
}

const parsed = (text: string) =>
  parseDocument(text, { version: '1.2', prettyErrors: false, uniqueKeys: false, logLevel: 'error' });

const contentOf = (document: Document.Parsed): unknown => document.toJS({ maxAliasCount: 10_000 });

function withEntry(content: unknown, [key = '', ...rest]: readonly string[], value: EntryValue): unknown {
  const map = (content ?? {}) as Record<string, unknown>;
  return { ...map, [key]: rest.length === 0 ? value : withEntry(map[key], rest, value) };
}

/** The text after the edits, which are in the order of the text. */
const applied = (text: string, edits: readonly Edit[]) =>
  edits.reduceRight((edited, edit) => edited.slice(0, edit.start) + edit.text + edited.slice(edit.end), text);

/** Writes an entry into a text. */
class EntryWriter {
  constructor(
    private readonly text: string,
    private readonly document: Document.Parsed,
    private readonly value: EntryValue,
    private readonly after: readonly string[],
  ) {}

  edits({ map, pair, around, missing }: EntryPlace): Edit[] {
    if (map && !map.flow) return [this.inBlock(map, missing)];
    if (around?.flow && !map) throw new CannotAdd('a key within braces has no value: give it one first');
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
    const neighbour = (map === this.document.contents ? this.preferred(map) : undefined) ?? last;
    if (!neighbour) throw new CannotAdd('the map has no entry to write after');
    const isLastOfNested = neighbour === last && indent > 0;
    const at = this.afterComments(this.lineAfter(endOf(neighbour)), indent, isLastOfNested);
    const lines = blockLines(missing, this.value, this.styleIn(map, missing), this.step());
    // Sections of the file that are separated by empty lines stay so.
    const isSection = indent === 0 && map === this.document.contents && lines.length > 1;
    return this.lines(at, indent, isSection && /\n\r?\n/.test(this.text) ? ['', ...lines] : lines);
  }

  /** The pair of the file that the entry should follow. */
  private preferred(map: YAMLMap): Pair | undefined {
    return this.after.map((key) => map.items.find((each) => keyOf(each.key) === key)).find((each) => each !== undefined);
  }

  /** The first pair of a map that is a key without a value, or with braces that are removed. */
  private below(pair: Pair, around: YAMLMap, missing: readonly string[]): Edit {
    const indent = this.indentOf(around);
    const at = this.afterComments(this.lineAfter(endOf(pair)), indent, false);
    return this.lines(at, indent + this.step(), blockLines(missing, this.value, 'flow', this.step()));
  }

  /** A new pair within braces. */
  private inFlow(map: YAMLMap, missing: readonly string[]): Edit[] {
    const entry = flowText(missing, this.value);
    const [start, end] = rangeOf(map);
    const last = map.items.at(-1);
    if (!last) {
      const isTight = this.text[start + 1] === '}';
      return [insertion(start + 1, ` ${entry}${isTight ? ' ' : ''}`)];
    }
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
    throw new CannotAdd('the first key of the map is not at the start of a line');
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
        : map.items.map(({ value }) => value).findLast((value) => isMap(value) && value.items.length > 0);
    return isMap(beside) && !beside.flow ? 'block' : 'flow';
  }
}

const insertion = (at: number, text: string): Edit => ({ start: at, end: at, text });

function rangeOf(node: unknown): readonly [start: number, end: number] {
  const range = isNode(node) ? node.range : undefined;
  if (!range) throw new CannotAdd('the place of a value is not known');
  return [range[0], range[1]];
}

/** The position after the last character of a value, without the comments after it. */
function endOf(node: unknown): number {
  if (isPairLike(node)) return Math.max(rangeOf(node.key)[1], node.value ? endOf(node.value) : 0);
  if (isCollection(node) && !node.flow && node.items.length > 0) return endOf(node.items.at(-1));
  return rangeOf(node)[1];
}

const isPairLike = (node: unknown): node is Pair => typeof node === 'object' && node !== null && 'key' in node;
