import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../support/project';

const project = mkdtempSync(path.join(tmpdir(), 'start-'));
const write = (file: string, text: string) => {
  writeFileSync(path.join(project, file), text);
};
const start = (...args: string[]) => {
  const { status, stdout } = spawnSync('node', [path.join(project, 'cli/start.mjs'), ...args], { encoding: 'utf8' });
  return [status, stdout];
};
const bundles = () => readdirSync(path.join(project, '.commands')).sort();

beforeAll(() => {
  mkdirSync(path.join(project, 'cli'));
  cpSync(path.join(ROOT, 'cli/start.mjs'), path.join(project, 'cli/start.mjs'));
  for (const file of ['package-lock.json', 'tsconfig.json']) write(file, '{}');
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(project, 'node_modules'));
  write('cli/said.ts', 'export const said: string = "one";');
  write(
    'cli/say.ts',
    'import { said } from "./said"; export const main = () => { process.stdout.write([said, ...process.argv.slice(2)].join()); return 3; };',
  );
});
afterAll(() => {
  rmSync(project, { recursive: true });
});

describe('a command', () => {
  test('gets its arguments, and ends with what it returns', () => {
    expect(start('say', '--a', 'b')).toEqual([3, 'one,--a,b']);
  });

  test('is not bundled again while nothing changes', () => {
    const before = bundles();
    expect(before).toEqual([expect.stringMatching(/^say\.[0-9a-f]{16}\.cjs$/), 'say.json']);
    start('say');
    expect(bundles()).toEqual(before);
  });

  test('is never older than what it is made of', () => {
    const before = bundles();
    write('cli/said.ts', 'export const said: string = "two";');
    expect(start('say')).toEqual([3, 'two']);
    expect(bundles()).toHaveLength(2);
    expect(bundles()).not.toEqual(before);
    write('package-lock.json', '{ "version": 2 }');
    const between = bundles();
    start('say');
    expect(bundles()).not.toEqual(between);
  });
});
