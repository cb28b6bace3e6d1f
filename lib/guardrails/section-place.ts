import type { Json } from '../stack/json';
import { blocksOf, own } from '../stack/json';
import type { Stack } from '../stack/stack';
import type { Breach } from './guardrail';

/** The place of a block that is not a resource: its address, such as `module.openai`, and the extra file that contains it. */
export function sectionPlace({ extraFiles }: Pick<Stack, 'extraFiles'>, ...labels: readonly string[]): Partial<Breach> {
  const containing = extraFiles.filter(({ content, use }) => use !== 'variables' && contains(content, labels));
  const last = containing.findLast(({ use }) => use === 'override') ?? containing.at(-1);
  return { address: labels.join('.'), ...(last ? { file: last.name } : {}) };
}

const contains = (value: Json | undefined, [label, ...below]: readonly string[]): boolean =>
  label === undefined ? value !== undefined : blocksOf(value).some((block) => contains(own(block, label), below));
