import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TOKEN } from './client';

/** A local managed identity, as a container or a web app of Azure has it, for commands in a process of their own. */
export interface LocalIdentity {
  /** The environment variables that lead to it. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts a managed identity. Source: Microsoft's page on managed identities of App Service, 2019-08-01. */
export async function localIdentity(): Promise<LocalIdentity> {
  const server = createServer((request, response) => {
    const resource = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('resource');
    const expires = Math.floor(Date.now() / 1000) + 3600;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ access_token: TOKEN, expires_on: String(expires), resource, token_type: 'Bearer' }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    environment: {
      IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/token`,
      IDENTITY_HEADER: 'local',
      AZURE_TOKEN_CREDENTIALS: 'prod',
    },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => {
          closed();
        });
      }),
  };
}
