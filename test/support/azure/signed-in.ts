import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Ran } from '../command';
import { ROOT } from '../root';
import { TOKEN } from './client';
import type { FakeResourceManager } from './resource-manager';

/**
 * Runs `stamps` as a process of its own, signed in with a managed identity, against a local Azure. The identity is real for the SDK: it
 * gets its tokens from an endpoint.
 */
export const signedIn = ({ ca, endpoint }: Pick<FakeResourceManager, 'ca' | 'endpoint'>, ...args: readonly string[]) =>
  signedInTrusting(ca, ...args, '--endpoint', endpoint);

/** Runs `stamps` like `signedIn`, with a certificate to trust. */
export async function signedInTrusting(
  ca: string,
  ...args: readonly string[]
): Promise<Ran & { readonly scopes: readonly (string | null)[] }> {
  const scopes: (string | null)[] = [];
  const folder = mkdtempSync(path.join(tmpdir(), 'signed-in-'));
  const identity = createServer((request, response) => {
    scopes.push(new URL(request.url ?? '/', 'http://x').searchParams.get('resource'));
    const expires = Math.floor(Date.now() / 1000) + 3600;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ access_token: TOKEN, expires_on: String(expires), resource: 'x', token_type: 'Bearer' }));
  });
  await new Promise<void>((listening) => identity.listen(0, '127.0.0.1', listening));
  try {
    writeFileSync(path.join(folder, 'ca.pem'), ca);
    const ran = await run(args, {
      NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem'),
      AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential',
      IDENTITY_ENDPOINT: `http://127.0.0.1:${(identity.address() as AddressInfo).port}/token`,
      IDENTITY_HEADER: 'header',
      NO_PROXY: '127.0.0.1',
    });
    return { ...ran, scopes };
  } finally {
    identity.closeAllConnections();
    await new Promise((closed) => identity.close(closed));
    rmSync(folder, { recursive: true, force: true });
  }
}

const run = (args: readonly string[], env: Readonly<Record<string, string>>) =>
  new Promise<Ran>((ended) => {
    const child = spawn(process.execPath, ['bin/stamps.mjs', ...args], { cwd: ROOT, env: { ...process.env, ...env } });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('close', (status) => {
      ended({ status: status ?? -1, stdout, stderr });
    });
  });
