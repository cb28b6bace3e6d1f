import type { Document, Node, Pair } from 'yaml';
import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { holdsTemplate } from '../text/template';
import type { Location, Problem } from '../diagnostics/problem';
import type { Path } from '../diagnostics/setting-locations';
import { isOpenQuote, syntaxWords } from './yaml-words';
import { keyText, YamlTree } from './yaml-tree';

/** A larger file is a mistake: a hundred stamps need a tenth of this. */
const MAX_BYTES = 4 * 1024 * 1024;

/** A YAML file with the location of every value. */
export class SourceFile {
  /** The content as plain data; undefined if it cannot be read. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  private readonly lines = new LineCounter();
  private readonly tree: YamlTree | undefined;

  constructor(
    readonly file: string,
    readonly text: string,
  ) {
    if (Buffer.byteLength(text) > MAX_BYTES) {
      const message = `the file is larger than ${MAX_BYTES / 1024 / 1024} MiB`;
      this.problems = [this.problem('yaml/size', [0, 1], message, 'write one file for each environment')];
      return;
    }
    const document = this.parse();
    if (!document) {
      this.problems = [
        this.problem('yaml/syntax', [0, 1], 'the values are nested too deeply', 'no setting has more than ten levels'),
      ];
      return;
    }
    const broken = this.syntaxProblems(document);
    const empty = broken.length > 0 ? [] : this.emptiness(document);
    if (broken.length + empty.length > 0) {
      this.problems = [...broken, ...empty];
      return;
    }
    this.tree = new YamlTree(document);
    const { faults } = this.tree;
    const wrong = faults.map(({ rule, node, message, help }) => this.problem(rule, rangeOf(node) ?? [0, 1], message, help));
    const isUsable = !faults.some(({ isFatal }) => isFatal);
    const value: unknown = isUsable ? this.tree.plain(document.contents) : undefined;
    const form = isUsable && !isMap(document.contents) ? [this.notAMap(document.contents)] : [];
    this.value = form.length > 0 ? undefined : value;
    this.problems = [...wrong, ...form, ...this.templates(document)];
  }

  /** The document; undefined if it is nested too deeply for the parser. */
  private parse(): Document.Parsed | undefined {
    try {
      return parseDocument(this.text, { lineCounter: this.lines, version: '1.2', prettyErrors: false, uniqueKeys: false });
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  /** The first fault only: the others are usually its consequences. */
  private syntaxProblems(document: Document.Parsed): Problem[] {
    return [...document.errors, ...document.warnings].slice(0, 1).map(({ code, message, pos }) => {
      const range = isOpenQuote(message) ? (lastQuoted(document) ?? pos) : pos;
      const line = this.text.slice(this.text.lastIndexOf('\n', range[0] - 1) + 1).split(/\r?\n/, 1)[0] ?? '';
      // If the file cannot be parsed, the lines of a confidential list are unknown.
      const withheld = /confid/i.test(this.text);
      const words = syntaxWords(code, message, withheld ? '' : line);
      return { ...this.problem('yaml/syntax', range, words.message, words.help), ...(withheld ? { withheld } : {}) };
    });
  }

  private emptiness({ contents }: Document.Parsed): Problem[] {
    if (contents !== null && !(isScalar(contents) && contents.value === null)) return [];
    const help = 'start with environment, workload and subscriptionId: see docs/environments.md';
    return [this.problem('yaml/empty', [0, 1], 'the file is empty', help)];
  }

  private notAMap(contents: unknown): Problem {
    const what = isSeq(contents) ? 'a list' : 'text without a key';
    const message = `the file must be a map of settings; it is ${what}`;
    return this.problem('schema/type', rangeOf(contents) ?? [0, 1], message, 'write key: value, such as environment: dev');
  }

  private templates(document: Document.Parsed): Problem[] {
    const found: Problem[] = [];
    visit(document, {
      Scalar: (_, { value, range }) => {
        if (typeof value !== 'string' || !holdsTemplate(value)) return;
        found.push(
          this.problem(
            'text/template',
            [range?.[0] ?? 0, range?.[1] ?? 1],
            'the text contains ${ or %{, which Terraform evaluates as a template',
            'write the value itself: environment files have no expressions',
          ),
        );
      },
    });
    return found;
  }

  /** A value as written, if YAML reads something other than text; undefined if it is text or missing. */
  written(path: Path): string | undefined {
    const { node, depth } = this.find(path);
    const value = this.tree?.resolved(node);
    return depth === path.length && isScalar(value) && typeof value.value !== 'string' ? value.source : undefined;
  }

  /** The first and last line of the value at a path, with its key; undefined if there is none. */
  linesOf(path: Path): readonly [first: number, last: number] | undefined {
    const { pair, node, depth } = this.find(path);
    const [key, value] = [rangeOf(pair?.key ?? node), rangeOf(node)];
    if (depth < path.length || !key || !value) return undefined;
    return [this.lines.linePos(key[0]).line, this.lines.linePos(Math.max(value[0], value[1] - 1)).line];
  }

  /** The keys of the map at a path; empty if there is none. */
  keysAt(path: Path): string[] {
    const { node, depth } = this.find(path);
    const map = this.tree?.resolved(node);
    return depth === path.length && isMap(map) ? map.items.map(({ key }) => keyText(key)) : [];
  }

  /** Whether the file has a value at a path. */
  has(path: Path): boolean {
    return this.find(path).depth === path.length;
  }

  /** The number of steps of a path that the file has. */
  depth(path: Path): number {
    return this.find(path).depth;
  }

  /** The value at a path, or the one around it that is not a map and leaves no room for it; undefined if the file has neither. */
  settled(path: Path): { readonly path: Path; readonly value: unknown } | undefined {
    let { value } = this;
    for (const [depth, step] of path.entries()) {
      if (typeof value !== 'object' || value === null) return { path: path.slice(0, depth), value };
      if (!Object.hasOwn(value, step)) return Array.isArray(value) ? { path: path.slice(0, depth), value } : undefined;
      value = (value as Readonly<Record<number | string, unknown>>)[step];
    }
    return { path, value };
  }

  /** The location of a value or its key; or of the innermost value around it that the file has. */
  locate(path: Path, what: 'key' | 'value' = 'value'): Location {
    const { pair, node, depth } = this.find(path);
    const wanted = (what === 'key' || depth < path.length) && pair ? pair.key : node;
    return this.at(rangeOf(wanted) ?? [0, 1]);
  }

  private find(path: Path): { pair?: Pair; node: unknown; depth: number } {
    let [node, depth]: [unknown, number] = [this.tree?.document.contents, 0];
    let pair: Pair | undefined;
    for (const step of path) {
      const next = this.childOf(this.tree?.resolved(node), step);
      if (next === undefined) break;
      if (isPair(next)) pair = next;
      node = isPair(next) ? (next.value ?? next.key) : next;
      depth++;
    }
    return { ...(pair ? { pair } : {}), node, depth };
  }

  private childOf(node: unknown, step: number | string): unknown {
    if (isMap(node)) return this.tree?.pairOf(node, String(step));
    return isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
  }

  private problem(rule: string, range: readonly [number, number, ...unknown[]], message: string, help?: string): Problem {
    return { severity: 'error', rule, message, location: this.at(range), ...(help ? { help } : {}) };
  }

  private at([start, end]: readonly [number, number, ...unknown[]]): Location {
    const { line, col } = this.lines.linePos(start);
    const text = this.text.slice(start, Math.max(end, start + 1));
    return { file: this.file, line: Math.max(line, 1), column: Math.max(col, 1), length: Math.max(text.search(/\r?\n|$/), 1) };
  }
}

const rangeOf = (node: unknown) => (isNode(node) ? ((node as Node).range ?? undefined) : undefined);

/** The last quoted text of a document. Text after a quote that is never closed is part of it. */
function lastQuoted(document: Document.Parsed): [number, number] | undefined {
  let last: [number, number] | undefined;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (range && (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE')) last = [range[0], range[0] + 1];
    },
  });
  return last;
}
