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

/** What is said where these stacks are no longer configured. */
function said(stale: readonly string[]): string {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  reportUnconfigured(project, { changed: [], stale: stale.map((name) => `generated/${name}`), emptied: [] });
  return write.mock.calls.map(([text]) => String(text)).join('');
}

const put = (name: string, prevent_destroy: boolean) => {
  mkdirSync(path.join(project, 'generated', name), { recursive: true });
  const resource = { azurerm_resource_group: { resource_group: { lifecycle: { prevent_destroy } } } };
  writeFileSync(path.join(project, 'generated', name, 'cdk.tf.json'), JSON.stringify({ resource }));
};

test('there is one command for each environment, with what its regions share last', () => {
  for (const name of ['prod/environment', 'prod/uksouth', 'test/uksouth']) put(name, false);
  const text = said(['prod/environment', 'prod/uksouth', 'test/uksouth']);
  expect(text).toBe(
    'warning: generated/prod/uksouth is no longer configured, but what it made may still be in Azure.\n' +
      'warning: generated/prod/environment is no longer configured, but what it made may still be in Azure.\n' +
      '  To destroy them by pipeline: npm run synth -- --empty prod/uksouth prod/environment\n' +
      '  If you destroyed them yourself: npm run synth -- --remove prod/uksouth prod/environment --destroyed\n' +
      'warning: generated/test/uksouth is no longer configured, but what it made may still be in Azure.\n' +
      '  To destroy it by pipeline: npm run synth -- --empty test/uksouth\n' +
      '  If you destroyed it yourself: npm run synth -- --remove test/uksouth --destroyed\n',
  );
});

test('what is guarded comes before the command that it keeps from working', () => {
  put('prod/environment', true);
  put('prod/uksouth', false);
  expect(said(['prod/environment', 'prod/uksouth'])).toMatch(
    /First: prevent_destroy guards resources of prod\/environment\. Restore environments\/prod\.yaml\n[^]*set preventDestroy: false, and deploy that\.[^]*--empty prod\/uksouth prod\/environment\n/,
  );
});

test('a storage account of states is left to a person', () => {
  const text = said(['state/sttfstateprod']);
  expect(text).toContain('docs/deploy.md#destroying-the-storage-account');
  expect(text).not.toContain('--empty');
});
