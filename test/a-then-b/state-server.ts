import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/**
 * Stores states for Terraform's backend `http`, by path. With a file, Terraform would write the whole state after each resource, which
 * takes most of the time of a large apply.
 */
export class StateServer {
  private readonly states = new Map<string, string>();
  private readonly server = createServer((request, response) => void this.answer(request, response));

  async listen(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** The address of a state for Terraform. */
  addressOf(name: string): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/${name}`;
  }

  /** The text of a state. */
  stateOf(name: string): string {
    return this.states.get(`/${name}`) ?? '';
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '' } = request;
    if (method === 'POST') this.states.set(url, await text(request));
    const state = this.states.get(url);
    response.writeHead(state === undefined ? 404 : 200).end(method === 'GET' ? state : '');
  }
}
