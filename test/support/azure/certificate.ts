import { generate } from 'selfsigned';

/** A certificate for local servers, and its key, in PEM. It is made for each run: the repository contains no keys. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const MADE = new Map<string, Promise<Certificate>>();

/** A certificate for 127.0.0.1 and for some host names, which trusts itself. Servers of a test file share it: making one takes time. */
export function certificateFor(...names: readonly string[]): Promise<Certificate> {
  const made = MADE.get(names.join(' ')) ?? make(names);
  MADE.set(names.join(' '), made);
  return made;
}

async function make(names: readonly string[]): Promise<Certificate> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'Test' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [{ type: 7, ip: '127.0.0.1' }, ...names.map((value) => ({ type: 2 as const, value }))],
      },
    ],
  });
  return { cert, key };
}
