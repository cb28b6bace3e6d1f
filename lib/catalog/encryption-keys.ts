import type { ServedCloud } from './cloud-name';
import { SERVED_CLOUDS } from './cloud-name';
import type { AccountKind } from './clouds';
import type { ResourceId, ResourceType } from './resource-id';
import { parseResourceId } from './resource-id';

/** Where a key is kept: in a key vault, or in a managed HSM. */
export type KeyStore = 'keyVault' | 'managedHsm';

/** A key, as its ID names it. */
export interface KeyId {
  /** The cloud of the host name. */
  readonly cloud: ServedCloud;
  /** Where it is kept. */
  readonly store: KeyStore;
  /** The name of the key vault or managed HSM. */
  readonly storeName: string;
  /** The name of the key. */
  readonly keyName: string;
  /** The version; undefined: Azure uses the newest one. */
  readonly version?: string;
}

/** The role with which an identity uses a key to encrypt. */
export interface KeyRole {
  readonly name: string;
  /** The GUID of the role definition, the same in every tenant. */
  readonly id: string;
  readonly grants: string;
}

/**
 * The key that the kit creates. Microsoft requires RSA with 2048 bits for accounts of kind OpenAI, and RSA with at least 2048 bits for
 * kind AIServices.
 *
 * Source: MicrosoftDocs/azure-ai-docs foundry-classic/openai/encrypt-data-at-rest.md (2025-11-26) and
 * foundry/includes/concepts-encryption-keys-portal-1.md (2026-08-10).
 */
export const KEY_FORM = { kty: 'RSA', keySize: 2048 } as const;

const GRANTS = 'uses the key to encrypt and decrypt the data of the account';

/**
 * The role that Microsoft names for the identity of an account: on a key vault by the kind of the account, on a managed HSM always the
 * same. A smaller role for AIServices exists, but nothing says that it is enough.
 *
 * Source: the two pages above; the GUIDs also in iann0036/iam-dataset azure/built-in-roles-raw.json @ 2073fa5 (2026-08-22), those of
 * managed HSMs in MicrosoftDocs/azure-security-docs key-vault/managed-hsm/built-in-roles.md (2025-11-19).
 */
export const KEY_ROLES: Readonly<Record<AccountKind | 'managedHsm', KeyRole>> = {
  OpenAI: {
    name: 'Key Vault Crypto Service Encryption User',
    id: 'e147488a-f6f5-4113-8e2d-b22465e65bf6',
    grants: GRANTS,
  },
  AIServices: {
    name: 'Key Vault Crypto User',
    id: '12338af0-0e69-4776-bea7-57ae8d297424',
    grants: `${GRANTS}; also signs with the key`,
  },
  managedHsm: {
    name: 'Managed HSM Crypto User',
    id: '21dbd100-6940-42c2-9190-5d6cb909625b',
    grants: GRANTS,
  },
};

/** The stores of keys. */
const STORES: Readonly<Record<KeyStore, { readonly label: string; readonly what: string }>> = {
  keyVault: { label: 'vault', what: 'a key vault' },
  managedHsm: { label: 'managedhsm', what: 'a managed HSM' },
};

/** What the host names of key vaults and managed HSMs end in. Source: hashicorp/go-azure-sdk sdk/environments @ 2200573 (read 2026-11-26). */
const HOSTS: Readonly<Record<ServedCloud, string>> = { public: 'azure.net', usgovernment: 'usgovcloudapi.net' };

/** The store in words: `a key vault`. */
export const storeWords = (store: KeyStore): string => STORES[store].what;

/** The ID of a key. Without a version, Azure uses the newest one. */
export const keyIdOf = ({ cloud, store, storeName, keyName, version }: KeyId): string =>
  [
    `https://${storeName}.${STORES[store].label}.${HOSTS[cloud]}/keys/${keyName}`,
    ...(version === undefined ? [] : [version]),
  ].join('/');

const KEY =
  /^https:\/\/([a-z0-9-]+)\.(vault|managedhsm)\.(azure|usgovcloudapi)\.net(?::443)?\/keys\/([a-z0-9-]{1,127})(?:\/([0-9a-f]{32}))?$/i;

/** The forms of the IDs of keys in a cloud. */
export const keyForms = (cloud: ServedCloud): string =>
  `https://<vault>.vault.${HOSTS[cloud]}/keys/<key> or https://<hsm>.managedhsm.${HOSTS[cloud]}/keys/<key>, with or without a version`;

/**
 * Parses the ID of a key. Returns a message if it is not one.
 *
 * @param expected the cloud whose forms the message has; the key can be in any cloud
 */
export function parseKeyId(id: string, expected: ServedCloud = 'public'): KeyId | string {
  const forms = keyForms(expected);
  if (/^\/subscriptions\//i.test(id)) return `it is an Azure resource ID; keyId is the address of the key: ${forms}`;
  const [, storeName = '', label = '', host = '', keyName = '', version] = KEY.exec(id) ?? [];
  const cloud = SERVED_CLOUDS.find((each) => HOSTS[each] === `${host.toLowerCase()}.net`);
  if (cloud === undefined) return `it must have the form ${forms}`;
  const store = label.toLowerCase() === STORES.keyVault.label ? 'keyVault' : 'managedHsm';
  return { cloud, store, storeName, keyName, ...(version === undefined ? {} : { version: version.toLowerCase() }) };
}

/** A store, as its Azure resource ID names it. */
export interface StoreId extends ResourceId {
  readonly store: KeyStore;
}

/** Parses the Azure resource ID of a key vault or managed HSM. Returns a message if it is not one. */
export function parseStoreId(id: string): StoreId | string {
  const store: ResourceType & KeyStore = /\/managedHSMs\//i.test(id) ? 'managedHsm' : 'keyVault';
  const parsed = parseResourceId(store, id);
  return typeof parsed === 'string' ? parsed : { ...parsed, store };
}

/** The Azure resource ID of a key, which is narrower than that of its store. */
export const keyScopeOf = (storeId: string, keyName: string): string => `${storeId}/keys/${keyName}`;

/** The key in the Azure resource ID of a key; undefined if it is the ID of something else. */
export function keyInScope(id: string): { readonly storeName: string; readonly keyName: string } | undefined {
  const [, storeName, keyName] =
    /\/providers\/Microsoft\.KeyVault\/(?:vaults|managedHSMs)\/([\w-]+)\/keys\/([\w-]+)$/i.exec(id) ?? [];
  return storeName === undefined || keyName === undefined ? undefined : { storeName, keyName };
}
