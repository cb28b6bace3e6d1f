import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from '../support/project';

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
    const { status, stdout } = node('bin/stamps.mjs', 'synth', '--check');
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^generated\/ is current/)]);
  });
});
