import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WordFile } from '../../../lib/blocklist-files/word-file';
import { wordFilesOf } from '../../../lib/blocklist-files/word-files';

let project: string;

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'words-'));
  mkdirSync(path.join(project, 'environments/words'), { recursive: true });
});
afterEach(() => {
  rmSync(project, { recursive: true });
});

const write = (file: string, text: Buffer | string) => {
  writeFileSync(path.join(project, file), text);
};
const open = (file: string) => wordFilesOf(project)(file);

test('a file is read by its path in environments/, which problems show', () => {
  write('environments/words/a.txt', 'Falcon\n');
  expect(open('./words/../words/a.txt')).toMatchObject({ file: 'environments/words/a.txt', text: 'Falcon\n' });
});

test('a file whose name begins with two periods is inside', () => {
  write('environments/..a.txt', 'Falcon\n');
  expect(open('..a.txt')).toBeInstanceOf(WordFile);
});

test('a file is read once, however many lists name it', () => {
  write('environments/a.txt', 'Falcon\n');
  const files = wordFilesOf(project);
  expect(files('a.txt')).toBe(files('a.txt'));
});

test('a link to the outside is not followed, one to the inside is', () => {
  write('outside.txt', 'Falcon\n');
  write('environments/inside.txt', 'Heron\n');
  symlinkSync(path.join(project, 'outside.txt'), path.join(project, 'environments/out.txt'));
  symlinkSync(path.join(project, 'environments/inside.txt'), path.join(project, 'environments/in.txt'));
  expect(open('out.txt')).toBe('it is outside of environments/');
  expect(open('in.txt')).toMatchObject({ text: 'Heron\n' });
});

test.each([
  ['../outside.txt', 'it is outside of environments/'],
  ['words/../../outside.txt', 'it is outside of environments/'],
  ['/etc/words.txt', 'it is outside of environments/'],
  ['C:/words.txt', 'it is outside of environments/'],
  ['a\\b.txt', 'its path has a character that operating systems interpret differently'],
  ['missing.txt', 'there is no such file'],
  ['words', 'EISDIR'],
])('%s cannot be read: %s', (file, reason) => {
  expect(open(file)).toBe(reason);
});

test('what is not UTF-8, or larger than 16 MiB, is not read', () => {
  write('environments/latin.txt', Buffer.from('M\xfcller', 'latin1'));
  write('environments/large.txt', 'x'.repeat(16 * 1024 * 1024 + 1));
  expect(open('latin.txt')).toBe('it is not UTF-8');
  expect(open('large.txt')).toBe('it is larger than 16 MiB');
});
