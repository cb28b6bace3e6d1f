import type { Alias, Document, Node, Pair, YAMLMap } from 'yaml';
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, Scalar } from 'yaml';
import { oddSpaceIn } from '../diagnostics/lookalikes';
import { nearMiss } from '../diagnostics/near-miss';

/** A fault in a document, which is replaced so that the rest can still be checked. */
export interface Fault {
  readonly rule: 'schema/value' | 'yaml/duplicate-key' | 'yaml/syntax';
  readonly node: Node;
  readonly message: string;
  readonly help: string;
  /** Whether the whole file is unusable. */
  readonly isFatal?: true;
}

/** No setting is deeper than a dozen levels. */
const MOST_LEVELS = 64;

/** The maximum number of values that aliases expand to. A hundred stamps need a tenth of this. */
const MOST_ALIASED = 10_000;

/** The maximum number of faults in one run. The others are reported when these are fixed. */
const MOST_FAULTS = 500;

/** The nodes of a file, normalized: keys are text as written, every alias has a target, and every key is unique. */
export class YamlTree {
  readonly faults: Fault[] = [];
  private readonly anchors = new Map<string, Node>();
  private readonly targets = new Map<Alias, Node>();
  private readonly sizes = new Map<Node, number>();
  private readonly keys = new Map<YAMLMap, Map<string, Pair>>();
  private aliased = 0;

  constructor(readonly document: Document.Parsed) {
    if (isNode(document.contents)) document.contents = this.normalized(document.contents, []) as typeof document.contents;
  }

  /** The target of an alias; any other node itself. */
  resolved(node: unknown): unknown {
    return isAlias(node) ? this.targets.get(node) : node;
  }

  /** A node as plain data. */
  plain(node: unknown): unknown {
    const target = this.resolved(node);
    if (isScalar(target)) return target.value;
    if (isSeq(target)) return target.items.map((item) => this.plain(item));
    if (!isMap(target)) return undefined;
    return Object.fromEntries(target.items.map(({ key, value }) => [keyText(key), value === null ? null : this.plain(value)]));
  }

  /** The pair with a key in a map. */
  pairOf(map: YAMLMap, key: string): Pair | undefined {
    const known = this.keys.get(map) ?? new Map(map.items.map((pair) => [keyText(pair.key), pair] as const));
    this.keys.set(map, known);
    return known.get(key);
  }

  /** The node without its faults. An unusable value becomes null. */
  private normalized(node: Node, around: readonly Node[]): Node {
    if (around.length > MOST_LEVELS)
      return this.unusable(node, 'the values are nested too deeply', 'no setting has more than ten levels', true);
    if (isAlias(node)) return this.target(node, around);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    const inside = [...around, node];
    if (isMap(node)) this.mendMap(node, inside);
    else if (isSeq(node)) node.items = node.items.map((item) => (isNode(item) ? this.normalized(item, inside) : item));
    this.sizes.set(node, 1 + childrenOf(node).reduce<number>((sum, child) => sum + this.sizeOf(child), 0));
    return node;
  }

  private target(alias: Alias, around: readonly Node[]): Node {
    const { source } = alias;
    const target = this.anchors.get(source);
    if (!target) {
      const meant = nearMiss(source, [...this.anchors.keys()]);
      const help =
        meant === undefined ? `write the value itself, or &${source} before a value further up` : `did you mean '*${meant}'?`;
      return this.unusable(alias, `the alias '*${source}' has no anchor '&${source}' before it`, help);
    }
    if (around.includes(target))
      return this.unusable(alias, `the alias '*${source}' refers to a value that contains it`, 'write the value itself');
    this.aliased += this.sizes.get(target) ?? 1;
    if (this.aliased > MOST_ALIASED) {
      const message = `the aliases of the file expand to more than ${MOST_ALIASED.toLocaleString('en-US')} values`;
      return this.unusable(
        alias,
        message,
        'use fewer aliases: write settings that regions share once, in the environment',
        true,
      );
    }
    this.targets.set(alias, target);
    this.sizes.set(alias, this.sizes.get(target) ?? 1);
    return alias;
  }

  private mendMap(map: YAMLMap, inside: readonly Node[]): void {
    const seen = new Map<string, Pair>();
    const merged: Node[] = [];
    map.items = map.items.filter((pair) => {
      const { key, value } = pair;
      if (!isScalar(key)) {
        if (isNode(key)) this.report(key, 'schema/value', 'the key is not text', 'write one word before the colon');
        return false;
      }
      // A key that YAML reads as a number or a boolean is text here, as written.
      if (typeof key.value !== 'string') key.value = key.source ?? String(key.value);
      if (isNode(value)) pair.value = this.normalized(value, inside);
      const name = String(key.value);
      if (name === '<<' && key.type === 'PLAIN') {
        this.report(
          key,
          'yaml/syntax',
          "the kit does not read '<<', which merges maps in YAML 1.1",
          'write all settings of the entry',
        );
        merged.push(...(isNode(pair.value) ? [pair.value] : []));
        return false;
      }
      if (!this.isUsable(key, name, seen)) return false;
      seen.set(name, pair);
      return true;
    });
    // The keys that it would merge are not reported as missing: that would be a second error for one mistake.
    for (const pair of merged.flatMap((node) => this.pairsOf(node)))
      if (!seen.has(keyText(pair.key))) {
        seen.set(keyText(pair.key), pair);
        map.items.push(pair);
      }
  }

  private isUsable(key: Scalar, name: string, seen: ReadonlyMap<string, Pair>): boolean {
    const odd = oddSpaceIn(name);
    if (odd !== undefined) {
      this.report(
        key,
        'schema/value',
        `the key contains ${odd}, which looks like a space or is invisible`,
        'delete it, or replace it with an ordinary space',
      );
      return false;
    }
    if (name === '__proto__') {
      this.report(
        key,
        'schema/value',
        "the key '__proto__' cannot be used: JavaScript takes it for something else",
        'choose another name',
      );
      return false;
    }
    if (!seen.has(name)) return true;
    this.report(key, 'yaml/duplicate-key', `the map has the key '${name}' twice`, 'remove or rename one of them');
    return false;
  }

  private pairsOf(node: Node): Pair[] {
    const target = this.resolved(node);
    if (isSeq(target)) return target.items.flatMap((item) => (isNode(item) ? this.pairsOf(item) : []));
    return isMap(target) ? target.items : [];
  }

  private sizeOf(node: unknown): number {
    return isNode(node) ? (this.sizes.get(node) ?? 1) : 1;
  }

  private unusable(node: Node, message: string, help: string, isFatal?: true): Node {
    this.report(node, 'yaml/syntax', message, help, isFatal);
    const nothing = new Scalar(null);
    if (node.range) nothing.range = node.range;
    return nothing;
  }

  private report(node: Node, rule: Fault['rule'], message: string, help: string, isFatal?: true): void {
    if (isFatal && this.faults.some((fault) => fault.message === message)) return;
    if (!isFatal && this.faults.length >= MOST_FAULTS) return;
    this.faults.push({ node, rule, message, help, ...(isFatal ? { isFatal } : {}) });
  }
}

/** A key as text. */
export const keyText = (key: unknown) => String(isScalar(key) ? key.value : key);

const childrenOf = (node: Node): readonly unknown[] =>
  isMap(node) ? node.items.map((pair) => (isPair(pair) ? pair.value : pair)) : isSeq(node) ? node.items : [];
