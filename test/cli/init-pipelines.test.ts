import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { pipelineFiles } from '../../cli/init/pipeline-files';
import { ROOT } from '../support/root';

const PLATFORMS = (['github', 'azure-devops'] as const).map((pipelines) => pipelineFiles({ pipelines, environment: 'lab' }));
const WORKFLOWS = PLATFORMS.flatMap((files) => [...files].filter(([file]) => file.endsWith('.yml')));

describe.each(WORKFLOWS)('%s of a team', (file, text) => {
  const commands = text.split('\n').filter((line) => !/^\s*#/.test(line));

  test('calls the scripts of the kit through pipelines/kit, and its commands as stamps', () => {
    expect(commands.filter((line) => /(?<!azure-openai-stamps\/)pipelines\/(?!kit\b)/.test(line))).toEqual([]);
    expect(commands.filter((line) => line.includes('npm run'))).toEqual([]);
    expect(commands.filter((line) => line.includes('pipelines/kit')).length).toBeGreaterThan(1);
  });

  test('is the same as that of the kit otherwise', () => {
    const own = readFileSync(path.join(ROOT, file === 'azure-pipelines.yml' ? 'pipelines/azure-pipelines.yml' : file), 'utf8');
    const shape = (yaml: string) =>
      JSON.stringify(parse(yaml), (key, value: unknown) =>
        typeof value === 'string' && /pipelines\/|npm run|npx/.test(value) ? key : value,
      );
    expect(shape(text).replace('"lab"', '"prod"')).toBe(shape(own));
  });

  test('names scripts that the package has', () => {
    const scripts = [...text.matchAll(/pipelines\/kit(?:\)")?[ /]([\w.-]+)/g)].map(([, script = '']) => script);
    for (const script of scripts) expect(() => readFileSync(path.join(ROOT, 'pipelines', script))).not.toThrow();
    expect(scripts.length).toBeGreaterThan(1);
  });
});

test('a job that may write installs no packages', () => {
  for (const [, text] of WORKFLOWS)
    for (const job of Object.values(
      (parse(text) as { jobs?: Record<string, { permissions?: object; environment?: unknown; steps: object[] }> }).jobs ?? {},
    ))
      if (job.environment !== undefined) expect(JSON.stringify(job.steps)).not.toMatch(/npm (ci|install)|npx/);
});

describe('pipelines/kit', () => {
  let folder: string;
  const run = (...args: string[]) => {
    const env = { ...process.env, RUNNER_TEMP: path.join(folder, 'temp') };
    const { status, stdout, stderr } = spawnSync(path.join(folder, 'pipelines/kit'), args, {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  const lock = (integrity: string) => {
    const packages = { 'node_modules/azure-openai-stamps': { version: '9.9.9', resolved: 'file:kit.tgz', integrity } };
    writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify({ packages }));
  };
  const checksum = () =>
    `sha512-${createHash('sha512')
      .update(readFileSync(path.join(folder, 'kit.tgz')))
      .digest('base64')}`;

  const pack = () => execFileSync('tar', ['-czf', 'kit.tgz', '-C', 'source', 'package'], { cwd: folder });

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'kit-'));
    for (const name of ['temp', 'pipelines', 'source/package/pipelines'])
      mkdirSync(path.join(folder, name), { recursive: true });
    cpSync(path.join(ROOT, 'pipelines/kit'), path.join(folder, 'pipelines/kit'));
    writeFileSync(path.join(folder, 'source/package/package.json'), '{"name":"azure-openai-stamps","version":"9.9.9"}');
    writeFileSync(path.join(folder, 'source/package/pipelines/hello.mjs'), 'console.log("hello", process.argv[2]);');
    writeFileSync(path.join(folder, 'source/package/pipelines/hello'), 'echo "hello, $1"');
    pack();
    lock(checksum());
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('runs scripts of the tarball that the lock file names, with their arguments', () => {
    expect(run('hello.mjs', 'you')).toEqual({ status: 0, stdout: 'hello you\n', stderr: '' });
    expect(run('hello', 'you')).toEqual({ status: 0, stdout: 'hello, you\n', stderr: '' });
    expect(run().stdout.startsWith(path.join(folder, 'temp'))).toBe(true);
  });

  test('refuses a tarball with another checksum, and runs nothing', () => {
    writeFileSync(path.join(folder, 'source/package/pipelines/hello.mjs'), 'console.log("changed");');
    pack();
    const { status, stdout, stderr } = run('hello.mjs', 'you');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('the checksum of azure-openai-stamps is sha512-');
  });

  test('refuses a lock file without a checksum', () => {
    lock('');
    expect(run('hello')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('package-lock.json has no checksum') as string,
    });
  });

  test('prefers the installed package', () => {
    cpSync(path.join(folder, 'source/package'), path.join(folder, 'node_modules/azure-openai-stamps'), { recursive: true });
    lock('');
    expect(run('hello', 'you').stdout).toBe('hello, you\n');
  });
});
