import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generatedOf } from '../support/review-pairs';
import { reviewJson, write } from '../support/review-project';

const FOLDER = 'generated/prod/swedencentral';
const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

let project: string;

const git = (...args: string[]) => execFileSync('git', ['-C', project, ...IDENTITY, ...args], { encoding: 'utf8' });
const put = (name: string, text: string) => {
  const file = path.join(project, FOLDER, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
};
const found = (...args: string[]) => {
  const { stacks, findings } = reviewJson(project, '--base', 'HEAD~1', ...args);
  return [stacks.map(({ id }) => id), findings.map(({ rule }) => rule)];
};

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'review-files-'));
  git('init', '--quiet', '--initial-branch', 'main');
  write(generatedOf({}), project);
  writeFileSync(path.join(project, '.gitignore'), '.terraform/\n*.tfstate\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Before');
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

function commit(): void {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', 'Change');
}

describe('npx stamps review', () => {
  test.each([
    ['run.tf', 'files/extra'],
    ['x_override.tofu.json', 'files/extra'],
    ['.auto.tfvars', 'files/extra'],
    ['.terraform.lock.hcl', 'files/lock-file'],
    ['modules/a/main.tf', 'files/other'],
  ])('lists the stack of a new %s, so that it is planned', (name, rule) => {
    put(name, '{}');
    commit();
    for (const args of [[], ['--head', 'HEAD']]) expect(found(...args)).toEqual([['prod-swedencentral'], [rule]]);
  });

  test('lists no stack if only a page changes', () => {
    appendFileSync(path.join(project, FOLDER, 'README.md'), 'More.\n');
    commit();
    expect(found()).toEqual([[], []]);
  });

  test('finds ignored files only if they are committed', () => {
    put('.terraform/modules/modules.json', '{}');
    put('terraform.tfstate', '{}');
    commit();
    expect(found()).toEqual([[], []]);
    git('add', '--force', FOLDER);
    git('commit', '--quiet', '--amend', '--message', 'Change');
    for (const args of [[], ['--head', 'HEAD']])
      expect(found(...args)).toEqual([['prod-swedencentral'], ['files/state', 'files/state']]);
  });
});
