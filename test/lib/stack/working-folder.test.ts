import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filesIn } from '../../../lib/stack/source/working-folder';

test('a link to a parent folder is not followed', () => {
  const project = mkdtempSync(path.join(tmpdir(), 'loop-'));
  mkdirSync(path.join(project, 'generated/prod'), { recursive: true });
  writeFileSync(path.join(project, 'generated/prod/a.tf.json'), '{}');
  symlinkSync('..', path.join(project, 'generated/prod/loop'));
  expect([...filesIn(project, () => true).keys()]).toEqual(['generated/prod/a.tf.json']);
  rmSync(project, { recursive: true });
});
