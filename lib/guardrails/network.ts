import type { Switch } from '../stack/facts/field';
import type { Fact } from '../stack/facts/kind';
import { armTypeOf, AZAPI } from '../stack/facts/kind';
import type { FactOf } from '../stack/facts/kinds';
import type { Resource } from '../stack/stack';
import type { Breach, Guardrail } from './guardrail';
import { breachOf, called } from './guardrail';

export const publicNetwork: Guardrail = {
  id: 'guardrails/public-network',
  summary: 'No account can be reached from the public internet, and no storage of states can be read without signing in.',
  why: 'Private Link is the only path that a network team controls.',
  check: ({ facts }) => [
    ...facts.all('account').flatMap(ofAccount),
    ...facts.all('storage').flatMap((storage): Breach[] =>
      storage.value.publicBlobs === false
        ? []
        : [
            breachOf(storage, 'publicBlobs', {
              message: `containers of the storage account ${called(storage)} can be made public`,
              help: 'do not allow public access to containers (allow_nested_items_to_be_public: false)',
            }),
          ],
    ),
    ...facts.all('container').flatMap((container): Breach[] =>
      container.value.access === 'private'
        ? []
        : [
            breachOf(container, 'access', {
              message: `anyone can read the container ${called(container)} without signing in`,
              help: 'make the container private (container_access_type: private)',
            }),
          ],
    ),
  ],
};

function ofAccount(account: FactOf<'account'>): Breach[] {
  const { publicNetwork: open } = account.value;
  if (open === false) return [];
  const message =
    open === true && !isSentHidden(account)
      ? `the account ${called(account)} can be reached from the public internet`
      : `whether the account ${called(account)} can be reached from the public internet is known only to Terraform`;
  return [breachOf(account, 'publicNetwork', { message, help: 'set public network access to false, as a literal value' })];
}

export const keys: Guardrail = {
  id: 'guardrails/keys',
  summary:
    'Nothing can be called or read with a key: accounts, workspaces and storage accounts accept only Entra ID tokens, and have no local users; connections of projects have none.',
  why: 'A key is a secret without an owner: it has no roles, does not expire, and is not subject to conditional access.',
  check: ({ stack, facts }) => [
    ...facts.all('account').flatMap((account) => withKeys('the account', account)),
    ...facts.all('storage').flatMap((storage) => withKeys('the storage account', storage)),
    ...facts.all('workspace').flatMap((workspace) => withKeys('the workspace', workspace)),
    ...facts.all('connection').flatMap(withoutSignIn),
    ...facts.all('storage').flatMap(withLocalUsers),
    ...[...stack.resources.values()].filter(isLocalUser).map(ofLocalUser),
  ],
};

/** Local users sign in to a storage account with their own passwords and SSH keys. */
function withLocalUsers(storage: FactOf<'storage'>): Breach[] {
  const { localUsers: open } = storage.value;
  if (open === false) return [];
  const what = `local users of the storage account ${called(storage)}`;
  const words = open === true ? `${what} can sign in` : `whether ${what} can sign in is known only to Terraform`;
  const message = `${words} with their own passwords or keys`;
  return [breachOf(storage, 'localUsers', { message, help: 'set local_user_enabled to false' })];
}

const isLocalUser = (resource: Resource) =>
  resource.type === 'azurerm_storage_account_local_user' ||
  (resource.type === AZAPI && armTypeOf(resource) === 'microsoft.storage/storageaccounts/localusers');

function ofLocalUser({ address, files }: Resource): Breach {
  const file = files.at(-1);
  return {
    ...{ severity: 'error', message: `${address} is a local user, who signs in to a storage account with a password or a key` },
    ...{ help: 'remove it, and assign a role to an Entra ID identity', address, ...(file === undefined ? {} : { file }) },
  };
}

/** How connections sign in without a key, in the terms of Resource Manager. */
const KEYLESS = ['AAD', 'ManagedIdentity', 'None'];

/** A connection with a key shows it to everyone who can use the project. */
function withoutSignIn(connection: FactOf<'connection'>): Breach[] {
  const { signIn } = connection.value;
  if (signIn !== undefined && KEYLESS.includes(signIn)) return [];
  const what = `the connection ${called(connection)}`;
  const message =
    signIn === undefined || signIn.includes('${')
      ? `whether ${what} signs in with a key is known only to Terraform`
      : `${what} signs in with a key or another secret ('${signIn}')`;
  return [breachOf(connection, 'signIn', { message, help: 'sign in with Entra ID: authType AAD' })];
}

/** A resource that may accept keys. */
interface Keyed {
  readonly name: string | undefined;
  readonly keys: Switch;
}

function withKeys<V extends Keyed>(kind: string, fact: Fact<V>): Breach[] {
  const { keys: open } = fact.value;
  if (open === false) return [];
  const what = `${kind} ${called(fact)}`;
  const message =
    open === true && !isSentHidden(fact) ? `${what} accepts keys` : `whether ${what} accepts keys is known only to Terraform`;
  return [breachOf(fact, 'keys', { message, help: 'turn local authentication off' })];
}

/** Whether the body that is sent to Azure is an expression: azapi merges `sensitive_body` over `body`. */
const isSentHidden = ({ resource: { type, attributes } }: { readonly resource: Resource }) =>
  type === AZAPI && typeof attributes['sensitive_body'] === 'string';
