import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { changesOf, inventoryOf, inventoryText } from '../support/inventory';
import { configurationIn, exampleFleet, synthesized } from '../support/project';
import { EXAMPLES, ROOT } from '../support/root';
import type { Configuration } from '../support/terraform';
import { addressesOf } from '../support/terraform';

const FILE = path.join(ROOT, 'test/snapshots/addresses.txt');

const stacks = new Map(EXAMPLES.flatMap(stacksOf));

function stacksOf(example: string): [string, Configuration][] {
  const files = synthesized(exampleFleet(example));
  return [...files.keys()]
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.split('/').slice(1, 3).join('/'))
    .map((folder) => [`${example}: ${folder}`, configurationIn(files, folder)]);
}

if (process.env['EXPECTED'] === 'write')
  writeFileSync(FILE, inventoryText(new Map([...stacks].map(([stack, made]) => [stack, addressesOf(made)]))));
const inventory = inventoryOf(readFileSync(FILE, 'utf8'));

describe('the inventory of addresses', () => {
  test('contains the stacks of all examples', () => {
    expect([...inventory.keys()]).toEqual([...stacks.keys()]);
  });

  test.each([...stacks])('contains the addresses of %s', (stack, made) => {
    expect(changesOf(inventory.get(stack) ?? [], made)).toBe('');
  });

  test('reports an address that disappears without a move, and an unknown address', () => {
    const [[, made]] = [...stacks] as [[string, Configuration]];
    const before = addressesOf(made).slice(1);
    const [unknown = ''] = addressesOf(made);
    const vanished = 'azurerm_subnet.network_endpoints';
    expect(changesOf([...before, vanished], made)).toBe(
      `Missing: Terraform would destroy these resources. Add moved blocks (docs/terraform.md), or state the reason in CHANGELOG.md:
  ${vanished}
Not in test/snapshots/addresses.txt: run EXPECTED=write npx jest test/stacks/addresses.test.ts
  ${unknown}`,
    );
    const moved = [{ from: vanished, to: unknown }];
    expect(changesOf([unknown, ...before, vanished], { ...made, moved })).toBe('');
  });
});
