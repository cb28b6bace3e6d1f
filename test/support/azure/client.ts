import type { ResourceManagerOptions } from '../../../lib/azure/resource-manager';
import { ResourceManager } from '../../../lib/azure/resource-manager';
import type { FakeResourceManager } from './resource-manager';

/** The token that the local servers accept. */
export const TOKEN = 'token-of-the-test';

/** A client of the kit that asks a local Azure Resource Manager. */
export const clientOf = (
  { endpoint, ca }: Pick<FakeResourceManager, 'ca' | 'endpoint'>,
  options: Partial<ResourceManagerOptions> = {},
): ResourceManager =>
  new ResourceManager({
    ...{ endpoint, ca, proxy: false, pause: 1, scope: 'https://management.azure.com/.default' },
    credential: { getToken: () => Promise.resolve({ token: TOKEN, expiresOnTimestamp: Date.now() + 3_600_000 }) },
    ...options,
  });
