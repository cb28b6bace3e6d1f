import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generatedOf } from '../support/review-pairs';
import { review, write } from '../support/review-project';

let project: string;

const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
const git = (...args: string[]) => execFileSync('git', ['-C', project, ...IDENTITY, ...args], { encoding: 'utf8' }).trim();

function commit(side: object): string {
  write(generatedOf({ prod: side }), project);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Change');
  return git('rev-parse', 'HEAD');
}

const WEAKER = { contentFilters: { strict: { shields: { jailbreak: 'annotate' } } } };
const MORE = (capacity: number) => ({ deployments: { chat: { capacity } } });

interface Since {
  readonly since: { readonly label: string; readonly gone: readonly { readonly rule: string }[] };
  readonly findings: readonly { readonly rule: string; readonly since?: string }[];
}

function sinceJson(...args: string[]): Since {
  const { status, stdout, stderr } = review(project, '--base', 'main', '--format', 'json', ...args);
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Since;
}

let first: string;

beforeAll(() => {
  project = mkdtempSync(path.join(tmpdir(), 'review-'));
  git('init', '--quiet', '--initial-branch', 'main');
  commit({});
  git('checkout', '--quiet', '-b', 'feature');
  first = commit(MORE(150));
  // A commit that is merged to main in the meantime is not part of this change.
  git('checkout', '--quiet', 'main');
  commit({ diagnostics: { retentionDays: 400 } });
  git('checkout', '--quiet', 'feature');
  commit({ ...MORE(200), ...WEAKER });
});

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

describe('npx stamps review --since', () => {
  test('with a commit marks the findings of later pushes', () => {
    const { since, findings } = sinceJson('--since', first);
    expect(since).toEqual({ label: first.slice(0, 12), gone: [] });
    expect(findings.map((finding) => [finding.rule, finding.since])).toEqual([
      ['content-safety/weaker-filter', 'new'],
      ['cost/capacity', 'changed'],
    ]);
  });

  test('with the JSON of an earlier review marks the same, and lists findings that are gone', () => {
    const file = path.join(project, 'earlier.json');
    review(project, '--base', 'main', '--output', `json=${file}`);
    expect(sinceJson('--since', file).findings.map(({ since }) => since)).toEqual([undefined, undefined]);
    const { since, findings } = sinceJson('--head', first, '--since', file);
    expect([since.label, since.gone.map(({ rule }) => rule)]).toEqual([file, ['content-safety/weaker-filter']]);
    expect(findings.map((finding) => [finding.rule, finding.since])).toEqual([['cost/capacity', 'changed']]);
  });

  test('with a commit that cannot be reviewed warns, and reviews the change', () => {
    git('checkout', '--quiet', '-b', 'broken');
    writeFileSync(path.join(project, 'generated/prod/swedencentral/cdk.tf.json'), '{');
    git('commit', '--quiet', '--all', '--message', 'Break');
    git('checkout', '--quiet', 'feature');
    const { status, stdout, stderr } = review(project, '--base', 'main', '--format', 'json', '--since', 'broken');
    expect(status).toBe(0);
    expect(stderr).toMatch(/^review: nothing is marked as new, because .*cdk\.tf\.json/);
    expect(JSON.parse(stdout)).not.toHaveProperty('since');
  });

  test('with anything else fails with the reason', () => {
    const file = path.join(project, 'other.json');
    const failure = (name: string) => review(project, '--base', 'main', '--since', name);
    expect(failure('0'.repeat(40))).toMatchObject({ status: 1, stdout: '' });
    expect(failure('0'.repeat(40)).stderr).toMatch(/^review: '0{40}' is neither a commit of this repository nor a folder/);
    writeFileSync(file, '{"stacks":[],"findings":[{"stack":"a","rule":"b"}]}');
    expect(failure(file).stderr).toBe(`review: ${file} is not a review in JSON whose findings have IDs\n`);
    writeFileSync(file, '# Review');
    expect(failure(file).stderr).toMatch(/^review: .*other\.json cannot be read as JSON: /);
  });
});
