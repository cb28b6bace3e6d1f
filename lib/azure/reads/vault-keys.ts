import { z } from 'zod';
import type { Answer } from '../answer';
import { mapAnswer } from '../answer';
import type { ResourceManager } from '../resource-manager';

const KEY = z.object({
  // Without an ID, the answer is not a key.
  id: z.string(),
  properties: z
    .object({
      kty: z.string().nullish(),
      keySize: z.number().nullish(),
      attributes: z.object({ enabled: z.boolean().nullish(), exp: z.number().nullish() }).nullish(),
    })
    .nullish(),
});

/** The operation that `vaultKey` needs. It shows no content of the key. */
export const READ_KEYS = 'Microsoft.KeyVault/vaults/keys/read';

/** A key in a key vault, without its content. */
export interface VaultKey {
  /** Such as `RSA` or `RSA-HSM`; empty if the answer has none. */
  readonly type: string;
  /** In bits; undefined if the answer has none. */
  readonly size?: number;
  readonly isEnabled: boolean;
  /** When it expires, in seconds since 1970; undefined: never, or the answer does not say. */
  readonly expires?: number;
}

/**
 * A key in a key vault, from Azure Resource Manager: the vault itself is not asked.
 *
 * Source: Microsoft's REST API reference, Keys - Get, 2023-07-01.
 */
export const vaultKey = async (azure: ResourceManager, vaultId: string, name: string): Promise<Answer<VaultKey>> =>
  mapAnswer(await azure.get(`${vaultId.toLowerCase()}/keys/${name}`, '2023-07-01', KEY), ({ properties }) => ({
    type: properties?.kty ?? '',
    ...(typeof properties?.keySize === 'number' ? { size: properties.keySize } : {}),
    isEnabled: properties?.attributes?.enabled !== false,
    ...(typeof properties?.attributes?.exp === 'number' ? { expires: properties.attributes.exp } : {}),
  }));
