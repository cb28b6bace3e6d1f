import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SarifLog } from '../../lib/report/sarif';
import { generatedOf } from '../support/review-pairs';
import { review, reviewJson, write } from '../support/review-project';
import { readXml } from '../support/xml';

let project: string;

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'review-'));
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
const git = (...args: string[]) => execFileSync('git', ['-C', project, ...IDENTITY, ...args], { encoding: 'utf8' }).trim();

function commit(message: string): string {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', message);
  return git('rev-parse', 'HEAD');
}

const BASE = generatedOf({});
const MORE_CAPACITY = generatedOf({ prod: { deployments: { chat: { capacity: 150 } } } });
const TWO_REGIONS = generatedOf({ prod: { regions: { germanywestcentral: { network: { addressSpace: '10.20.1.0/24' } } } } });
const WEAKER = generatedOf({ prod: { contentFilters: { strict: { shields: { jailbreak: 'annotate' } } } } });

describe('npx stamps review, in the history of a repository', () => {
  beforeEach(() => {
    git('init', '--quiet', '--initial-branch', 'main');
    write(BASE, project);
    commit('Start');
  });

  test('finds nothing if nothing changed since the last commit', () => {
    expect(reviewJson(project, '--base', 'HEAD')).toEqual({ verdict: 'none', unchanged: 2, stacks: [], findings: [] });
  });

  test('reviews the working tree', () => {
    write(MORE_CAPACITY, project);
    const { verdict, stacks, findings, unchanged } = reviewJson(project, '--base', 'HEAD');
    expect([verdict, unchanged]).toEqual(['notice', 1]);
    expect(stacks).toMatchObject([{ id: 'prod-swedencentral', change: 'changed', verdict: 'notice' }]);
    expect(findings).toMatchObject([{ stack: 'prod-swedencentral', rule: 'cost/capacity' }]);
  });

  test('reviews commits without changing the working tree', () => {
    const start = git('rev-parse', 'HEAD');
    write(WEAKER, project);
    const weaker = commit('Weaken');
    write(BASE, project);
    commit('Strengthen');
    writeFileSync(path.join(project, 'notes.txt'), 'not committed');
    const before = [git('status', '--porcelain'), git('rev-parse', 'HEAD')];
    expect(reviewJson(project, '--base', start, '--head', weaker).findings.map(({ rule }) => rule)).toEqual([
      'content-safety/weaker-filter',
    ]);
    expect(reviewJson(project, '--base', weaker, '--head', 'HEAD').findings.map(({ rule }) => rule)).toEqual([
      'content-safety/stronger-filter',
    ]);
    expect(reviewJson(project, '--base', start, '--head', 'HEAD').verdict).toBe('none');
    expect([git('status', '--porcelain'), git('rev-parse', 'HEAD')]).toEqual(before);
  });

  test('starts at the merge base, so later commits on the base branch are not part of the review', () => {
    git('checkout', '--quiet', '-b', 'feature');
    write(WEAKER, project);
    commit('Weaken');
    git('checkout', '--quiet', 'main');
    write(MORE_CAPACITY, project);
    commit('Grow');
    expect(reviewJson(project, '--base', 'main', '--head', 'feature').findings.map(({ rule }) => rule)).toEqual([
      'content-safety/weaker-filter',
    ]);
  });

  test('reports new stacks, and stacks whose folders are removed or renamed', () => {
    write(TWO_REGIONS, project);
    const two = commit('Add Germany');
    expect(reviewJson(project, '--base', 'HEAD~1', '--head', 'HEAD').stacks).toMatchObject([
      { id: 'prod-germanywestcentral', change: 'added' },
    ]);
    rmSync(path.join(project, 'generated/prod/germanywestcentral'), { recursive: true });
    commit('Drop Germany');
    expect(reviewJson(project, '--base', two).findings).toMatchObject([
      { stack: 'prod-germanywestcentral', rule: 'stacks/dropped' },
    ]);
    renameSync(path.join(project, 'generated/prod/swedencentral'), path.join(project, 'generated/prod/sweden'));
    commit('Rename the folder');
    expect(reviewJson(project, '--base', 'HEAD~1').stacks.map(({ id, change }) => `${id} ${change}`)).toEqual([
      'prod-sweden added',
      'prod-swedencentral removed',
    ]);
  });

  test('reads a project in a subfolder of the repository, with special characters in its name', () => {
    const [outer, inner] = [project, path.join(project, "infra o'ai ünï")];
    write(BASE, inner);
    commit('Nest');
    write(MORE_CAPACITY, inner);
    project = inner;
    try {
      expect(reviewJson(project, '--base', 'HEAD').stacks).toHaveLength(1);
    } finally {
      project = outer;
    }
  });

  test('reports every stack as new if there were none before', () => {
    git('checkout', '--quiet', '--orphan', 'empty');
    git('rm', '-r', '--quiet', '--cached', '.');
    rmSync(path.join(project, 'generated'), { recursive: true });
    const empty = commit('Nothing');
    write(BASE, project);
    expect(reviewJson(project, '--base', empty).stacks.map(({ change }) => change)).toEqual(['added', 'added']);
  });

  test('compares with a folder', () => {
    const other = mkdtempSync(path.join(tmpdir(), 'review-other-'));
    try {
      write(MORE_CAPACITY, other);
      expect(reviewJson(project, '--base', other).findings.map(({ rule }) => rule)).toEqual(['cost/capacity']);
    } finally {
      rmSync(other, { recursive: true });
    }
  });

  test('lists every configuration that cannot be read', () => {
    for (const part of ['environment', 'swedencentral'])
      writeFileSync(path.join(project, `generated/prod/${part}/cdk.tf.json`), '<<<<<<< HEAD\n');
    const { status, stdout, stderr } = review(project, '--base', 'HEAD');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/generated\/prod\/environment\/cdk\.tf\.json of the working tree cannot be read: /);
    expect(stderr).toMatch(/generated\/prod\/swedencentral\/cdk\.tf\.json of the working tree cannot be read: /);
  });

  test.each(['nowhere', '--upload-pack=x', 'main:generated', ''])("does not take '%s' for a revision", (base) => {
    const { status, stderr } = review(project, `--base=${base}`);
    expect([status, stderr]).toEqual([
      1,
      `review: '${base}' is neither a commit of this repository nor a folder that contains generated/\n`,
    ]);
  });
});

