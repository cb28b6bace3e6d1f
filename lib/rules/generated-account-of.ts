import type { GeneratedAccount } from '../fleet/generated-stamp';
import type { Located } from '../fleet/fleet';
import type { Stamp } from '../fleet/stamp';
import type { RuleContext } from './rule';

/**
 * The generated account of a stamp, if the stamp can keep it; undefined if there is none, or if everything in the stamp would be new: in
 * another subscription, resource group or region.
 */
export function generatedAccountOf(
  { id, subscriptionId, names, region }: Stamp,
  generated: RuleContext['generated'],
): GeneratedAccount | undefined {
  const before = generated?.get(id);
  const isSamePlace =
    (before?.subscriptionId ?? subscriptionId).toLowerCase() === subscriptionId.toLowerCase() &&
    before?.resourceGroup === names.resourceGroup &&
    before.account?.location === region.name;
  return isSamePlace ? before.account : undefined;
}

/** Whether the account is a new one on purpose: it has another name than before, and that name is written. */
export const isRenamedOnPurpose = ({ value, layers }: Located<Stamp>, before: GeneratedAccount): boolean =>
  before.name !== value.names.account && layers.has(['names', 'account']);

/** Whether the environment sets an attribute of the account itself, so that the settings do not decide it. */
export const isOverridden = ({ overrides }: Stamp, attribute: string): boolean =>
  overrides.some(({ address, attributes }) => address === 'azurerm_cognitive_account.account' && attribute in attributes);
