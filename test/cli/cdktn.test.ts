import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { inCopyOf, ROOT, TODAY } from '../support/root';
import { generate } from '../support/synth';

const node = (...args: string[]) => {
  const { status, stdout } = spawnSync('node', ['--require', path.join(ROOT, 'test/support/cdktn.js'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, stdout };
};

describe('under cdktn, the continuation of CDKTF', () => {
  test('cdktf resolves to cdktn', () => {
    expect(node('--print', "require('cdktf/package.json').name")).toEqual({ status: 0, stdout: 'cdktn\n' });
  });

  test('the kit generates the same bytes', () => {
    inCopyOf('dev-and-prod', (project) => {
      generate(project);
      expect(node('bin/stamps.mjs', 'synth', '--check', '--today', TODAY, '--project', project)).toEqual({
        status: 0,
        stdout: 'generated/ is current: 5 stacks.\n',
      });
    });
  });
});
