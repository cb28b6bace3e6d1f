import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../support/root';

const project = mkdtempSync(path.join(tmpdir(), 'start-'));
const write = (file: string, text: string) => {
  writeFileSync(path.join(project, file), text);
};
const start = (...args: string[]) => {
  const { status, stdout } = spawnSync('node', [path.join(project, 'bin/stamps.mjs'), ...args], { encoding: 'utf8' });
  return [status, stdout];
};
const bundles = () => readdirSync(path.join(project, '.commands')).sort();

beforeAll(() => {
  mkdirSync(path.join(project, 'cli'));
  cpSync(path.join(ROOT, 'bin'), path.join(project, 'bin'), { recursive: true });
  for (const file of ['package-lock.json', 'tsconfig.json']) write(file, '{}');
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(project, 'node_modules'));
  write('cli/text.ts', 'export const text: string = "one";');
  write('main.ts', '');
  write(
    'cli/stamps.ts',
    'import { text } from "./text"; export const main = (args: string[]) => { process.stdout.write([text, ...args].join()); return 3; };',
  );
});
afterAll(() => {
  rmSync(project, { recursive: true });
});

describe('the command', () => {
  test('gets its arguments, and exits with the code that it returns', () => {
    expect(start('--a', 'b')).toEqual([3, 'one,--a,b']);
  });

  test('is not bundled again without changes', () => {
    const before = bundles();
    expect(before).toEqual([expect.stringMatching(/^stamps\.[0-9a-f]{16}\.cjs$/), 'stamps.json']);
    start();
    expect(bundles()).toEqual(before);
  });

  test('is never older than its source files', () => {
    const before = bundles();
    write('cli/text.ts', 'export const text: string = "two";');
    expect(start()).toEqual([3, 'two']);
    expect(bundles()).toHaveLength(2);
    expect(bundles()).not.toEqual(before);
    write('package-lock.json', '{ "version": 2 }');
    const between = bundles();
    start();
    expect(bundles()).not.toEqual(between);
  });
});
