import type { KeyId } from '../../catalog/encryption-keys';
import { KEY_ROLES, keyInScope, parseKeyId } from '../../catalog/encryption-keys';
import type { Json } from '../json';
import { blockOf, own, textAt } from '../json';
import type { Facts } from './facts';
import { refOf } from './field';
import type { FactOf } from './kinds';

/** The customer-managed key of an account. */
export interface Encryption {
  /** The address of the key as it is written. */
  readonly written: string;
  /** The key; undefined: only Terraform knows it. */
  readonly key: KeyId | undefined;
  /** The vault of the key, if the stack creates it. */
  readonly vault: FactOf<'keyVault'> | undefined;
  /** The identity with which the account uses the key, if the stack creates it. */
  readonly identity: FactOf<'identity'> | undefined;
  /** The client ID of that identity as it is written. */
  readonly clientId: string | undefined;
  /** The subscription of the vault; undefined: the stack does not name it. */
  readonly subscription: string | undefined;
}

/** The customer-managed key of an account; undefined: it has none. */
export function encryptionOf(
  facts: Facts,
  account: FactOf<'account'>,
  subscription: string | undefined,
): Encryption | undefined {
  const separate = facts.all('accountKey').find(({ value }) => facts.referred('account', value.account) === account);
  if (separate) return encryptionBy(facts, separate, subscription);
  return read(facts, writtenKey(account.value.encryptionKey), subscription);
}

/** The key that a separate resource gives an account, which may not be in the stack. */
export const encryptionBy = (
  facts: Facts,
  { value: { key, clientId } }: FactOf<'accountKey'>,
  subscription: string | undefined,
): Encryption | undefined => read(facts, [key, clientId], subscription);

function read(
  facts: Facts,
  [written, clientId]: readonly [key?: string | undefined, clientId?: string | undefined],
  subscription: string | undefined,
): Encryption | undefined {
  if (written === undefined) return undefined;
  const parsed = parseKeyId(written);
  const key = typeof parsed === 'string' ? undefined : parsed;
  const same = (name = '') => key?.store === 'keyVault' && name.toLowerCase() === key.storeName.toLowerCase();
  const vault = facts.all('keyVault').find(({ value }) => same(value.name));
  const identity = clientId === undefined ? undefined : facts.referred('identity', refOf(clientId, ['client_id']));
  return {
    ...{ written, key, vault, identity, clientId },
    subscription: vault ? subscription : key && subscriptionOfKey(facts, key),
  };
}

/** Whether an account of the stack has its key in a vault. */
export const isForAccount = (facts: Facts, vault: FactOf<'keyVault'>): boolean =>
  facts.all('account').some((account) => encryptionOf(facts, account, undefined)?.vault === vault);

/** The key and the client ID, in the form of azurerm or of Resource Manager. */
function writtenKey(block: Json | undefined): readonly [key?: string, clientId?: string] {
  if (block === undefined) return [];
  if (typeof block === 'string') return [block];
  const inner = blockOf(block);
  if (inner === undefined) return [];
  const sent = blockOf(own(inner, 'keyVaultProperties'));
  if (sent === undefined) {
    // The source says who has the key. Without a key, it is a key of Microsoft.
    const key = textAt(inner, 'key_vault_key_id');
    return key === undefined ? [] : [key, ...clientOf(textAt(inner, 'identity_client_id'))];
  }
  const uri = (textAt(sent, 'keyVaultUri') ?? '').replace(/\/$/, '');
  const parts = [uri, 'keys', textAt(sent, 'keyName') ?? '', textAt(sent, 'keyVersion') ?? ''];
  return [parts.filter((part) => part !== '').join('/'), ...clientOf(textAt(sent, 'identityClientId'))];
}

const clientOf = (id: string | undefined): [string?] => (id === undefined ? [] : [id]);

/** The subscription in the scope of a right on a key. */
function subscriptionOfKey(facts: Facts, { storeName, keyName }: KeyId): string | undefined {
  const scopes = facts.all('grant').flatMap((grant) => (isKeyRight(grant) ? [grant.value.scope?.written ?? ''] : []));
  const scope = scopes.find((each) => {
    const found = keyInScope(each);
    return found?.storeName.toLowerCase() === storeName.toLowerCase() && found.keyName.toLowerCase() === keyName.toLowerCase();
  });
  return scope === undefined ? undefined : /^\/subscriptions\/([^/]+)/i.exec(scope)?.[1]?.toLowerCase();
}

const KEY_ROLE_WORDS = new Set(Object.values(KEY_ROLES).flatMap(({ id, name }) => [id, name.toLowerCase()]));

/** Whether a grant only lets someone use a key. */
export const isKeyRight = ({ value: { role, scope } }: FactOf<'grant'>): boolean =>
  KEY_ROLE_WORDS.has(role?.written.toLowerCase() ?? '') && /\/keys\/[^/]+$/.test(scope?.written ?? '');

/** Whether an action only creates the key of a vault in the stack, which does nothing if the key exists. */
export const makesKey = (facts: Facts, { value: { action, armType, method, target } }: FactOf<'action'>): boolean => {
  if (action !== undefined || armType !== 'microsoft.keyvault/vaults/keys' || method?.toUpperCase() !== 'PUT') return false;
  const store = /^(.*)\/keys\/[\w-]+$/.exec(target?.written ?? '')?.[1];
  return store !== undefined && facts.referred('keyVault', refOf(store)) !== undefined;
};
