import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Git } from '../../../lib/stack/source/git';

const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'git-'));
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...IDENTITY, ...args]);
  git('init', '--quiet');
  mkdirSync(path.join(folder, 'generated'));
  writeFileSync(path.join(folder, 'generated/a.json'), '{ "a": "ü" }\n');
  writeFileSync(path.join(folder, 'generated/b.json'), '');
  writeFileSync(path.join(folder, 'generated/c d.json'), 'no end of line');
  symlinkSync('elsewhere', path.join(folder, 'generated/link'));
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Change');
  git('tag', '--annotate', '--message', 'One', 'v1');
  writeFileSync(path.join(folder, 'generated/new.json'), '');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('git', () => {
  test('returns the texts of all files at a commit', () => {
    expect([...new Git(folder).filesAt('HEAD', 'generated', (file) => file.endsWith('.json'))]).toEqual([
      ['generated/a.json', '{ "a": "ü" }\n'],
      ['generated/b.json', ''],
      ['generated/c d.json', 'no end of line'],
    ]);
  });

  test('refuses links among the files to read', () => {
    expect(() => new Git(folder).filesAt('HEAD', 'generated', () => true)).toThrow(
      'in HEAD, these are symbolic links or submodules, not files: generated/link',
    );
  });

  test('resolves an annotated tag to its commit', () => {
    const git = new Git(folder);
    expect(git.commitOf('v1')).toMatch(/^[0-9a-f]{40}$/);
    expect(git.commitOf('v1')).toBe(git.commitOf('HEAD'));
    expect(git.commitOf('v2')).toBeUndefined();
  });

  test.each([
    ['GIT_DIR', '/nowhere'],
    ['GIT_WORK_TREE', '/'],
    ['GIT_INDEX_FILE', '/nowhere/index'],
    ['GIT_PREFIX', 'elsewhere/'],
    ['GIT_COMMON_DIR', '/nowhere'],
    ['GIT_NAMESPACE', 'other'],
  ])('uses its folder in a hook, which sets %s', (name, value) => {
    const before = process.env;
    process.env = { ...before, [name]: value };
    try {
      expect(new Git(folder).trackedBelow('generated')).toEqual([
        'generated/a.json',
        'generated/b.json',
        'generated/c d.json',
        'generated/link',
      ]);
    } finally {
      process.env = before;
    }
  });
});
