import type { Document, Node, Pair } from 'yaml';
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { holdsTemplate } from '../terraform/template';
import type { Location, Problem } from './problem';

/** The way to a value in a file, by keys and positions. */
export type Path = readonly (number | string)[];

/** A larger file is a mistake: a hundred stamps fit into a tenth of it. */
const MAX_BYTES = 4 * 1024 * 1024;

/** A YAML file whose values know where they are written. */
export class SourceFile {
  /** The content as plain data; undefined when it could not be read. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  private readonly lines = new LineCounter();
  private readonly document: Document.Parsed | undefined;

  constructor(
    readonly file: string,
    readonly text: string,
  ) {
    if (Buffer.byteLength(text) > MAX_BYTES) {
      this.problems = [this.problem('yaml/size', [0, 1], `the file is larger than ${MAX_BYTES / 1024 / 1024} MiB`)];
      return;
    }
    this.document = parseDocument(text, { lineCounter: this.lines, version: '1.2', prettyErrors: false });
    const { value, problems } = this.read(this.document);
    this.value = value;
    this.problems = [...problems, ...this.templates(this.document)];
  }

  private read(document: Document.Parsed): { value: unknown; problems: Problem[] } {
    const problems = [...document.errors, ...document.warnings].map(({ code, message, pos }) =>
      this.problem(code === 'DUPLICATE_KEY' ? 'yaml/duplicate-key' : 'yaml/syntax', pos, asSentence(message)),
    );
    if (problems.length > 0) return { value: undefined, problems };
    if (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
      return {
        value: undefined,
        problems: [
          this.problem(
            'yaml/empty',
            [0, 1],
            'the file is empty',
            'start with environment, workload and subscriptionId, as the examples do',
          ),
        ],
      };
    try {
      return { value: document.toJS(), problems };
    } catch (error) {
      return {
        value: undefined,
        problems: [this.problem('yaml/syntax', [0, 1], asSentence(error instanceof Error ? error.message : String(error)))],
      };
    }
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
            'the text holds ${ or %{, which Terraform would take for an expression',
            'write the value itself: environment files hold no expressions',
          ),
        );
      },
    });
    return found;
  }

  /** Whether the file says anything at a path. */
  has(path: Path): boolean {
    return this.find(path).depth === path.length;
  }

  /** How much of a path the file has. */
  depth(path: Path): number {
    return this.find(path).depth;
  }

  /** Where a value is written, or its key; or the innermost thing around it that is. */
  locate(path: Path, what: 'key' | 'value' = 'value'): Location {
    const { pair, node, depth } = this.find(path);
    const wanted = (what === 'key' || depth < path.length) && pair ? pair.key : node;
    return this.at(rangeOf(wanted) ?? [0, 1]);
  }

  private find(path: Path): { pair?: Pair; node: unknown; depth: number } {
    let [node, depth]: [unknown, number] = [this.document?.contents, 0];
    let pair: Pair | undefined;
    for (const step of path) {
      const inside = isAlias(node) && this.document ? node.resolve(this.document) : node;
      const next = childOf(inside, step);
      if (next === undefined) break;
      if (isPair(next)) pair = next;
      node = isPair(next) ? (next.value ?? next.key) : next;
      depth++;
    }
    return { ...(pair ? { pair } : {}), node, depth };
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

function childOf(node: unknown, step: number | string): unknown {
  if (isMap(node)) return node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
  if (isSeq(node) && typeof step === 'number') return node.items[step];
  return undefined;
}

const rangeOf = (node: unknown) => (isNode(node) ? ((node as Node).range ?? undefined) : undefined);

const asSentence = (message: string) => message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
