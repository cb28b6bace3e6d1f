import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { command } from '../support/command';
import { inCopyOf } from '../support/root';
import { generate, synth } from '../support/synth';

interface Atlantis {
  readonly version: number;
  readonly projects: readonly (Readonly<Record<string, unknown>> & { readonly name: string })[];
}

const atlantis = (project: string, ...args: string[]) => command('atlantis', '--project', project, ...args);
const fileOf = (project: string) => path.join(project, 'atlantis.yaml');
const read = (project: string) => parse(readFileSync(fileOf(project), 'utf8')) as Atlantis;
const put = (project: string, folder: string, configuration: object) => {
  mkdirSync(path.join(project, 'generated', folder), { recursive: true });
  writeFileSync(path.join(project, 'generated', folder, 'cdk.tf.json'), JSON.stringify(configuration));
};
const AZURE = { terraform: { backend: { azurerm: {} } } };
const emptied = { '//': { emptied: 'yes' }, ...AZURE };

describe('npx stamps atlantis', () => {
  test('writes a project for each stack: the shared stack first, and the regions after it', () => {
    inCopyOf('state-backend', (project) => {
      generate(project);
      expect(atlantis(project)).toEqual({ status: 0, stdout: 'atlantis.yaml is written: 4 stacks.\n', stderr: '' });
      const { projects, ...rest } = read(project);
      expect(rest).toEqual({
        ...{ version: 3, automerge: false, autodiscover: { mode: 'disabled' }, abort_on_execution_order_fail: true },
        ...{ parallel_plan: true, parallel_apply: false },
      });
      const same = {
        autoplan: { when_modified: ['cdk.tf.json', '.terraform.lock.hcl'] },
        apply_requirements: ['approved', 'mergeable', 'undiverged'],
      };
      expect(projects).toEqual([
        { name: 'live-environment', dir: 'generated/live/environment', execution_order_group: 0, ...same },
        {
          ...{ name: 'live-germanywestcentral', dir: 'generated/live/germanywestcentral', execution_order_group: 1, ...same },
          depends_on: ['live-environment'],
        },
        { name: 'trial-environment', dir: 'generated/trial/environment', execution_order_group: 0, ...same },
        {
          ...{ name: 'trial-swedencentral', dir: 'generated/trial/swedencentral', execution_order_group: 1, ...same },
          depends_on: ['trial-environment'],
        },
      ]);
      expect(existsSync(path.join(project, 'generated/state/sttfstateclaims/cdk.tf.json'))).toBe(true);
    });
  });

  test('leaves out the policies, which a person applies', () => {
    inCopyOf('governance', (project) => {
      generate(project);
      expect(atlantis(project).stdout).toBe('atlantis.yaml is written: 6 stacks.\n');
      expect(readFileSync(fileOf(project), 'utf8')).toContain('# Nor are those in generated/governance');
      expect(JSON.stringify(read(project).projects)).not.toContain('generated/governance');
    });
  });

  test('leaves out stacks with local state, with a warning', () => {
    inCopyOf('dev-and-prod', (project) => {
      generate(project);
      const { stdout, stderr } = atlantis(project);
      expect(stdout).toBe('atlantis.yaml is written: 3 stacks.\n');
      expect(stderr).toBe(
        ['dev-environment', 'dev-swedencentral']
          .map((id) => `warning: ${id} stores its state in a local file: Atlantis cannot keep it, so it is left out.\n`)
          .join(''),
      );
      expect(read(project).projects.map(({ name }) => name)).toEqual([
        ...['prod-environment', 'prod-germanywestcentral', 'prod-swedencentral'],
      ]);
    });
  });

  test('plans a stack when one of its declared files changes, whatever its name', () => {
    inCopyOf('stamp-dns', (project) => {
      put(project, 'green/westeurope', { ...AZURE, '//': { extraFiles: { 'z.tf': {}, 'a: [b].tf': {} } } });
      atlantis(project);
      expect(read(project).projects).toMatchObject([
        { autoplan: { when_modified: ['cdk.tf.json', '.terraform.lock.hcl', 'a: \\[b].tf', 'z.tf'] } },
      ]);
    });
  });

  test('has the regions first if the shared stack is emptied, because its apply destroys it', () => {
    inCopyOf('stamp-dns', (project) => {
      put(project, 'prod/environment', emptied);
      put(project, 'prod/westeurope', emptied);
      put(project, 'prod/uksouth', AZURE);
      atlantis(project);
      expect(
        read(project).projects.map(({ name, execution_order_group: group, depends_on: others }) => [name, group, others]),
      ).toEqual([
        ['prod-uksouth', 1, undefined],
        ['prod-westeurope', 1, undefined],
        ['prod-environment', 2, ['prod-uksouth', 'prod-westeurope']],
      ]);
    });
  });

  test('writes the same text again, and an empty list without stacks', () => {
    inCopyOf('dev-and-prod', (project) => {
      atlantis(project);
      expect(read(project).projects).toEqual([]);
      generate(project);
      atlantis(project);
      const text = readFileSync(fileOf(project), 'utf8');
      expect(atlantis(project).stdout).toBe('atlantis.yaml is current: 3 stacks.\n');
      expect(readFileSync(fileOf(project), 'utf8')).toBe(text);
    });
  });

  test('--check writes nothing, and fails without a current file', () => {
    inCopyOf('dev-and-prod', (project) => {
      generate(project);
      expect(atlantis(project, '--check')).toMatchObject({
        status: 1,
        stdout: '',
        stderr: expect.stringMatching(
          /\natlantis.yaml is not current: run npx stamps atlantis and commit the changes.\n$/,
        ) as unknown,
      });
      expect(existsSync(fileOf(project))).toBe(false);
      atlantis(project);
      expect(atlantis(project, '--check')).toMatchObject({ status: 0, stdout: 'atlantis.yaml is current: 3 stacks.\n' });
    });
  });

  test('reports a configuration that is not JSON', () => {
    inCopyOf('stamp-dns', (project) => {
      put(project, 'green/westeurope', []);
      expect(atlantis(project)).toEqual({
        status: 1,
        stdout: '',
        stderr: 'atlantis: generated/green/westeurope/cdk.tf.json is not a JSON object\n',
      });
    });
  });
});

