import type { AccountSettings } from '../settings/account-settings';
import type { StampKey } from '../fleet/stamp-key';
import { ResolutionError } from './resolution';

const PATH = ['account', 'customerManagedKey'];

/** The key of an account, existing or new; undefined: a key of Microsoft. */
export function keyOf({ customerManagedKey }: AccountSettings): StampKey | undefined {
  if (customerManagedKey === undefined) return undefined;
  const { create, keyId, keyVaultId, location, identity } = customerManagedKey;
  const given = Object.entries({ keyId, keyVaultId, location, identity }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
  if (create) {
    if (given.length === 0) return { from: 'own' };
    throw new ResolutionError(
      'encryption/choice',
      [...PATH, 'create'],
      `create cannot stand beside ${given.join(', ')}: the key either exists, or the stamp creates it`,
      'remove create, or the others; null removes a setting of a lower layer',
    );
  }
  if (keyId !== undefined && keyVaultId !== undefined)
    return { from: 'existing', keyId, keyVaultId, ...(location ? { location } : {}), ...(identity ? { identity } : {}) };
  const missing = [...(keyId === undefined ? ['keyId'] : []), ...(keyVaultId === undefined ? ['keyVaultId'] : [])];
  throw new ResolutionError(
    'encryption/choice',
    PATH,
    given.length === 0 ? 'customerManagedKey names no key' : `customerManagedKey has no ${missing.join(' and no ')}`,
    'write { keyId: https://<vault>.vault.azure.net/keys/<key>, keyVaultId: /subscriptions/… } for a key that exists, or { create: true }',
  );
}
