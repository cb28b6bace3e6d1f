import { spawn } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Slots } from './slots';
import { writeSlots } from './slots';

/** A change that Terraform refuses, and its place. */
export interface Refusal {
  readonly slot: string;
  readonly address: string;
  readonly message: string;
}

/** A resource that a plan would change, and the actions. */
export interface Planned {
  readonly address: string;
  readonly action: string;
}

/** The relevant fields of a line of `-json` output. */
interface Message {
  readonly type: string;
  readonly diagnostic?: {
    readonly severity: string;
    readonly summary: string;
    readonly detail?: string;
    readonly address?: string;
  };
  readonly change?: { readonly resource: { readonly addr: string }; readonly action: string };
}

interface Result {
  readonly status: number;
  readonly messages: readonly Message[];
  readonly text: string;
}

/** A folder with a root module, whose state is at an address. */
export class Folder {
  constructor(
    private readonly path: string,
    private readonly stateAddress: string,
  ) {
    mkdirSync(path, { recursive: true });
  }

  /** Installs providers and the modules of some slots. */
  async initialize(slots: Slots): Promise<void> {
    writeSlots(this.path, slots);
    const { status, text } = await this.terraform('init', '-input=false', '-no-color');
    if (status !== 0) throw new Error(`terraform init failed:\n${text}`);
  }

  /** Reuses the installation of another folder with the same slots. */
  initializeLike(other: Folder): void {
    for (const file of ['.terraform', '.terraform.lock.hcl'])
      cpSync(path.join(other.path, file), path.join(this.path, file), { recursive: true, verbatimSymlinks: true });
  }

  /** Applies the slots. Slots that Terraform refuses are reset to their previous content, and the rest is applied without them. */
  async apply(slots: Slots, before: Slots): Promise<Refusal[]> {
    writeSlots(this.path, slots);
    const { status, messages, text } = await this.terraform('apply', '-input=false', '-auto-approve', '-json');
    if (status === 0) return [];
    const refusals = messages.flatMap(({ diagnostic }) => (diagnostic?.severity === 'error' ? refusalOf(diagnostic) : []));
    const refused = new Set(refusals.map(({ slot }) => slot));
    const left = new Map([...slots].map(([slot, stack]) => [slot, refused.has(slot) ? (before.get(slot) ?? stack) : stack]));
    if (![...refused].some((slot) => left.get(slot) !== slots.get(slot))) throw new Error(`terraform apply failed:\n${text}`);
    return [...refusals, ...(await this.apply(left, before))];
  }

  /** The changes of another apply. */
  async plan(): Promise<Planned[]> {
    const { status, messages, text } = await this.terraform('plan', '-input=false', '-detailed-exitcode', '-json');
    if (status !== 0 && status !== 2) throw new Error(`terraform plan failed:\n${text}`);
    const planned = messages.flatMap(({ change }) =>
      change ? [{ address: change.resource.addr, action: change.action }] : [],
    );
    // Changes of only outputs count as well.
    return status === 2 && planned.length === 0 ? [{ address: 'output', action: text }] : planned;
  }

  private terraform(...args: readonly string[]): Promise<Result> {
    return new Promise((resolve, reject) => {
      const child = spawn('terraform', [`-chdir=${this.path}`, ...args], {
        env: {
          ...process.env,
          ...(process.env['PROVIDER_NODE_OPTIONS'] ? { NODE_OPTIONS: process.env['PROVIDER_NODE_OPTIONS'] } : {}),
          TF_HTTP_ADDRESS: this.stateAddress,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const chunks: Buffer[] = [];
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      child.on('error', reject);
      child.on('close', (status) => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: status ?? 1, text, messages: text.split('\n').flatMap(messageIn) });
      });
    });
  }
}

const messageIn = (line: string): Message[] => (line.startsWith('{') ? [JSON.parse(line) as Message] : []);

function refusalOf({ summary, detail = '', address = '' }: NonNullable<Message['diagnostic']>): Refusal {
  // A cycle has no address, but names the addresses in it.
  const [, slot = ''] = /module\.(\w+)/.exec(`${address} ${summary} ${detail}`) ?? [];
  return { slot, address, message: `${summary}: ${detail}` };
}
