import type { Ran } from '../command';
import { stamps } from '../stamps';
import { localIdentity } from './managed-identity';
import type { FakeResourceManager } from './resource-manager';
import { trusting } from './trusting';

/** Runs `stamps` in this process, signed in with a managed identity, against a local Azure: the SDK and the sockets are real. */
export async function signedInHere(
  { ca, endpoint }: Pick<FakeResourceManager, 'ca' | 'endpoint'>,
  ...args: readonly string[]
): Promise<Ran> {
  const identity = await localIdentity();
  const before = { ...process.env };
  Object.assign(process.env, identity.environment);
  try {
    return await trusting(ca, () => stamps(...args, '--endpoint', endpoint));
  } finally {
    for (const name of Object.keys(identity.environment)) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before[name];
    }
    await identity.close();
  }
}
