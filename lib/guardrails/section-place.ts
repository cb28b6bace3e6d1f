import type { Json } from '../stack/json';
import { blocksOf, own } from '../stack/json';
import type { Stack } from '../stack/stack';
import type { Breach } from './guardrail';

/** Where a block stands that is no resource: by its address, such as `module.openai`, and by the file beside the kit's that says it. */
export function sectionPlace({ extraFiles }: Pick<Stack, 'extraFiles'>, ...labels: readonly string[]): Partial<Breach> {
  const saying = extraFiles.filter(({ content, use }) => use !== 'variables' && says(content, labels));
  const last = saying.findLast(({ use }) => use === 'override') ?? saying.at(-1);
  return { address: labels.join('.'), ...(last ? { file: last.name } : {}) };
}

const says = (value: Json | undefined, [label, ...below]: readonly string[]): boolean =>
  label === undefined ? value !== undefined : blocksOf(value).some((block) => says(own(block, label), below));
