import type { Switch } from '../stack/facts/field';
import type { Fact } from '../stack/facts/kind';
import { armTypeOf, AZAPI } from '../stack/facts/kind';
import type { FactOf } from '../stack/facts/kinds';
import type { Resource } from '../stack/stack';
import type { Breach, Guardrail } from './guardrail';
import { breachOf, called } from './guardrail';

export const publicNetwork: Guardrail = {
  id: 'guardrails/public-network',
  summary: 'No account can be reached from the public internet, and nothing that keeps states can be read without signing in.',
  why: 'Private Link is the only way in that a network team controls.',
  check: ({ facts }) => [
    ...facts.all('account').flatMap(ofAccount),
    ...facts.all('storage').flatMap((storage): Breach[] =>
      storage.value.publicBlobs === false
        ? []
        : [
            breachOf(storage, 'publicBlobs', {
              message: `containers of the storage account ${called(storage)} can be opened to anybody`,
              help: 'do not allow public access to containers (allow_nested_items_to_be_public: false)',
            }),
          ],
    ),
    ...facts.all('container').flatMap((container): Breach[] =>
      container.value.access === 'private'
        ? []
        : [
            breachOf(container, 'access', {
              message: `anybody can read the container ${called(container)} without signing in`,
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
  return [breachOf(account, 'publicNetwork', { message, help: 'set public network access to false, in plain words' })];
}

export const keys: Guardrail = {
  id: 'guardrails/keys',
  summary:
    'Nothing can be called or read with a key: accounts, workspaces and storage accounts take tokens of Entra ID only, and have no local users.',
  why: 'A key is a secret without an owner: it knows no roles, does not expire, and no conditional access applies to it.',
  check: ({ stack, facts }) => [
    ...facts.all('account').flatMap((account) => withKeys('the account', account)),
    ...facts.all('storage').flatMap((storage) => withKeys('the storage account', storage)),
    ...facts.all('workspace').flatMap((workspace) => withKeys('the workspace', workspace)),
    ...facts.all('storage').flatMap(withLocalUsers),
    ...[...stack.resources.values()].filter(isLocalUser).map(ofLocalUser),
  ],
};

/** Local users sign in to a storage account with passwords and SSH keys of their own. */
function withLocalUsers(storage: FactOf<'storage'>): Breach[] {
  const { localUsers: open } = storage.value;
  if (open === false) return [];
  const what = `local users of the storage account ${called(storage)}`;
  const words = open === true ? `${what} can sign in` : `whether ${what} can sign in is known only to Terraform`;
  const message = `${words}, with a password or a key of their own`;
  return [breachOf(storage, 'localUsers', { message, help: 'set local_user_enabled to false' })];
}

const isLocalUser = (resource: Resource) =>
  resource.type === 'azurerm_storage_account_local_user' ||
  (resource.type === AZAPI && armTypeOf(resource) === 'microsoft.storage/storageaccounts/localusers');

function ofLocalUser({ address, files }: Resource): Breach {
  const file = files.at(-1);
  return {
    ...{ severity: 'error', message: `${address} signs in to a storage account with a password or a key of its own` },
    ...{ help: 'remove it, and give the role to an identity of Entra ID', address, ...(file === undefined ? {} : { file }) },
  };
}

/** Something that keys may open. */
interface Keyed {
  readonly name: string | undefined;
  readonly keys: Switch;
}

function withKeys<V extends Keyed>(kind: string, fact: Fact<V>): Breach[] {
  const { keys: open } = fact.value;
  if (open === false) return [];
  const what = `${kind} ${called(fact)}`;
  const message =
    open === true && !isSentHidden(fact) ? `keys of ${what} work` : `whether keys of ${what} work is known only to Terraform`;
  return [breachOf(fact, 'keys', { message, help: 'turn local authentication off' })];
}

/** Whether all that is sent to Azure is in one expression: `sensitive_body` is laid over what can be read in `body`. */
const isSentHidden = ({ resource: { type, attributes } }: { readonly resource: Resource }) =>
  type === AZAPI && typeof attributes['sensitive_body'] === 'string';
