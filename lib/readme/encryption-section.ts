import { KEY_FORM, storeWords } from '../catalog/encryption-keys';
import { subscriptionOf } from '../stack/facts/by-id';
import { conductOf } from '../stack/facts/conduct';
import type { Encryption } from '../stack/facts/encryption';
import { encryptionOf, isKeyRight, makesKey } from '../stack/facts/encryption';
import type { FactOf } from '../stack/facts/kinds';
import { roleOf, scopeOf } from '../stack/facts/rights';
import { isSame, valueAt } from '../stack/json';
import { code, prose, table } from './markdown';
import type { StampReading } from './stamp-reading';

/** The customer-managed keys of a stamp, and what they encrypt; undefined if every account has a key of Microsoft. */
export function encryptionSection(reading: StampReading): string | undefined {
  const { stack, facts, accounts } = reading;
  const found = accounts.flatMap((account) => {
    const encryption = encryptionOf(facts, account, subscriptionOf(stack));
    return encryption ? [{ account, encryption }] : [];
  });
  if (found.length === 0) return undefined;
  return [
    ...found.map(({ account, encryption }) => {
      const rows = table(['Setting', 'Value'], rowsOf(reading, account, encryption));
      return accounts.length > 1 ? `The account ${code(account.value.name ?? account.address)}:\n\n${rows}` : rows;
    }),
    `${COVERS} ${NOT_COVERED}`,
    ...found.map(({ account, encryption }) => backWords(reading, account, encryption)),
  ].join('\n\n');
}

/** Source: MicrosoftDocs/azure-ai-docs foundry/concepts/customer-managed-keys.md (2026-08-24). */
const COVERS =
  'According to Microsoft, the key encrypts what the account stores: files for fine-tuning, batches and evaluations, and fine-tuned models. Plain requests to deployments store nothing that it encrypts.';
const NOT_COVERED = 'It does not encrypt Assistants, agents, connected services or the logs.';

function rowsOf(reading: StampReading, account: FactOf<'account'>, encryption: Encryption): string[][] {
  const { written } = encryption;
  return [
    ['Key', code(written)],
    ['Kept in', keptIn(encryption)],
    ['Version', versionWords(encryption)],
    ['Form', formWords(reading, account, encryption)],
    ['Used by', usedBy(reading, encryption)],
  ];
}

function keptIn({ key, vault, subscription }: Encryption): string {
  if (vault) {
    const { name = vault.address, publicNetwork, purgeProtection, retentionDays } = vault.value;
    const network = publicNetwork === false ? 'no public network access' : '**public network access is not turned off**';
    const purge =
      purgeProtection === true ? `purge protection: recoverable for ${retentionDays ?? 90} days` : '**no purge protection**';
    const guard = conductOf(vault.resource).isProtected ? 'prevent_destroy in Terraform' : '**not protected in Terraform**';
    return `${code(name)}, a key vault of this stamp; ${network}; ${purge}; ${guard}`;
  }
  if (!key) return '**known only to Terraform**';
  const where = subscription === undefined ? 'its subscription is not known here' : `in the subscription ${code(subscription)}`;
  return `${code(key.storeName)}, ${storeWords(key.store)} that this stamp does not manage; ${where}`;
}

/** Whether the stack makes the key, so that its form is known. */
function formWords({ facts }: StampReading, { value: { kind } }: FactOf<'account'>, { vault }: Encryption): string {
  const made = facts.all('action').find((each) => makesKey(facts, each));
  const { kty, keySize } = KEY_FORM;
  const isMade = isSame(valueAt(made?.value.body, 'properties'), { kty, keySize });
  const required = `${kty} with ${kind === 'AIServices' ? 'at least ' : ''}${keySize} bits`;
  return vault && isMade
    ? `${kty} with ${keySize} bits, if this stack created the key`
    : `**not checked**, because Terraform does not read the key. Azure requires ${required}`;
}

function versionWords({ key }: Encryption): string {
  if (!key) return '**known only to Terraform**';
  return key.version === undefined
    ? 'the newest one'
    : `**only ${code(key.version)}**: after a rotation, change it before you disable the old version`;
}

function usedBy({ facts }: StampReading, { identity, clientId }: Encryption): string {
  if (!identity)
    return clientId === undefined
      ? 'the system-assigned identity of the account'
      : `the identity with the client ID ${code(clientId)}, which this stamp does not manage. Its rights are not on this page`;
  const rights = facts
    .all('grant')
    .filter((grant) => isKeyRight(grant) && facts.referred('identity', grant.value.principal) === identity)
    .map((grant) => `${prose(roleOf(facts, grant).name)} on ${prose(scopeOf(facts, grant).on)}`);
  const name = code(identity.value.name ?? identity.address);
  return rights.length === 0 ? `${name}, **to which this stamp gives no right to the key**` : `${name}: ${rights.join('; ')}`;
}

/** What cannot be undone. Source: the pages in catalog/encryption-keys.ts. */
function backWords({ facts }: StampReading, account: FactOf<'account'>, { vault }: Encryption): string {
  const hasProjects = facts.all('project').some(({ value }) => facts.referred('account', value.account) === account);
  const back =
    account.value.kind === 'AIServices'
      ? `${hasProjects ? 'The account has projects, so **it cannot go back to a key of Microsoft**' : '**Once the account has projects, it cannot go back to a key of Microsoft**'}, and its key can only change to another key in the same vault.`
      : 'The account can go back to a key of Microsoft, and to any other key that Azure accepts.';
  const kept = vault?.value.purgeProtection === true ? ['Purge protection of the vault cannot be turned off.'] : [];
  const owner = vault ? [] : ['The team that manages the vault can make this data unreadable.'];
  const lost =
    'While the key is disabled or deleted, uploads and new fine-tuning fail, and existing deployments go on answering.';
  return [back, ...kept, ...owner, lost].join(' ');
}
