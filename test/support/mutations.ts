import fc from 'fast-check';
import type { Scalar } from 'yaml';
import { isScalar, parseDocument, visit } from 'yaml';

/** A text with one mistake in it. */
export interface Mutation {
  readonly what: string;
  readonly text: string;
}

/** A key or a value of a YAML file. */
interface Token {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly isKey: boolean;
}

function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  visit(parseDocument(text), {
    Scalar: (key, node: Scalar) => {
      const [from, to] = node.range ?? [0, 0];
      if (isScalar(node) && to > from) found.push({ from, to, text: text.slice(from, to), isKey: key === 'key' });
    },
  });
  return found;
}

/** Misspells a word at one of its letters. */
const MISSPELLINGS: readonly ((word: string, at: number) => string)[] = [
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word.slice(at, at + 1) + word.slice(at),
  (word, at) =>
    word.slice(0, at) +
    word
      .slice(at, at + 2)
      .split('')
      .reverse()
      .join('') +
    word.slice(at + 2),
  (word) => (word === word.toUpperCase() ? word.toLowerCase() : word.toUpperCase()),
  (word) => `${word}s`,
  (word) => `${word}\u00a0`,
  (word, at) => `${word.slice(0, at)}\u2010${word.slice(at)}`,
];

/** Values of other types, and values that YAML reads as something other than what is written. */
const REPLACEMENTS: readonly ((written: string) => string)[] = [
  (written) => (/^["']/.test(written) ? written.slice(1, -1) : `"${written}"`),
  (written) => `[${written}]`,
  (written) => `{ name: ${written} }`,
  ...["''", '[]', '{}', 'null', '~', 'true', 'no', '-1', '0', '1.5', '0x10', '1e9', '99999999999', '2026-01-01'].map(
    (value) => () => value,
  ),
];

/** Mistakes in the layout of a line. */
const LAYOUTS: readonly ((line: string) => string)[] = [
  () => '',
  (line) => `${line}\n${line}`,
  (line) => ` ${line}`,
  (line) => line.replace(/^ /, ''),
  (line) => line.replace(': ', ':'),
  (line) => line.replace(/[}\]"']\s*$/, ''),
  (line) => `\t${line}`,
];

/** Any mistake that a person may make in a YAML file: at a key, a value or a line. */
export function mutationOf(text: string): fc.Arbitrary<Mutation> {
  const tokens = tokensOf(text);
  const lines = text.split('\n');
  const splice = ({ from, to }: Token, by: string) => text.slice(0, from) + by + text.slice(to);
  const changed = (token: Token, by: string) => ({ what: `${token.text} → ${by}`, text: splice(token, by) });
  const misspelled = fc
    .tuple(fc.constantFrom(...tokens), fc.constantFrom(...MISSPELLINGS), fc.nat(40))
    .map(([token, misspell, at]) => changed(token, misspell(token.text, at % token.text.length)));
  const replaced = fc
    .tuple(fc.constantFrom(...tokens.filter(({ isKey }) => !isKey)), fc.constantFrom(...REPLACEMENTS))
    .map(([token, replace]) => changed(token, replace(token.text)));
  const moved = fc.tuple(fc.nat(lines.length - 1), fc.constantFrom(...LAYOUTS)).map(([at, layout]) => ({
    what: `line ${at + 1}`,
    text: lines.map((line, i) => (i === at ? layout(line) : line)).join('\n'),
  }));
  return fc.oneof(misspelled, replaced, moved);
}
