import type { ResourceManagerOptions } from '../../../lib/azure/resource-manager';
import { ResourceManager } from '../../../lib/azure/resource-manager';
import type { FakeResourceManager } from './resource-manager';

/** The token that the local servers accept. */
export const TOKEN = 'token-of-the-test';

/** The object ID of the identity that `TOKEN_OF_IDENTITY` is issued to. */
export const OBJECT_ID = '5d0e3f6a-1b2c-4d3e-8f90-a1b2c3d4e5f6';

/** A token that says whom it is issued to, as those of Microsoft Entra ID do. */
export const TOKEN_OF_IDENTITY = ['{"alg":"none"}', JSON.stringify({ oid: OBJECT_ID }), 'signature']
  .map((part) => Buffer.from(part).toString('base64url'))
  .join('.');

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