describe('npx stamps synth', () => {
  const MESSAGE = 'atlantis.yaml is not current: run npx stamps atlantis';
  const synthOf = (project: string, ...args: string[]) => synth('--project', project, '--today', '2026-11-23', ...args);

  test('does not need Atlantis', () => {
    inCopyOf('dev-and-prod', (project) => {
      expect(synthOf(project).stderr).toBe('');
      expect(synthOf(project, '--check')).toMatchObject({ status: 0, stderr: '' });
      expect(existsSync(fileOf(project))).toBe(false);
    });
  });

  test('reports that an existing atlantis.yaml is not current, and fails with --check', () => {
    inCopyOf('dev-and-prod', (project) => {
      synthOf(project);
      atlantis(project);
      expect(synthOf(project, '--check')).toMatchObject({ status: 0, stderr: '' });
      const prod = path.join(project, 'environments/prod.yaml');
      writeFileSync(prod, readFileSync(prod, 'utf8').replace('germanywestcentral:', 'francecentral:'));
      expect(synthOf(project)).toMatchObject({ status: 0, stderr: expect.stringMatching(`\n${MESSAGE}.\n$`) as unknown });
      synthOf(project, '--remove', 'prod/germanywestcentral', '--destroyed');
      expect(synthOf(project, '--check')).toMatchObject({
        status: 1,
        stdout: 'generated/ is current: 5 stacks.\n',
        stderr: `${MESSAGE} and commit the changes.\n`,
      });
      atlantis(project);
      expect(synthOf(project, '--check')).toMatchObject({ status: 0, stderr: '' });
    });
  });
});
