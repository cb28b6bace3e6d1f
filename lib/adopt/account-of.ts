import { isSame } from '../catalog/ignoring-case';
import { becauseOf } from '../azure/because-of';
import { cognitiveAccounts, READ_ACCOUNTS } from '../azure/reads/account';
import type { ResourceManager } from '../azure/resource-manager';
import { ACCOUNT_KINDS } from '../catalog/clouds';
import type { ResourceId } from '../catalog/resource-id';
import { groupIdOf } from '../catalog/resource-id';
import { CannotAdopt } from './existing';
import { partsOf } from './ids';

/** The ID of an account, or of a resource group. */
export type Target = { readonly account: ResourceId } | { readonly group: Omit<ResourceId, 'names'> };

/** What an ID on a command line names; undefined if it is neither an account nor a resource group. */
export function targetNamed(id: string): Target | undefined {
  const written = id.replace(/\/$/, '');
  const account = partsOf('account', written);
  if (account) return { account };
  const [, subscriptionId, resourceGroup] = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)$/i.exec(written) ?? [];
  if (subscriptionId === undefined || resourceGroup === undefined) return undefined;
  return { group: { subscriptionId: subscriptionId.toLowerCase(), resourceGroup } };
}

/**
 * The account that is meant: that of the ID, or the only one of the resource group.
 *
 * @throws CannotAdopt if the group has none, or several
 */
export async function accountOf(azure: ResourceManager, target: Target): Promise<ResourceId> {
  if ('account' in target) return target.account;
  const { subscriptionId, resourceGroup } = target.group;
  const answer = await cognitiveAccounts(azure, groupIdOf(subscriptionId, resourceGroup));
  if (answer.kind !== 'found')
    throw new CannotAdopt(`the accounts of the resource group could not be read: ${becauseOf(answer, READ_ACCOUNTS)}`);
  const found = answer.value.filter(({ kind }) => ACCOUNT_KINDS.some((each) => isSame(each, kind)));
  const [only] = found;
  if (only === undefined)
    throw new CannotAdopt(`the resource group ${resourceGroup} has no account of kind ${ACCOUNT_KINDS.join(' or ')}`);
  if (found.length > 1)
    throw new CannotAdopt(
      `the resource group ${resourceGroup} has ${found.length} accounts: give the ID of one of them\n${found.map(({ id }) => `  ${id}\n`).join('')}`,
    );
  return { ...target.group, names: [only.name] };
}
