import { App, Aspects } from 'cdktf';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BaseStack } from '../../../lib/terraform/base-stack';
import { ResourceGroup } from '../../../lib/terraform/resource-group';
import type { Configuration } from '../../support/terraform';
import { SUBSCRIPTION } from '../../support/terraform';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(path.join(tmpdir(), 'checks-'));
});
afterEach(() => {
  rmSync(outdir, { recursive: true });
});

const locationIn = ({ resource }: Configuration) => resource['azurerm_resource_group']?.['group']?.['location'];

/** A stack that may only be in Sweden. */
function swedish(location: string) {
  const app = new App({ outdir });
  const stack = new BaseStack(app, 'test', {
    subscriptionId: SUBSCRIPTION,
    state: { type: 'local', path: 'terraform.tfstate' },
  });
  const group = new ResourceGroup(stack, 'group', { name: 'rg', location }).resource;
  const seen: unknown[] = [];
  stack.addCheck((terraform) => {
    const found = locationIn(terraform as Configuration);
    seen.push(found);
    return found === 'swedencentral' ? [] : [`the group is in ${String(found)}`];
  });
  const file = path.join(outdir, 'stacks/test/cdk.tf.json');
  const written = () => locationIn(JSON.parse(readFileSync(file, 'utf8')) as Configuration);
  return { app, stack, group, seen, file, written };
}

test('a stack that fails a check is not written, and is written once it is corrected', () => {
  const { app, group, file, written } = swedish('westeurope');
  expect(() => {
    app.synth();
  }).toThrow('the group is in westeurope');
  expect(existsSync(file)).toBe(false);
  group.location = 'swedencentral';
  app.synth();
  expect(written()).toBe('swedencentral');
});

test('a check gets what aspects have made of the stack', () => {
  const { app, stack, group, seen } = swedish('swedencentral');
  Aspects.of(stack).add({ visit: (node) => (node === group ? (group.location = 'norwayeast') : undefined) });
  expect(() => {
    app.synth();
  }).toThrow('the group is in norwayeast');
  expect(seen).toEqual(['norwayeast']);
});

test('what was checked is written, and later changes appear after that', () => {
  const { app, stack, group, seen, written } = swedish('swedencentral');
  app.synth();
  group.location = 'norwayeast';
  expect(stack.node.validate()).toEqual(['the group is in norwayeast']);
  group.location = 'westus';
  expect([seen, written(), locationIn(stack.toTerraform() as Configuration)]).toEqual([
    ['swedencentral', 'norwayeast'],
    'swedencentral',
    'westus',
  ]);
});
