import type { Construct } from 'constructs';
import { resourceIdOf } from '../catalog/resource-id';
import type { ResourceType } from '../catalog/resource-id';
import { partsOfId } from '../terraform/imported-id';
import type { AccountIdentity } from './account-interface';

/** Something that exists on an account: its name, and the account as far as its ID is text. */
export interface PartOfAccount {
  readonly name: string;
  readonly account?: AccountIdentity;
}

/**
 * Reads the ID of something that exists on an account.
 *
 * @param what the kind of resource, to complete the sentence "… is not the ID of …"
 * @throws if the text is not such an ID
 */
export function partOfAccount(construct: Construct, type: ResourceType, what: string, id: string): PartOfAccount {
  const { names, isText, ...group } = partsOfId(construct, type, what, id);
  const [accountName = '', name = ''] = names;
  if (!isText) return { name };
  const accountId = resourceIdOf('account', { ...group, names: [accountName] });
  return { name, account: { accountId, knownId: accountId, accountName, node: construct.node } };
}
