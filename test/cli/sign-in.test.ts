import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Ran } from '../support/command';
import { ROOT } from '../support/root';

const home = mkdtempSync(path.join(tmpdir(), 'no-sign-in-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

/** Runs `stamps` on a machine without any tool or variable to sign in with. The SDK is real. */
const notSignedIn = (...args: readonly string[]) =>
  new Promise<Ran>((ended) => {
    const env = { PATH: home, HOME: home, AZURE_TOKEN_CREDENTIALS: 'dev' };
    const child = spawn(process.execPath, ['bin/stamps.mjs', ...args], { cwd: ROOT, env });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('close', (status) => {
      ended({ status: status ?? -1, stdout, stderr });
    });
  });

test('without a sign-in, a command says how to, and what was tried, without the text of the SDK', async () => {
  const { status, stdout, stderr } = await notSignedIn('preflight', '--project', 'test/examples/dev-and-prod');
  expect([status, stdout]).toEqual([1, '']);
  const [first, ...tried] = stderr.trimEnd().split('\n');
  expect(first).toBe(
    'preflight: cannot sign in to Azure: run az login or, in a pipeline, set the variables of its identity. What was tried:',
  );
  expect(tried).toContain('- Azure CLI could not be found');
  expect(tried.length).toBeGreaterThan(2);
  expect(tried.filter((line) => !/^- \S.{5,80}$/.test(line))).toEqual([]);
  expect(stderr).not.toMatch(/https?:|CredentialUnavailableError|ChainedTokenCredential/);
});
