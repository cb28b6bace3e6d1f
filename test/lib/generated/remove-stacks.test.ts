import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Comparison } from '../../../lib/generated/compare';
import { drop, removable } from '../../../lib/generated/remove-stacks';

let project: string;

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'generated-'));
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

const FOLDER = 'generated/dev/gone';
const LOCAL = '{"terraform": {"backend": {"local": {"path": "x"}}}}';
const AZURE = '{"terraform": {"backend": {"azurerm": {"storage_account_name": "a", "container_name": "c"}}}}';

const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
  writeFileSync(path.join(project, file), text);
};
const stale: Comparison = { changed: [], stale: [FOLDER], emptied: [] };
const remove = (
  name: string,
  { comparison = stale, destroyed = false }: { comparison?: Comparison; destroyed?: boolean } = {},
) => removable(project, comparison, { names: [name], destroyed });
const emptied: Comparison = { changed: [], stale: [], emptied: [FOLDER] };

describe('removable', () => {
  test('accepts a stack with a local state without resources', () => {
    write(`${FOLDER}/cdk.tf.json`, LOCAL);
    write('terraform.dev-gone.tfstate', '{"resources": [{}, {}]}');
    for (const comparison of [stale, emptied])
      expect(() => remove('dev/gone', { comparison, destroyed: true })).toThrow(
        'generated/dev/gone cannot be removed: its state still has 2 resources; destroy them first',
      );
    write('terraform.dev-gone.tfstate', '{"resources": []}');
    expect(remove('dev/gone')).toEqual([FOLDER]);
    expect(remove('generated/dev/gone/')).toEqual([FOLDER]);
  });

  test('accepts a stack with a local state on another machine only with --destroyed', () => {
    write(`${FOLDER}/cdk.tf.json`, LOCAL);
    for (const comparison of [stale, emptied]) {
      expect(() => remove('dev/gone', { comparison })).toThrow(
        /its local state terraform\.dev-gone\.tfstate is not on this machine[^]*--remove dev\/gone --destroyed\n/,
      );
      expect(remove('dev/gone', { comparison, destroyed: true })).toEqual([FOLDER]);
    }
  });

  test('rejects a stack whose local state cannot be read', () => {
    write(`${FOLDER}/cdk.tf.json`, LOCAL);
    for (const text of ['{"resources": [', 'null']) {
      write('terraform.dev-gone.tfstate', text);
      expect(() => remove('dev/gone', { destroyed: true })).toThrow('terraform.dev-gone.tfstate is not a Terraform state');
    }
  });

  test('returns each stack once, regardless of the form of its name', () => {
    write(`${FOLDER}/cdk.tf.json`, AZURE);
    expect(removable(project, emptied, { names: ['dev/gone', 'generated/dev/gone/'], destroyed: false })).toEqual([FOLDER]);
  });

  test.each([
    ['in Azure', AZURE],
    ['in Terraform Cloud', '{"terraform": {"cloud": {}}}'],
    ['in another backend', '{"terraform": {"backend": {"s3": {}}}}'],
    ['in an unknown place', 'no JSON'],
  ])('accepts a stack with its state %s only if it is emptied or with --destroyed', (_, text) => {
    write(`${FOLDER}/cdk.tf.json`, text);
    expect(() => remove('dev/gone')).toThrow(
      /^generated\/dev\/gone cannot be removed: nothing confirms that its resources are destroyed[^]*--empty dev\/gone;[^]*--remove dev\/gone --destroyed\nNothing was written\.$/,
    );
    expect(remove('dev/gone', { comparison: emptied })).toEqual([FOLDER]);
    expect(remove('dev/gone', { destroyed: true })).toEqual([FOLDER]);
  });

  test('rejects stacks that are configured or unknown, with all reasons', () => {
    write('generated/dev/kept/cdk.tf.json', '');
    expect(() => removable(project, stale, { names: ['dev/kept', 'dev/never'], destroyed: true })).toThrow(
      'generated/dev/kept cannot be removed: it is still configured\ngenerated/dev/never cannot be removed: it is not in the project\nNothing was written.',
    );
  });
});

describe('drop', () => {
  test('removes the files of synthesis and init, and the folder if it is then empty', () => {
    for (const file of ['cdk.tf.json', 'README.md', '.terraform.lock.hcl', '.terraform/x']) write(`${FOLDER}/${file}`, '');
    drop(project, [FOLDER]);
    expect(existsSync(path.join(project, FOLDER))).toBe(false);
  });

  test('keeps other files', () => {
    for (const file of ['cdk.tf.json', 'notes.txt']) write(`${FOLDER}/${file}`, '');
    drop(project, [FOLDER]);
    expect(readdirSync(path.join(project, FOLDER))).toEqual(['notes.txt']);
  });
});
