import { CLOUD_WORDS } from '../catalog/cloud-name';
import { keyForms, parseKeyId, parseStoreId, storeWords } from '../catalog/encryption-keys';
import { parseResourceId } from '../catalog/resource-id';
import type { Stamp } from '../fleet/stamp';
import type { ExistingKey } from '../fleet/stamp-key';
import type { Located } from '../fleet/fleet';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

const PATH = ['account', 'customerManagedKey'];

/** An existing key has well-formed IDs, which belong together. */
export const encryptionKey = stampRule(
  'encryption/key',
  'The IDs of an existing key, its vault and its identity are well formed and belong together. A managed HSM for an account of kind OpenAI is a warning.',
  (stamp, located) => {
    const { key } = stamp.account;
    return key?.from === 'existing' ? [...ids(key, stamp, located), ...identity(key, located)] : [];
  },
);

function ids({ keyId, keyVaultId }: ExistingKey, { account, region: { cloud } }: Stamp, located: Located<Stamp>): Finding[] {
  const [key, store] = [parseKeyId(keyId, cloud), parseStoreId(keyVaultId)];
  const malformed = [
    ...(typeof key === 'string'
      ? [
          finding(located, [...PATH, 'keyId'], {
            message: `the ID of the key is not valid: ${key}`,
            help: 'copy it without the version from the output of: az keyvault key show --query key.kid',
          }),
        ]
      : []),
    ...(typeof store === 'string'
      ? [
          finding(located, [...PATH, 'keyVaultId'], {
            message: `the ID of the key vault is not valid: ${store}`,
            help: 'copy it from the output of: az keyvault show --query id',
          }),
        ]
      : []),
  ];
  if (typeof key === 'string' || typeof store === 'string') return malformed;
  if (key.cloud !== cloud)
    return [
      finding(located, [...PATH, 'keyId'], {
        message: `the key is in ${CLOUD_WORDS[key.cloud]}, but the account is in ${CLOUD_WORDS[cloud]}`,
        help: `use a key of the form ${keyForms(cloud)}`,
      }),
    ];
  const [name = ''] = store.names;
  if (key.store !== store.store || key.storeName.toLowerCase() !== name.toLowerCase())
    return [
      finding(located, [...PATH, 'keyVaultId'], {
        message: `keyVaultId is ${storeWords(store.store)} named '${name}', but keyId is in ${storeWords(key.store)} named '${key.storeName}'`,
        help: `use the ID of ${storeWords(key.store)} that ends in /${key.storeName}`,
      }),
    ];
  if (store.store === 'keyVault' || account.kind === 'AIServices') return [];
  return [
    finding(located, [...PATH, 'keyId'], {
      severity: 'warning',
      message:
        'unverified: Microsoft describes keys in a managed HSM only for accounts of kind AIServices, not for kind OpenAI',
      help: 'use a key in a key vault, or try it in a test subscription first',
    }),
  ];
}

function identity({ identity: given }: ExistingKey, located: Located<Stamp>): Finding[] {
  const parsed = given && parseResourceId('identity', given.id);
  if (typeof parsed !== 'string') return [];
  return [
    finding(located, [...PATH, 'identity', 'id'], {
      message: `the ID of the identity is not valid: ${parsed}`,
      help: 'copy it from the output of: az identity show --query id',
    }),
  ];
}
