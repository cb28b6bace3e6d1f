import type { SecureContextOptions } from 'node:tls';
import tls from 'node:tls';

/** Lets clients of this process trust a certificate meanwhile, as `NODE_EXTRA_CA_CERTS` does for a process that starts. */
export async function trusting<T>(ca: string, work: () => Promise<T>): Promise<T> {
  const { createSecureContext } = tls;
  tls.createSecureContext = (options: SecureContextOptions = {}) => createSecureContext({ ca, ...options });
  try {
    return await work();
  } finally {
    tls.createSecureContext = createSecureContext;
  }
}
