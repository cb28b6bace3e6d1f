import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { reportUnconfigured } from '../../cli/report-unconfigured';

let project: string;

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'project-'));
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
  jest.restoreAllMocks();
});

/** The output for stacks that are no longer configured. */
function outputFor(stale: readonly string[]): string {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  reportUnconfigured(project, { changed: [], stale: stale.map((name) => `generated/${name}`), emptied: [] });
  return write.mock.calls.map(([text]) => String(text)).join('');
}

const put = (name: string, prevent_destroy: boolean) => {
  mkdirSync(path.join(project, 'generated', name), { recursive: true });
  const resource = { azurerm_resource_group: { resource_group: { lifecycle: { prevent_destroy } } } };
  writeFileSync(path.join(project, 'generated', name, 'cdk.tf.json'), JSON.stringify({ resource }));
};

test('there is one command for each environment, with the shared stack last', () => {
  for (const name of ['prod/environment', 'prod/uksouth', 'test/uksouth']) put(name, false);
  const text = outputFor(['prod/environment', 'prod/uksouth', 'test/uksouth']);
  expect(text).toBe(
    'warning: generated/prod/uksouth is no longer configured, but its resources may still exist in Azure.\n' +
      'warning: generated/prod/environment is no longer configured, but its resources may still exist in Azure.\n' +
      '  To destroy them with the pipeline: npx stamps synth --empty prod/uksouth prod/environment\n' +
      '  If you destroyed them yourself: npx stamps synth --remove prod/uksouth prod/environment --destroyed\n' +
      'warning: generated/test/uksouth is no longer configured, but its resources may still exist in Azure.\n' +
      '  To destroy it with the pipeline: npx stamps synth --empty test/uksouth\n' +
      '  If you destroyed it yourself: npx stamps synth --remove test/uksouth --destroyed\n',
  );
});

test('the note about protected resources comes before the command that they block', () => {
  put('prod/environment', true);
  put('prod/uksouth', false);
  expect(outputFor(['prod/environment', 'prod/uksouth'])).toMatch(
    /First: prevent_destroy protects resources of prod\/environment\. Restore environments\/prod\.yaml\n[^]*set preventDestroy: false, and deploy the change\.[^]*--empty prod\/uksouth prod\/environment\n/,
  );
});

test('a storage account of states is destroyed by hand', () => {
  const text = outputFor(['state/sttfstateprod']);
  expect(text).toContain('docs/deploy.md#destroying-the-storage-account');
  expect(text).not.toContain('--empty');
});

test('policies are destroyed by hand', () => {
  put('governance/mg-ai', false);
  expect(outputFor(['governance/mg-ai'])).toBe(
    'warning: generated/governance/mg-ai is no longer configured, but its resources may still exist in Azure.\n' +
      '  No pipeline can apply it. Destroy it by hand, and then remove its folder:\n' +
      '  npx stamps destroy governance/mg-ai\n' +
      '  npx stamps synth --remove governance/mg-ai --destroyed\n',
  );
});
