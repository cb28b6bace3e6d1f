import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Ajv from 'ajv';
import type { SarifLog } from '../../lib/report/sarif';
import { command } from '../support/command';
import { inCopyOf, ROOT } from '../support/root';
import { SARIF_SCHEMA } from '../support/sarif-schema';
import { generate } from '../support/synth';
import { readXml } from '../support/xml';

const isSarif = new Ajv().compile(SARIF_SCHEMA);

/** The results of SARIF: rule, level, file and line, and whether they are suppressed. */
function sarifResults(text: string) {
  const log = JSON.parse(text) as SarifLog;
  expect([isSarif(log), isSarif.errors]).toEqual([true, null]);
  return (log.runs[0]?.results ?? []).map(({ ruleId, ruleIndex, level, locations: [first], suppressions }) => {
    expect(log.runs[0]?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    const { artifactLocation, region } = first?.physicalLocation ?? {};
    return [ruleId, level, `${artifactLocation?.uri ?? ''}:${region?.startLine ?? 0}`, suppressions.length];
  });
}

/** The cases of JUnit XML: suite, rule and result. */
const junitCases = (text: string) =>
  readXml(text).children.flatMap(({ attributes: { name }, children }) =>
    children.map((each) => [name, each.attributes['classname'], each.children[0]?.name]),
  );

const WAIVED = path.join(ROOT, 'test/broken/warning-waived');
const PLAN = 'test/lib/guardrails/hand-written/plan.json';

describe('stamps check', () => {
  const check = (...args: string[]) => command('check', '--project', WAIVED, ...args);

  test('has the same problems as SARIF and JUnit, with the same exit code', () => {
    const sarif = check('--today', '2026-11-24', '--format', 'sarif');
    expect(sarif.status).toBe(1);
    expect(sarifResults(sarif.stdout)).toEqual([
      ['waivers/expired', 'error', 'environments/dev.yaml:6', 0],
      ['residency/processing', 'error', 'environments/dev.yaml:8', 0],
    ]);
    const junit = check('--today', '2026-11-24', '--format', 'junit');
    expect(junit.status).toBe(1);
    expect(junitCases(junit.stdout)).toEqual([
      ['environments/dev.yaml', 'waivers/expired', 'failure'],
      ['environments/dev.yaml', 'residency/processing', 'failure'],
    ]);
  });

  test('has waived problems as suppressed results and skipped cases', () => {
    const sarif = check('--today', '2026-11-23', '--format', 'sarif');
    expect([sarif.status, sarifResults(sarif.stdout)]).toEqual([
      0,
      [['residency/processing', 'note', 'environments/dev.yaml:8', 1]],
    ]);
    const [run] = (JSON.parse(sarif.stdout) as SarifLog).runs;
    expect(run?.results[0]?.message.text.match(/waived until/g)).toHaveLength(1);
    expect(junitCases(check('--today', '2026-11-23', '--format', 'junit').stdout)).toEqual([
      ['environments/dev.yaml', 'residency/processing', 'skipped'],
    ]);
  });

  test('describes every rule with its requirement', () => {
    const [run] = (JSON.parse(check('--format', 'sarif').stdout) as SarifLog).runs;
    const rules = new Map(run?.tool.driver.rules.map(({ id, help }) => [id, help?.text]));
    expect(rules.get('waivers/unused')).toBe('Every waiver has an effect.');
    expect(rules.get('environment/encoding')).toBe('Environment files are UTF-8.');
    expect([...rules.values()].filter((text) => text === undefined)).toEqual([]);
  });
});

describe('stamps guard', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'formats-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const guard = (...args: string[]) => command('guard', '--today', '2026-11-23', ...args);

  test('has what a plan breaks in every format, with the same exit code', () => {
    const waivers = path.join(folder, 'waivers.yaml');
    const subject = 'module.openai.azurerm_cognitive_account.this';
    writeFileSync(
      waivers,
      `keys: { rule: guardrails/keys, subject: ${subject}, owner: app team, reason: the old client cannot sign in, expires: "2026-12-31" }`,
    );
    const run = (format: string) => guard('--plan', PLAN, '--residency', 'EU', '--waivers', waivers, '--format', format);
    const { stacks } = JSON.parse(run('json').stdout) as { stacks: { broken: { guardrail: string }[] }[] };
    const broken = stacks.flatMap((stack) => stack.broken.map(({ guardrail }) => guardrail));
    const sarif = run('sarif');
    expect([sarif.status, run('junit').status, run('github').status]).toEqual([1, 1, 1]);
    const results = sarifResults(sarif.stdout);
    expect(results.filter(([, , , waived]) => waived === 0)).toEqual(broken.map((rule) => [rule, 'error', `${PLAN}:1`, 0]));
    expect(results.filter(([, , , waived]) => waived === 1)).toEqual([['guardrails/keys', 'note', `${PLAN}:1`, 1]]);
    expect(junitCases(run('junit').stdout)).toEqual([
      ...broken.map((rule) => [PLAN, rule, 'failure']),
      [PLAN, 'guardrails/keys', 'skipped'],
    ]);
    const annotations = run('github').stdout.trimEnd().split('\n');
    expect(annotations).toHaveLength(broken.length + 1);
    expect(annotations.at(-1)).toContain('::notice ');
    expect(annotations.at(-1)).toContain(' (waived until 2026-12-31 by app team: the old client cannot sign in)');
  });

  test('reports at the line of the resource in the file of the stack', () => {
    inCopyOf('dev-and-prod', (project) => {
      generate(project);
      const file = 'generated/dev/swedencentral/cdk.tf.json';
      const text = readFileSync(path.join(project, file), 'utf8');
      const open = text.replace('"public_network_access_enabled": false', '"public_network_access_enabled": true');
      expect(open).not.toBe(text);
      writeFileSync(path.join(project, file), open);
      const line = open.split('\n').indexOf('      "account": {') + 1;
      expect(line).toBeGreaterThan(0);
      const { status, stdout } = guard('--project', project, '--format', 'sarif');
      expect([status, sarifResults(stdout)]).toEqual([1, [['guardrails/public-network', 'error', `${file}:${line}`, 0]]]);
      const cases = junitCases(guard('--project', project, '--format', 'junit').stdout);
      expect(cases).toHaveLength(5);
      expect(cases.filter(([, , result]) => result === 'failure')).toEqual([
        ['dev-swedencentral', 'guardrails/public-network', 'failure'],
      ]);
    });
  });

  test('has a waiver without an effect as an error', () => {
    const waivers = path.join(folder, 'expired.yaml');
    writeFileSync(
      waivers,
      'keys: { rule: guardrails/keys, subject: a.b, owner: team, reason: not needed any more, expires: "2026-01-31" }',
    );
    const { stdout } = guard('--plan', PLAN, '--residency', 'EU', '--waivers', waivers, '--format', 'sarif');
    expect(sarifResults(stdout)[0]).toEqual(['guardrails/waivers', 'error', `${PLAN}:1`, 0]);
  });
});

