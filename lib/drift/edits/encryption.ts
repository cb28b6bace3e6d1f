import type { AccountAnswer } from '../../azure/reads/account';
import { isSame } from '../../catalog/ignoring-case';
import { parseKeyId } from '../../catalog/encryption-keys';
import { encryptionOf } from '../../stack/facts/encryption';
import type { Facts } from '../../stack/facts/facts';
import { isExpression, textsIn } from '../../stack/facts/field';
import type { FactOf } from '../../stack/facts/kinds';
import type { Compared } from './edit';
import { OTHER } from './edit';

type Encrypted = AccountAnswer['properties']['encryption'];

/** The key that encrypts the data of the account, as far as the stack and Azure's answer name it. */
export function encryptionEdit(facts: Facts, account: FactOf<'account'>, encryption: Encrypted): readonly Compared[] {
  const written = encryptionOf(facts, account, undefined);
  const isOwn = isSame(encryption?.keySource, 'Microsoft.KeyVault');
  if (written === undefined && !isOwn) return [];
  if (!isOwn) return [['customer_managed_key', OTHER, undefined]];
  const live = keyIn(encryption, hasVersion(written?.written));
  const clientId = encryption?.keyVaultProperties?.identityClientId ?? '';
  const isSameKey = written !== undefined && (isUnknown(written.written) || live === '' || isSame(written.written, live));
  const isSameUser = isUnknown(written?.clientId) || clientId === '' || isSame(written?.clientId, clientId);
  if (isSameKey && isSameUser) return [];
  return [
    [
      'customer_managed_key',
      OTHER,
      {
        key_vault_key_id: isSameKey ? written.written : live,
        identity_client_id: isSameUser ? (written?.clientId ?? clientId) : clientId,
      },
    ],
  ];
}

/** What of the key could not be compared, to complete the sentence "… was not compared"; empty if everything was. */
export function uncomparedKey(facts: Facts, account: FactOf<'account'>, encryption: Encrypted): string[] {
  const written = encryptionOf(facts, account, undefined);
  if (written === undefined || !isSame(encryption?.keySource, 'Microsoft.KeyVault')) return [];
  const { clientId } = written;
  return [
    ...(isUnknown(written.written) ? ['the key that encrypts the data: only Terraform knows its address'] : []),
    ...(keyIn(encryption, false) === '' ? ['the key that encrypts the data: Azure does not answer its address'] : []),
    ...(clientId !== undefined && isUnknown(clientId) && !isOnlyOne(account, encryption)
      ? ['the identity that uses the key: only Terraform knows its client ID']
      : []),
  ];
}

/** Whether an account has one user-assigned identity, which is compared, and uses its key with one: it can only be this one. */
const isOnlyOne = ({ value }: FactOf<'account'>, encryption: Encrypted) =>
  textsIn(value.identity, 'identity_ids').length === 1 && Boolean(encryption?.keyVaultProperties?.identityClientId);

const isUnknown = (text: string | undefined) => text === undefined || isExpression(text);

function hasVersion(id: string | undefined): boolean {
  const parsed = parseKeyId(id ?? '');
  return typeof parsed !== 'string' && parsed.version !== undefined;
}

/** The address of the key; empty if Azure does not answer it. Without a version in the stack, every version is the same key. */
function keyIn(encryption: Encrypted, withVersion: boolean): string {
  const { keyVaultUri, keyName, keyVersion } = encryption?.keyVaultProperties ?? {};
  if (!keyVaultUri || !keyName) return '';
  return [keyVaultUri.replace(/\/$/, ''), 'keys', keyName, ...(withVersion && keyVersion ? [keyVersion] : [])].join('/');
}
