import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Testing } from 'cdktf';
import { overlay } from '../../lib/resolve/overlay';
import { AssistantStack } from '../support/assistant-stack';
import { command } from '../support/command';
import { exampleFiles } from '../support/project';
import { inCopyOf, ROOT } from '../support/root';
import { generate } from '../support/synth';

const PLAN = 'test/lib/guardrails/hand-written/plan.json';

const guard = (...args: string[]) => command('guard', '--today', '2026-11-23', ...args);

describe('npx stamps guard', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'guard-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const file = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };

  test('finds nothing in the generated stacks', () => {
    inCopyOf('dev-and-prod', (project) => {
      generate(project);
      expect(guard('--project', project)).toEqual({
        status: 0,
        stdout: '5 stacks checked: no guardrail is broken.\n',
        stderr: '',
      });
    });
  });

  test('reports what a plan breaks, where, and what to do', () => {
    const { status, stdout, stderr } = guard('--plan', PLAN, '--residency', 'EU');
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain(
      `${PLAN} error guardrails/public-network: the account 'oai-team' can be reached from the public internet
  module.openai.azurerm_cognitive_account.this public_network_access_enabled
  help: set public network access to false, as a literal value
`,
    );
    expect(stdout).toMatch(/1 stack checked: 9 errors\.\n$/);
  });

  test('accepts waivers for a plan, and shows their owners', () => {
    const waivers = file(
      'waivers.yaml',
      `keys:
  rule: guardrails/keys
  subject: module.openai.azurerm_cognitive_account.this
  owner: app team
  reason: the old client cannot sign in yet
  expires: "2026-12-31"
`,
    );
    const { stdout } = guard('--plan', PLAN, '--residency', 'EU', '--waivers', waivers);
    expect(stdout).toContain(
      "notice guardrails/keys: the account 'oai-team' accepts keys (waived until 2026-12-31 by app team: the old client cannot sign in yet)",
    );
    expect(stdout).toMatch(/: 8 errors\.\n$/);
  });

  test('accepts waivers under the key of environment files, as the page shows', () => {
    const page = readFileSync(path.join(ROOT, 'docs/guardrails.md'), 'utf8');
    const written = /^For a plan, .*?```yaml\n(.*?)```/ms.exec(page)?.[1] ?? '';
    expect(written).toMatch(/^waivers:$/m);
    const alone = written.replace(/^waivers:\n/m, '').replace(/^ {2}/gm, '');
    for (const text of [written, alone]) {
      const { stdout, stderr } = guard('--plan', PLAN, '--residency', 'EU', '--waivers', file('page.yaml', text));
      expect([stderr, stdout]).toEqual(['', expect.stringMatching(/: 8 errors\.\n$/)]);
    }
  });

  test('reports the location of a malformed waiver under the key', () => {
    const waivers = file(
      'below.yaml',
      'waivers:\n  x: { rule: a/b, subject: a, owner: b, reason: because of that, expires: "2026-12-31" }\n',
    );
    expect(guard('--plan', PLAN, '--waivers', waivers).stderr).toContain(
      `${waivers}:2:14 error waivers/rule: there is no guardrail 'a/b'`,
    );
  });

  test('rejects an environment file as a file of waivers', () => {
    const waivers = file('environment.yaml', 'environment: dev\nwaivers: {}\n');
    expect(guard('--plan', PLAN, '--waivers', waivers).stderr).toContain(`${waivers} is not a valid file of waivers`);
  });

  test('reports an expired waiver once, and does not apply it', () => {
    const waivers = file(
      'expired.yaml',
      'x: { rule: guardrails/keys, subject: azurerm_x.y, owner: b, reason: because of that, expires: "2026-11-22" }\n',
    );
    const { status, stdout } = guard('--plan', PLAN, PLAN, '--residency', 'EU', '--waivers', waivers);
    const expired = 'error: the waiver of guardrails/keys for azurerm_x.y expired on 2026-11-22';
    expect([status, stdout.split(expired).length - 1]).toEqual([1, 1]);
    expect(stdout).toMatch(/: 19 errors\.\n$/);
    const today = guard('--plan', PLAN, '--waivers', waivers, '--today', '2026-11-22');
    expect(today.stdout).not.toContain('expired');
  });

  test('rejects an incomplete plan', () => {
    const plan = JSON.parse(readFileSync(path.join(ROOT, PLAN), 'utf8')) as object;
    const partial = file('partial.json', JSON.stringify({ ...plan, complete: false }));
    expect(guard('--plan', partial)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(`--plan ${partial}: the plan is not complete: it was created with -target`) as string,
    });
  });

  test('also accepts waivers with the subjects of environment files', () => {
    const waivers = file(
      'overrides.yaml',
      `keys:
  rule: guardrails/keys
  subject: overrides.module.openai.azurerm_cognitive_account.this
  owner: app team
  reason: the old client cannot sign in yet
  expires: "2026-12-31"
`,
    );
    expect(guard('--plan', PLAN, '--residency', 'EU', '--waivers', waivers).stdout).toMatch(/: 8 errors\.\n$/);
  });

  test('rejects waivers for all overrides at once', () => {
    const waivers = file(
      'all.yaml',
      'x: { rule: guardrails/keys, subject: overrides, owner: b, reason: because of that, expires: "2026-12-31" }\n',
    );
    const { status, stderr } = guard('--plan', PLAN, '--waivers', waivers);
    expect(status).toBe(1);
    expect(stderr).toContain(`${waivers}:1:38 error waivers/subject: the waiver must name the address of one resource`);
    expect(stderr).toContain('help: write overrides.<address>, such as overrides.azurerm_cognitive_account.account');
  });

  test('reports unused waivers in the notes of a project', () => {
    const stack = path.join(folder, 'generated/prod/swedencentral');
    mkdirSync(stack, { recursive: true });
    const made = JSON.parse(exampleFiles('dev-and-prod').get('generated/prod/swedencentral/cdk.tf.json') ?? '') as object;
    const waiver = { rule: 'guardrails/keys', subject: 'overrides.azurerm_cognitive_account.account', owner: 'app team' };
    const waivers = { old: { ...waiver, reason: 'the old client cannot sign in yet', expires: '2026-12-31' } };
    writeFileSync(path.join(stack, 'cdk.tf.json'), JSON.stringify(overlay(made, { '//': { waivers } })));
    const { status, stdout } = guard('--project', folder);
    expect(status).toBe(1);
    expect(stdout).toContain(
      "prod-swedencentral error: the waiver 'old' has no effect: guardrails/keys finds no problem in overrides.azurerm_cognitive_account.account; remove it",
    );
    expect(guard(stack).stdout).not.toContain('excuses nothing');
  });

  test('rejects waivers of rules that are not guardrails, at their line', () => {
    const waivers = file(
      'wrong.yaml',
      'x: { rule: nothing/here, subject: a, owner: b, reason: because of that, expires: "2026-12-31" }\n',
    );
    const { status, stderr } = guard('--plan', PLAN, '--waivers', waivers);
    expect(status).toBe(1);
    expect(stderr).toContain(`${waivers}:1:12 error waivers/rule: there is no guardrail 'nothing/here'`);
  });

  test('rejects input that it cannot read', () => {
    const { status, stderr } = guard('--plan', file('no-plan.json', '{}'), '--residency', 'EU');
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining('it is not the output of `terraform show -json` for a saved plan'),
    ]);
    expect(guard('--residency', 'Mars').status).toBe(2);
  });

  test('checks one folder, with the residency that is noted in it', () => {
    inCopyOf('dev-and-prod', (project) => {
      generate(project);
      expect(guard(`${project}/generated/prod/swedencentral`)).toEqual({
        ...{ status: 0, stdout: '1 stack checked: no guardrail is broken.\n', stderr: '' },
      });
    });
  });

  test('knows only the Terraform of a stack in TypeScript, as the page says', () => {
    const stack = path.join(folder, 'stacks/assistant');
    mkdirSync(stack, { recursive: true });
    writeFileSync(path.join(stack, 'cdk.tf.json'), Testing.synth(new AssistantStack(Testing.app(), 'assistant')));
    const errorsOf = (...args: string[]) =>
      guard(stack, ...args)
        .stdout.split('\n')
        .filter((line) => line.includes(' error '))
        .map((line) => line.replace(/^.*? error /, ''));
    const unknown =
      "guardrails/residency: it is not known where the deployment 'chat' ('DataZoneStandard') processes prompts: the region of its account is not known";
    expect(errorsOf('--residency', 'EU')).toEqual([unknown]);
    expect(errorsOf()).toEqual([
      "guardrails/residency: the deployment 'chat' ('DataZoneStandard' in swedencentral) may process prompts in the EU data zone; no residency is known for this stack",
      unknown,
    ]);
  });

  test('names the file of waivers that it cannot read', () => {
    expect(guard('--plan', PLAN, '--waivers', 'nope.yaml')).toEqual({
      ...{ status: 1, stdout: '', stderr: 'guard: --waivers nope.yaml cannot be read: it does not exist\n' },
    });
  });

  test('does not pass when there is nothing to check', () => {
    inCopyOf('dev-and-prod', (project) => {
      const nothing = `${project}/generated has no stacks, so nothing was checked: run npx stamps synth`;
      expect(guard('--project', project)).toMatchObject({
        status: 1,
        stdout: '',
        stderr: expect.stringContaining(nothing) as string,
      });
      generate(project);
      for (const each of ['', '/generated']) {
        const { status, stdout, stderr } = guard(`${project}${each}`);
        expect([status, stdout, stderr]).toEqual([
          1,
          '',
          `guard: ${project}${each} has no Terraform in JSON syntax (*.tf.json), so nothing was checked: give the folder of a stack, such as ${project}/generated/dev/environment\n`,
        ]);
      }
      expect(guard(`${project}/environments`)).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/nothing was checked: give the folder of a stack\n$/) as string,
      });
    });
  });

  test('refuses folders that do not exist', () => {
    expect(guard('nope')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('guard: there is no folder nope') as string,
    });
    expect(guard('--project', 'nope')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("argument 'nope' is invalid. There is no such folder.") as string,
    });
  });

  test('names the configuration that it cannot read', () => {
    const cut = path.join(folder, 'cut');
    mkdirSync(cut, { recursive: true });
    writeFileSync(path.join(cut, 'cdk.tf.json'), '{ "terraform": {');
    const { status, stderr } = guard(cut);
    expect([status, stderr]).toEqual([1, expect.stringContaining(`guard: ${cut}/cdk.tf.json cannot be read: `)]);
  });

  test('reports HCL, which it cannot check', () => {
    const { status, stdout } = guard('test/lib/guardrails/hand-written');
    expect([status, stdout]).toEqual([
      1,
      expect.stringContaining('error guardrails/files: main.tf is part of what Terraform applies'),
    ]);
  });
});
