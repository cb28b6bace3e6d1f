import type { Socket } from 'node:dgram';
import { createSocket } from 'node:dgram';

/** What the local DNS server answers for a name: its addresses, an alias and its addresses, an error, or nothing at all. */
export type DnsAnswer =
  | readonly string[]
  | { readonly alias: string; readonly addresses: readonly string[] }
  | 'NXDOMAIN'
  | 'REFUSED'
  | 'SERVFAIL'
  | 'silent';

const CODES = { NXDOMAIN: 3, REFUSED: 5, SERVFAIL: 2 } as const;
const [A, CNAME] = [1, 5];

/** A local DNS server over UDP. It knows IPv4 addresses and aliases only. */
export class FakeDns {
  /** The names that were asked for, once for each question. */
  readonly asked: string[] = [];

  private constructor(
    private readonly socket: Socket,
    private readonly answers: ReadonlyMap<string, DnsAnswer>,
    private readonly otherwise: DnsAnswer,
  ) {
    socket.on('message', (question, { address, port }) => {
      const answer = this.answerTo(question);
      if (answer) socket.send(answer, port, address);
    });
  }

  /** @param otherwise the answer for all other names */
  static async start(answers: Readonly<Record<string, DnsAnswer>>, otherwise: DnsAnswer = 'NXDOMAIN'): Promise<FakeDns> {
    const socket = createSocket('udp4');
    await new Promise<void>((bound) => socket.bind(0, '127.0.0.1', bound));
    return new FakeDns(socket, new Map(Object.entries(answers)), otherwise);
  }

  /** Its address with the port. */
  get server(): string {
    return `127.0.0.1:${this.socket.address().port}`;
  }

  close(): Promise<void> {
    return new Promise((closed) => {
      this.socket.close(closed);
    });
  }

  private answerTo(question: Buffer): Buffer | undefined {
    const { name, end } = nameAt(question);
    const type = question.readUInt16BE(end);
    this.asked.push(name);
    const answer = this.answers.get(name) ?? this.otherwise;
    if (answer === 'silent') return undefined;
    const asked = question.subarray(12, end + 4);
    if (typeof answer === 'string') return message(question, CODES[answer], asked, []);
    const [alias, addresses] = 'alias' in answer ? [answer.alias, answer.addresses] : [undefined, answer];
    const owner = alias ?? name;
    return message(question, 0, asked, [
      ...(alias === undefined ? [] : [record(name, CNAME, encoded(alias))]),
      ...(type === A ? addresses.map((each) => record(owner, A, Buffer.from(each.split('.').map(Number)))) : []),
    ]);
  }
}

function nameAt(question: Buffer): { readonly name: string; readonly end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}

const encoded = (name: string) =>
  Buffer.concat([...name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)])), Buffer.from([0])]);

function record(name: string, type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(10);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(1, 2);
  head.writeUInt32BE(60, 4);
  head.writeUInt16BE(data.length, 8);
  return Buffer.concat([encoded(name), head, data]);
}

function message(question: Buffer, code: number, asked: Buffer, records: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(12);
  question.copy(head, 0, 0, 2);
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(records.length, 6);
  return Buffer.concat([head, asked, ...records]);
}
