import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { localIdentity } from '../support/azure/managed-identity';
import { networkOf } from '../support/azure/network-of';
import { accountCertificate } from '../support/azure/verify';
import { ROOT } from '../support/root';
import { stamps } from '../support/stamps';

const PROJECT = path.join(ROOT, 'test/examples/dev-and-prod');
/** A process that does not end is killed after this time, in milliseconds. */
const LONGEST = 100_000;

async function ended(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(program, args, { cwd: ROOT, env: { ...process.env, ...env }, timeout: LONGEST });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.resume();
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout };
}

test('the process ends after the report, although a proxy keeps its connections without an answer', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'silent-proxy-'));
  const sockets: Socket[] = [];
  const proxy = createServer((socket) => sockets.push(socket.on('error', () => undefined))).listen(0, '127.0.0.1');
  const [network, identity] = await Promise.all([networkOf(PROJECT), localIdentity(), once(proxy, 'listening')]);
  const certificate = path.join(folder, 'ca.pem');
  writeFileSync(certificate, (await accountCertificate()).cert);
  const args = network.args.slice(0, network.args.indexOf('--endpoint'));
  try {
    const { status, stdout } = await ended(
      process.execPath,
      ['bin/stamps.mjs', 'verify', ...args, '--timeout', '5', '--wait', '0', '--no-tokens', 'dev'],
      {
        ...identity.environment,
        ...{ NODE_EXTRA_CA_CERTS: certificate, NO_PROXY: '127.0.0.1' },
        HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
      },
    );
    expect(stdout).toContain('no answer within 5 seconds');
    expect(sockets.length).toBeGreaterThan(0);
    expect(status).toBe(0);
  } finally {
    for (const socket of sockets) socket.destroy();
    proxy.close();
    await Promise.all([network.close(), identity.close()]);
    rmSync(folder, { recursive: true });
  }
});

test('the end of the process does not cut off what a slow reader of a pipe has not read yet', async () => {
  const { stdout: whole } = await stamps('models', '--json');
  expect(whole.length).toBeGreaterThan(100_000);
  const { stdout } = await ended('sh', ['-c', `'${process.execPath}' bin/stamps.mjs models --json | (sleep 1; cat)`]);
  expect(stdout).toBe(whole);
});
