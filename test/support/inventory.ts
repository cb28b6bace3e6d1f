import type { Configuration } from './terraform';
import { addressesOf } from './terraform';

/** The addresses of each stack, by what it is called. */
export type Inventory = ReadonlyMap<string, readonly string[]>;

/** An inventory as it is committed: a line for each stack, and one for each of its addresses. */
export const inventoryText = (inventory: Inventory): string =>
  [...inventory]
    .map(([stack, addresses]) => [`${stack}\n`, ...addresses.map((address) => `  ${address}\n`)].join(''))
    .join('\n');

export const inventoryOf = (text: string): Inventory =>
  new Map(
    text
      .split('\n\n')
      .map((block) => block.trim().split(/\n +/))
      .map(([stack = '', ...addresses]) => [stack, addresses]),
  );

/** Explains how the addresses of a stack differ from those that it had before; empty if they do not. */
export function changesOf(before: readonly string[], configuration: Configuration): string {
  const now = addressesOf(configuration);
  const moved = new Set(configuration.moved?.map(({ from }) => from));
  const lost = before.filter((address) => !now.includes(address) && !moved.has(address));
  const unknown = now.filter((address) => !before.includes(address));
  const explained = (advice: string, addresses: readonly string[]) =>
    addresses.length === 0 ? [] : [[advice, ...addresses].join('\n  ')];
  return [
    ...explained(
      'Missing: Terraform would destroy these resources. Write moved (docs/terraform.md), or explain it in CHANGELOG.md:',
      lost,
    ),
    ...explained('Not in test/snapshots/addresses.txt: run EXPECTED=write npx jest test/stacks/addresses.test.ts', unknown),
  ].join('\n');
}