test('--json and another --format are a usage error, in both orders', () => {
  const json = command('models', '--json');
  expect(command('models', '--json', '--format', 'json')).toEqual(json);
  for (const args of [
    ['--json', '--format', 'text'],
    ['--format', 'text', '--json'],
  ])
    expect(command('models', ...args)).toMatchObject({
      ...{ status: 2, stdout: '' },
      stderr: expect.stringContaining('models: --json is short for --format json: remove it, or --format text\n') as string,
    });
});

describe('stamps list, models and quota', () => {
  test.each(['list', 'models', 'quota'])('%s prints the same with --json and with --format json', (name) => {
    inCopyOf('dev-and-prod', (project) => {
      mkdirSync(path.join(project, 'generated/dev/swedencentral'), { recursive: true });
      writeFileSync(path.join(project, 'generated/dev/swedencentral/cdk.tf.json'), '{}');
      const run = (...args: string[]) => command(name, ...(name === 'models' ? [] : ['--project', project]), ...args);
      const short = run('--json');
      expect(Object.keys(JSON.parse(short.stdout) as object).length).toBeGreaterThan(0);
      expect(run('--format', 'json')).toEqual(short);
      expect(run('--format', 'text')).toEqual(run());
      expect(run().stdout).not.toBe(short.stdout);
      expect(run('--format', 'sarif')).toMatchObject({ status: 2, stdout: '' });
    });
  });
});
