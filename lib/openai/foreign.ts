import { isReference, shown } from '../terraform/checks';
import type { AccountIdentity } from './account-interface';
import { isSameAccount } from './account-writes';

/**
 * The problem of a filter or list that belongs to another account: Azure looks for it in the account of the resource that uses it.
 *
 * @param what the kind of resource, such as `content filter`
 * @param owner the account that it belongs to; undefined for a policy of Azure, and if the account is not known
 * @returns undefined if it belongs to the account, or if only Terraform knows
 */
export function foreignFailure(
  what: string,
  name: string,
  owner: AccountIdentity | undefined,
  account: AccountIdentity,
): string | undefined {
  if (owner === undefined || isSameAccount(owner, account) !== false) return undefined;
  return `the ${what} ${called(name)} belongs to the account ${called(owner.accountName)}, not to ${called(account.accountName)}; add one to this account`;
}

const called = (name: string) => (isReference(name) ? 'with a name that only Terraform knows' : shown(name));
