import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { command } from '../support/command';

test.each(['schema', 'atlantis', 'list', 'check', 'guard', 'synth', 'quota'])(
  '%s refuses a project that does not exist',
  (name) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'project-option-'));
    try {
      const project = path.join(folder, 'nope');
      const { status, stdout, stderr } = command(name, '--project', project);
      expect([status, stdout, stderr.split('\n')[0]]).toEqual([
        ...[2, ''],
        `${name}: option '--project <folder>' argument '${project}' is invalid. There is no such folder.`,
      ]);
      expect(existsSync(project)).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
