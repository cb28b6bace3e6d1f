import { isSame } from '../catalog/ignoring-case';
import { becauseOf } from '../azure/because-of';
import { cognitiveAccounts, READ_ACCOUNTS } from '../azure/reads/account';
import type { ResourceManager } from '../azure/resource-manager';
import { ACCOUNT_KINDS } from '../catalog/clouds';
import type { ResourceId } from '../catalog/resource-id';
import { groupIdOf, parseGroupId, parseResourceId, resourceIdOf } from '../catalog/resource-id';
import { CannotAdopt } from './existing';
import { partsOf } from './ids';

/** The ID of an account, or of a resource group. */
export type Target = { readonly account: ResourceId } | { readonly group: Omit<ResourceId, 'names'> };

/** What an ID on a command line names, in any case and with a slash at the end; a message if it cannot be adopted. */
export function targetNamed(id: string): Target | string {
  const written = id.trim().replace(/\/+$/, '');
  const account = partsOf('account', written);
  if (account) {
    const problem = parseResourceId('account', resourceIdOf('account', account));
    return typeof problem === 'string' ? problem : { account };
  }
  const [, subscriptionId, resourceGroup] = GROUP.exec(written) ?? [];
  if (subscriptionId !== undefined && resourceGroup !== undefined) {
    const group = parseGroupId(groupIdOf(subscriptionId.toLowerCase(), resourceGroup));
    return typeof group === 'string' ? group : { group };
  }
  const part = PART.exec(written)?.[1];
  if (part !== undefined) return `it names a part of an account: give ${part}`;
  const type = OTHER.exec(written)?.[1];
  return type === undefined
    ? 'it is not the ID of an account or of a resource group, such as /subscriptions/…/resourceGroups/rg-ai'
    : `it names a resource of type ${type}: give the ID of an account or of its resource group`;
}

const GROUP = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)$/i;
/** Something in an account, such as a deployment. */
const PART = /^(\/subscriptions\/.+\/providers\/Microsoft\.CognitiveServices\/accounts\/[^/]+)\/./i;
/** A resource of another type. */
const OTHER = /^\/subscriptions\/.+\/providers\/([\w.]+\/\w+)\/[^/]+$/i;

/**
 * The account that is meant: that of the ID, or the only one of the resource group.
 *
 * @throws CannotAdopt if the group has none, or several
 */
export async function accountOf(azure: ResourceManager, target: Target): Promise<ResourceId> {
  if ('account' in target) return target.account;
  const { subscriptionId, resourceGroup } = target.group;
  const answer = await cognitiveAccounts(azure, groupIdOf(subscriptionId, resourceGroup));
  if (answer.kind === 'absent')
    throw new CannotAdopt(`the subscription ${subscriptionId} has no resource group ${resourceGroup}`);
  if (answer.kind !== 'found')
    throw new CannotAdopt(`the accounts of the resource group could not be read: ${becauseOf(answer, READ_ACCOUNTS)}`);
  const found = answer.value.filter(({ kind }) => ACCOUNT_KINDS.some((each) => isSame(each, kind)));
  const [only] = found;
  if (only === undefined)
    throw new CannotAdopt(`the resource group ${resourceGroup} has no account of kind ${ACCOUNT_KINDS.join(' or ')}`);
  if (found.length > 1)
    throw new CannotAdopt(
      `the resource group ${resourceGroup} has ${found.length} accounts: give the ID of one of them${found.map(({ id }) => `\n  ${id}`).join('')}`,
    );
  return { ...target.group, names: [only.name] };
}
