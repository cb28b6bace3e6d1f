import type { ResourceManager } from '../azure/resource-manager';
import type { ServedCloud } from '../catalog/clouds';
import { endpointOf, privateDnsZonesOf } from '../catalog/clouds';
import { UUID } from '../catalog/uuid';
import type { Located } from '../fleet/fleet';
import type { Stamp } from '../fleet/stamp';
import type { HttpsOptions, HttpsRequest } from './https';
import { send } from './https';
import type { Reading } from './reading';
import { isUsable, readingOf } from './reading';
import type { Resolve } from './resolver';

/** What checks have in addition to the stamp. */
export interface VerifyContext {
  readonly resolve: Resolve;
  readonly https: HttpsOptions;
  /** An access token for the accounts of a cloud. */
  readonly token: (cloud: ServedCloud) => Promise<string>;
  /** Azure Resource Manager of a cloud. Only the check of records asks it. */
  readonly azure: (cloud: ServedCloud) => ResourceManager;
  /** Terms to try, by the key of their list. */
  readonly canaries: ReadonlyMap<string, string>;
  /** How long to wait for a role that may just have been assigned, and for the record of a request, in milliseconds. */
  readonly wait: number;
  /** How long to wait between two tries, in milliseconds. */
  readonly pause: number;
  /** Waits for a number of milliseconds. */
  readonly pauseFor: (milliseconds: number) => Promise<unknown>;
}

/** What a check needs from the checks before it. Each includes those before it. */
export const NEEDS = ['nothing', 'address', 'connection', 'azure', 'access'] as const;
export type Need = (typeof NEEDS)[number];

/** A request to the account of the stamp. */
export type AccountRequest = Pick<HttpsRequest, 'body' | 'headers' | 'method'> & {
  /** Below `/openai/v1/`, such as `models`. */
  readonly path: string;
  /** @default - the host of the endpoint */
  readonly host?: string;
  /** Whether the model has to work for the answer, which takes longer. @default false */
  readonly isWork?: boolean;
};

/** Requests to one account, and what the checks have found out about it so far. */
export class Session {
  /** The host of the endpoint, such as `x.openai.azure.com`. */
  readonly host: string;
  /** The names that clients use, with the host of the endpoint. */
  readonly hosts: readonly string[];
  /** The first address of each name that resolves. */
  readonly addresses = new Map<string, string>();
  /** The names that do not exist. */
  readonly missing = new Set<string>();
  /** The successful answers to the tiny requests, by the key of the deployment. */
  readonly answers = new Map<string, unknown>();
  /** The IDs that Azure gave to the requests, in lower case. */
  readonly requestIds = new Set<string>();
  /** When Azure answered the first request, by its clock if it says so, in milliseconds since 1970. */
  began: number | undefined;
  private readonly obstacles = new Map<Need, string>();
  private known: string | undefined;

  constructor(
    readonly stack: Located<Stamp>,
    readonly context: VerifyContext,
  ) {
    const { names, account, region } = stack.value;
    this.host = new URL(endpointOf(names.customSubdomain, region.cloud)).hostname;
    const zones = privateDnsZonesOf(account.kind, region.cloud);
    this.hosts = [...new Set([this.host, ...zones.map((zone) => zone.replace('privatelink', names.customSubdomain))])];
  }

  get stamp(): Stamp {
    return this.stack.value;
  }

  /** Records that something is missing which later checks need. */
  obstruct(need: Need, because: string): void {
    if (!this.obstacles.has(need)) this.obstacles.set(need, because);
  }

  /** Why a check cannot run; undefined if it can. */
  obstacleTo(need: Need): string | undefined {
    const needed = NEEDS.slice(0, NEEDS.indexOf(need) + 1);
    return needed.map((each) => this.obstacles.get(each)).find((each) => each !== undefined);
  }

  /** The header with an access token. The token is only ever sent to hosts of the account, over a trusted connection. */
  async authorization(): Promise<Readonly<Record<string, string>>> {
    this.known ??= await this.context.token(this.stamp.region.cloud);
    return { authorization: `Bearer ${this.known}` };
  }

  /** Sends a request to the account, and reads the answer. */
  async ask({ path, host = this.host, isWork = false, ...more }: AccountRequest): Promise<Reading> {
    const address = this.addresses.get(host);
    if (address === undefined) return { kind: 'none', stage: 'connection', because: `${host} does not resolve` };
    const { https } = this.context;
    const timeout = https.timeout * (isWork ? WORK : 1);
    const reply = await send({ ...more, host, address, path: `/openai/v1/${path}` }, { ...https, timeout });
    if (reply.kind === 'none') return reply;
    // A hostile server could send the token back, and messages quote answers.
    const hidden = (text: string) => (this.known === undefined ? text : text.replaceAll(this.known, '[token]'));
    const headers = Object.fromEntries(Object.entries(reply.headers).map(([name, value]) => [name, hidden(value)]));
    const reading = readingOf({ ...reply, headers, body: hidden(reply.body) });
    if (isUsable(reading)) this.remember(headers);
    return reading;
  }

  /** Source of the header: MicrosoftDocs and public captures (read 2026-11-25). */
  private remember({ date = '', 'apim-request-id': id = '' }: Readonly<Record<string, string>>): void {
    if (UUID.test(id)) this.requestIds.add(id.toLowerCase());
    const time = Date.parse(date);
    this.began ??= Number.isNaN(time) ? Date.now() : time;
  }
}

/** How many times longer an answer of a model may take. */
const WORK = 3;
