import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../support/root';
import { generatedOf } from '../support/review-pairs';
import { review, reviewJson, reviewProcess, write } from '../support/review-project';

let folder: string;
let project: string;

const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
const git = (...args: string[]) => execFileSync('git', ['-C', project, ...IDENTITY, ...args], { encoding: 'utf8' }).trim();

function commit(): void {
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Change');
}

const BASE = generatedOf({});
const MORE_CAPACITY = generatedOf({ prod: { deployments: { chat: { capacity: 150 } } } });
const FOUND = ['cost/capacity'];
const rules = (from: string, ...args: string[]) => reviewJson(from, ...args).findings.map(({ rule }) => rule);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'review-'));
  project = path.join(folder, 'project ');
  mkdirSync(project);
  git('init', '--quiet', '--initial-branch', 'main');
  write(BASE, project);
  commit();
  write(MORE_CAPACITY, project);
  commit();
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('npx stamps review', () => {
  test('reads bare repositories, worktrees and detached heads', () => {
    const [bare, tree] = [path.join(folder, 'bare.git'), path.join(folder, 'tree')];
    execFileSync('git', ['clone', '--quiet', '--bare', project, bare]);
    expect(rules(bare, '--base', 'HEAD~1', '--head', 'HEAD')).toEqual(FOUND);
    git('worktree', 'add', '--quiet', '--detach', tree, 'HEAD');
    expect(rules(tree, '--base', 'HEAD~1')).toEqual(FOUND);
  });

  test('uses the repository of the project, even in a hook of another repository', () => {
    const other = path.join(folder, 'other');
    execFileSync('git', ['init', '--quiet', other]);
    process.env['GIT_DIR'] = path.join(other, '.git');
    try {
      expect(rules(project, '--base', 'HEAD~1')).toEqual(FOUND);
    } finally {
      delete process.env['GIT_DIR'];
    }
  });

  test('compares folders without a repository and without git, and reports why git fails', () => {
    const [before, after] = [path.join(folder, 'before'), path.join(folder, 'after')];
    write(BASE, before);
    write(MORE_CAPACITY, after);
    const run = (base: string) =>
      spawnSync(process.execPath, ['bin/stamps.mjs', 'review', '--project', after, '--base', base], {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, PATH: folder },
      });
    expect(run('../before')).toMatchObject({ status: 0, stderr: '' });
    expect(run('main').stderr).toMatch(/^review: 'main' is neither .* generated\/; git cannot be run: /);
    expect(review(after, '--base', 'main').stderr).toMatch(
      / that contains generated\/; git reports: fatal: not a git repository/,
    );
  });

  test('fails if generated/ is a symbolic link', () => {
    renameSync(path.join(project, 'generated'), path.join(project, 'elsewhere'));
    symlinkSync('elsewhere', path.join(project, 'generated'));
    commit();
    expect(review(project, '--base', 'HEAD~1', '--head', 'HEAD')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(
        /^review: in \w{12}, these are symbolic links or submodules, not files: generated\n$/,
      ) as string,
    });
  });

  test('ignores links that it does not read', () => {
    symlinkSync('../../lock', path.join(project, 'generated/prod/swedencentral/.terraform.lock.hcl'));
    commit();
    expect(rules(project, '--base', 'HEAD~1', '--head', 'HEAD')).toEqual([]);
  });

  test('warns if a shallow clone has no merge base', () => {
    git('checkout', '--quiet', '-b', 'feature', 'HEAD~1');
    writeFileSync(path.join(project, 'notes.txt'), 'text');
    commit();
    const shallow = path.join(folder, 'shallow');
    execFileSync('git', [
      'clone',
      '--quiet',
      '--depth',
      '1',
      '--no-single-branch',
      `file://${project.replace(' ', '%20')}`,
      shallow,
    ]);
    const { status, stderr } = review(shallow, '--base', 'origin/main', '--head', 'origin/feature');
    expect([status, stderr]).toEqual([
      0,
      'review: the merge base with origin/main is not known, so the comparison is with origin/main itself: the history in this clone is truncated; fetch the rest (git fetch --unshallow)\n',
    ]);
  });

  test('warns if there is nothing to compare', () => {
    const empty = path.join(folder, 'empty');
    mkdirSync(path.join(empty, 'generated'), { recursive: true });
    expect(review(empty, '--base', empty)).toMatchObject({
      status: 0,
      stderr: 'review: neither revision has a stack in generated/\n',
    });
  });

  test('refuses an output with an unknown format, and accepts the word as part of a path', () => {
    const empty = path.join(folder, 'outputs');
    mkdirSync(path.join(empty, 'generated'), { recursive: true });
    const { status, stdout, stderr } = review(empty, '--base', empty, '--output', 'makrdown=c.md');
    expect([status, stdout, stderr.split('\n')[0]]).toEqual([
      ...[2, ''],
      "review: option '--output <[format=]file>' argument 'makrdown=c.md' is invalid. Unknown format 'makrdown': did you mean 'markdown'? If it is part of the file name, write ./makrdown=c.md.",
    ]);
    const file = path.join(empty, 'a=b.md');
    expect(review(empty, '--base', empty, '--output', file).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('none: ');
  });

  test('exits with 1 if it cannot write', () => {
    const output = path.join(folder, 'missing/report.md');
    const { status, stderr } = reviewProcess(project, '--base', 'HEAD', '--output', output);
    expect([status, stderr]).toEqual([
      1,
      `review: --output ${output} cannot be written: the folder ${folder}/missing does not exist: create it first\n`,
    ]);
  });

  test('does not load the synthesis modules, because a pull request waits for the review', () => {
    const counter = path.join(folder, 'counter.js');
    const heavy = '/node_modules.(cdktf|zod|@cdktf|constructs|yaml)\\b/.test(file)';
    writeFileSync(
      counter,
      `process.on('exit', () => console.error(Object.keys(require.cache).filter((file) => ${heavy}).length))`,
    );
    const { stderr } = spawnSync(
      process.execPath,
      [...['--require', counter, 'bin/stamps.mjs', 'review', '--project', project, '--base', 'HEAD~1', '--format', 'markdown']],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect(stderr).toBe('0\n');
  });
});
