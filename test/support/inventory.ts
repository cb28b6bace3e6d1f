import type { Configuration } from './terraform';
import { addressesOf } from './terraform';

/** The addresses of each stack, by the name of the stack. */
export type Inventory = ReadonlyMap<string, readonly string[]>;

/** The committed form of an inventory: a line for each stack, and a line for each of its addresses. */
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

/** A message about the differences between the addresses of a stack and its earlier addresses; empty if there are none. */
export function changesOf(before: readonly string[], configuration: Configuration): string {
  const now = addressesOf(configuration);
  const moved = new Set(configuration.moved?.map(({ from }) => from));
  const lost = before.filter((address) => !now.includes(address) && !moved.has(address));
  const unknown = now.filter((address) => !before.includes(address));
  const listed = (advice: string, addresses: readonly string[]) =>
    addresses.length === 0 ? [] : [[advice, ...addresses].join('\n  ')];
  return [
    ...listed(
      'Missing: Terraform would destroy these resources. Add moved blocks (docs/terraform.md), or state the reason in CHANGELOG.md:',
      lost,
    ),
    ...listed('Not in test/snapshots/addresses.txt: run EXPECTED=write npx jest test/stacks/addresses.test.ts', unknown),
  ].join('\n');
}