describe('npx stamps review, between folders', () => {
  beforeEach(() => {
    write(BASE, path.join(project, 'before'));
    write(WEAKER, path.join(project, 'after'));
  });

  const both = ['--base', './before', '--head', './after'];

  test('writes text without color if there is no terminal', () => {
    const { status, stdout } = review(project, ...both);
    expect(status).toBe(0);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toMatch(
      /^critical: do not merge until .*\n1 critical in 1 stack; 1 stack unchanged\n\nSTACK +CHANGE +VERDICT +CRITICAL +HIGH +NOTICE\n/,
    );
    expect(stdout).toContain('jailbreak: block → annotate');
  });

  test('writes annotations at the line of the resource', () => {
    const { stdout } = review(project, ...both, '--format', 'github');
    const [, line] = /^::error file=generated\/prod\/swedencentral\/cdk\.tf\.json,line=(\d+),/.exec(stdout) ?? [];
    const lines = readFileSync(path.join(project, 'after/generated/prod/swedencentral/cdk.tf.json'), 'utf8').split('\n');
    expect(lines[Number(line) - 1]).toBe('      "account_filter_strict": {');
  });

  test('writes every finding as SARIF and JUnit', () => {
    const file = (name: string) => path.join(project, name);
    const { status } = review(project, ...both, '--output', `sarif=${file('a.sarif')}`, '--output', `junit=${file('a.xml')}`);
    expect(status).toBe(0);
    const [run] = (JSON.parse(readFileSync(file('a.sarif'), 'utf8')) as SarifLog).runs;
    const { findings } = reviewJson(project, ...both);
    expect(findings.length).toBeGreaterThan(0);
    expect(
      run?.results.map(({ ruleId, level, partialFingerprints, properties }) => [
        ...[ruleId, level, partialFingerprints, properties],
      ]),
    ).toEqual(
      findings.map(({ id, rule }) => [
        ...[rule, 'error', { 'stampsFinding/v1': id }, { stacks: ['prod-swedencentral'], severity: 'critical' }],
      ]),
    );
    const { attributes, children } = readXml(readFileSync(file('a.xml'), 'utf8'));
    expect(attributes).toMatchObject({ name: 'stamps review', failures: String(findings.length) });
    expect(children.map((suite) => suite.attributes['name'])).toEqual(['prod-swedencentral']);
  });

  test('text is another name of terminal', () => {
    expect(review(project, ...both, '--format', 'text')).toEqual(review(project, ...both, '--format', 'terminal'));
  });

  test('writes to a file, with the prefix for links', () => {
    const file = path.join(project, 'comment.md');
    const { status, stdout } = review(
      project,
      ...both,
      '--format',
      'markdown',
      '--output',
      file,
      '--link-base',
      'https://example.com/blob/main/',
    );
    expect([status, stdout]).toEqual([0, '']);
    expect(readFileSync(file, 'utf8')).toContain('(https://example.com/blob/main/generated/prod/swedencentral/README.md)');
  });

  test('writes several files and standard output in one run', () => {
    const file = (name: string) => path.join(project, name);
    const outputs = [
      'github=-',
      `markdown=${file('short.md')}`,
      `markdown-whole=${file('whole.md')}`,
      `json=${file('a=b.json')}`,
    ];
    const { status, stdout, stderr } = review(
      project,
      ...[...both, '--fail-on', 'critical', ...outputs.flatMap((each) => ['--output', each])],
      ...['--output', file('plain.txt'), '--artifact', 'review', '--run-url', 'https://example.com/run/1'],
    );
    expect([status, stderr]).toEqual([
      1,
      'review: critical, and --fail-on is critical: 1 critical in 1 stack; 1 stack unchanged.\n',
    ]);
    expect(stdout).toMatch(/^::error file=generated\/prod\/swedencentral\/cdk\.tf\.json,.*\n$/);
    expect(readFileSync(file('short.md'), 'utf8')).toBe(review(project, ...both, '--format', 'markdown').stdout);
    expect(readFileSync(file('whole.md'), 'utf8')).toBe(review(project, ...both, '--format', 'markdown-whole').stdout);
    expect(JSON.parse(readFileSync(file('a=b.json'), 'utf8'))).toEqual(reviewJson(project, ...both));
    expect(readFileSync(file('plain.txt'), 'utf8')).toBe(review(project, ...both).stdout);
  });

  test.each(['json=', ''])('refuses the output %j, which has no file name', (output) => {
    expect(review(project, ...both, '--output', output)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('The name of the file is missing.') as string,
    });
  });

  test.each([
    ['critical', 1],
    ['high', 1],
    ['notice', 1],
  ])('--fail-on %s exits with %i if there is a critical finding', (limit, status) => {
    expect(review(project, ...both, '--fail-on', limit)).toMatchObject({
      status,
      stderr: `review: critical, and --fail-on is ${limit}: 1 critical in 1 stack; 1 stack unchanged.\n`,
    });
  });

  test('--fail-on exits with 0 if all findings are less severe', () => {
    write(MORE_CAPACITY, path.join(project, 'after'));
    expect(review(project, ...both, '--fail-on', 'high')).toMatchObject({ status: 0, stderr: '' });
    write(BASE, path.join(project, 'after'));
    expect(review(project, ...both, '--fail-on', 'notice')).toMatchObject({ status: 0, stderr: '' });
  });

  test('has help, and reports usage errors', () => {
    expect(review(project, '--help')).toMatchObject({ status: 0 });
    expect(review(project, '--help').stdout).toContain('Exit codes:');
    expect(review(project)).toMatchObject({ status: 2, stdout: '' });
    expect(review(project, ...both, '--format', 'html')).toMatchObject({ status: 2, stdout: '' });
    expect(review(project, ...both, '--fail-on', 'bad')).toMatchObject({ status: 2, stdout: '' });
  });
});
