import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { extraFilesIn, keptInGit } from '../../../lib/generated/extra-files';
import { checkAll } from '../../../stacks/rules';
import { exampleFleet, fleetOf, synthesized } from '../../support/project';
import { inCopyOf } from '../../support/root';

const put = (project: string, file: string, text: string) => {
  mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
  writeFileSync(path.join(project, file), text);
};

describe('extraFilesIn', () => {
  test('finds the files in stack folders that Terraform or OpenTofu reads, and lists their contents', () => {
    inCopyOf('stamp-dns', (project) => {
      for (const name of [
        'cdk.tf.json',
        'README.md',
        '.terraform.lock.hcl',
        '.terraform/modules/m/main.tf',
        'notes.md',
        '.hidden.tf',
      ])
        put(project, `generated/prod/swedencentral/${name}`, '');
      put(project, 'generated/prod/swedencentral/modules/m/main.tf', '');
      put(project, 'generated/prod/swedencentral/run.tf', 'data "external" "probe" {\n}\n');
      put(project, 'generated/gone/environment/x_override.tofu.json', '{"output": {"x": {"value": "secret"}}}');
      put(project, 'generated/state/account/terraform.tfvars', 'words = ["secret"]');
      put(project, 'generated/prod/stray.tf', '');
      expect(extraFilesIn(project).map(({ file, use, holds }) => [file, use, holds])).toEqual([
        ['generated/gone/environment/x_override.tofu.json', 'override', ['output.x']],
        ['generated/prod/swedencentral/run.tf', 'configuration', ['data.external.probe']],
        ['generated/state/account/terraform.tfvars', 'variables', ['words']],
      ]);
    });
  });

  test('follows links, to files and to folders', () => {
    inCopyOf('stamp-dns', (project) => {
      put(project, 'generated/prod/swedencentral/cdk.tf.json', '{}');
      put(project, 'elsewhere/region/run.tf', '');
      renameSync(path.join(project, 'elsewhere/region'), path.join(project, 'region'));
      symlinkSync('../../region', path.join(project, 'generated/prod/westeurope'));
      symlinkSync('../../../region/run.tf', path.join(project, 'generated/prod/swedencentral/linked.tf'));
      expect(extraFilesIn(project).map(({ file }) => file)).toEqual([
        'generated/prod/swedencentral/linked.tf',
        'generated/prod/westeurope/run.tf',
      ]);
    });
  });

  test('finds nothing in a project without generated/', () => {
    inCopyOf('stamp-dns', (project) => {
      expect(extraFilesIn(project)).toEqual([]);
    });
  });
});

describe("Terraform's own files", () => {
  const kept = ['.terraform/terraform.tfstate', '.terraform/modules/m/main.tf', 'terraform.prod-swedencentral.tfstate'];

  test('are reported only if git tracks them', () => {
    inCopyOf('stamp-dns', (project) => {
      const folder = 'generated/prod/swedencentral';
      for (const name of [...kept, 'cdk.tf.json']) put(project, `${folder}/${name}`, '{}');
      expect(keptInGit(project)).toEqual([]);
      const git = (...args: readonly string[]) => spawnSync('git', ['-C', project, ...args]);
      git('init', '--quiet');
      expect(keptInGit(project)).toEqual([]);
      git('add', '--force', 'generated');
      expect(keptInGit(project).map(({ file, use }) => [file, use])).toEqual([
        [`${folder}/.terraform/modules/m/main.tf`, 'data'],
        [`${folder}/.terraform/terraform.tfstate`, 'data'],
        [`${folder}/terraform.prod-swedencentral.tfstate`, 'state'],
      ]);
      const found = checkAll(exampleFleet('stamp-dns'), { today: '2026-11-23', extraFiles: keptInGit(project) });
      expect(found.filter(({ rule }) => rule === 'files/extra').map(({ message, help }) => [message, help])[1]).toEqual([
        '.terraform/terraform.tfstate is in the folder in which Terraform keeps providers, modules and the backend in use, and it is committed to git',
        'remove it with git rm --cached, and rotate the secrets in it: they are still in the history',
      ]);
    });
  });
});

describe('notes', () => {
  const environment = {
    environment: 'prod',
    workload: 'assistants',
    subscriptionId: '0a1b2c3d-0000-4000-8000-000000000000',
    residency: { dataZone: 'EU' },
    state: {
      resourceGroup: 'rg-state',
      storageAccount: 'sttfstateprod',
      container: 'prod',
      create: {
        location: 'swedencentral',
        replication: 'ZRS',
        deployers: { plan: { pr: { repository: 'contoso/ai', pullRequests: true } } },
      },
    },
    homeRegion: 'swedencentral',
    regions: {
      swedencentral: { network: { addressSpace: '10.0.0.0/24' } },
      westeurope: { network: { addressSpace: '10.0.1.0/24' } },
    },
  };
  const declared = (name: string) => ({ owner: 'platform-team', reason: `declared as ${name}` });
  const generated = (settings: object) => {
    const fleet = fleetOf({ prod: stringify({ ...environment, ...settings }) });
    expect(fleet.problems).toEqual([]);
    return synthesized(fleet);
  };
  const noted = (text = '') => (JSON.parse(text) as { '//': { extraFiles?: unknown } })['//'].extraFiles;

  test('contain the declared files of their stack, and nothing else changes', () => {
    const paths = [
      'prod/swedencentral/b.tf',
      'prod/swedencentral/a_override.tf',
      'prod/environment/b.tf',
      'state/sttfstateprod/b.tf',
    ];
    const elsewhere = 'prod/northeurope/b.tf';
    const [before, after] = [
      {},
      { extraFiles: Object.fromEntries([...paths, elsewhere].map((each) => [each, declared(each)])) },
    ].map(generated);
    const changed = [...(after ?? [])].filter(([file, text]) => before?.get(file) !== text);
    expect(changed.map(([file, text]) => [file, noted(text)])).toEqual([
      ['generated/state/sttfstateprod/cdk.tf.json', { 'b.tf': declared('state/sttfstateprod/b.tf') }],
      ['generated/prod/environment/cdk.tf.json', { 'b.tf': declared('prod/environment/b.tf') }],
      [
        'generated/prod/swedencentral/cdk.tf.json',
        { 'a_override.tf': declared('prod/swedencentral/a_override.tf'), 'b.tf': declared('prod/swedencentral/b.tf') },
      ],
    ]);
    const without = (text: string) => {
      const { '//': notes, ...content } = JSON.parse(text) as { '//': object };
      return { ...content, notes: { ...notes, extraFiles: undefined } };
    };
    for (const [file, text] of changed) expect(without(text)).toEqual(without(before?.get(file) ?? ''));
  });

  test('contain nothing if nothing is declared', () => {
    for (const [file, text] of synthesized(exampleFleet('state-backend')))
      if (file.endsWith('.json')) expect(noted(text)).toBeUndefined();
  });
});
