import { lossOf } from '../../changes/effects';
import type { Loss } from '../../changes/effect';
import { Facts } from '../../stack/facts/facts';
import { AZAPI } from '../../stack/facts/kind';
import { KINDS } from '../../stack/facts/kinds';
import { featureOf } from '../../stack/facts/sections';
import { plainNameOf } from '../../stack/facts/written-name';
import type { Resource, Stack } from '../../stack/stack';
import type { StackChange } from '../compare/stack-change';

/** What the deletion or replacement of a resource means, including whether it can be recovered in Azure. */
export function lossWords(
  { before, after }: StackChange,
  resource: Pick<Resource, 'address' | 'type'>,
  action: 'destroy' | 'replace',
): Pick<Loss, 'meaning' | 'severity'> {
  const stack = before?.resources.has(resource.address) === true ? before : after;
  const { severity, meaning } = lossOf(effectType(stack, resource), action);
  return { severity, meaning: fateOf(stack, after, resource, meaning) };
}

/** The azurerm type with the same effects as a resource, which may be written with azapi. */
export function effectType(stack: Stack | undefined, { address, type }: Pick<Resource, 'address' | 'type'>): string {
  const kind = Facts.of(stack).at(address)?.kind;
  // The kit creates filters with azapi.
  if (kind === 'filter') return AZAPI;
  if (kind !== undefined) return KINDS[kind].forms[0]?.type ?? type;
  return type === AZAPI ? 'another type' : type;
}

/** Adds whether the resource can be recovered, which depends on the provider features of the new configuration. */
function fateOf(
  stack: Stack | undefined,
  after: Stack | undefined,
  { address, type }: Pick<Resource, 'address' | 'type'>,
  meaning: string,
): string {
  const facts = Facts.of(stack);
  const kind = facts.at(address)?.kind;
  // Only azurerm purges an account that it destroys.
  if (kind === 'account')
    return featureOf(after, 'cognitive_account.purge_soft_delete_on_destroy', true) === false || type === AZAPI
      ? `${meaning.replace(/, and what was uploaded to the account is lost$/, '')}; it can be recovered for 48 hours. During that time, no other account can have its name and subdomain, and provisioned throughput is charged`
      : `${meaning}; it is purged, so it cannot be recovered`;
  if (kind === 'workspace' && featureOf(after, 'log_analytics_workspace.permanently_delete_on_destroy', false) === true)
    return meaning.replace(/ \(Azure keeps .*\)$/, ' permanently');
  if (kind !== 'container') return meaning;
  const account = facts.find('container', address)?.value.account;
  const days = facts.referred('storage', account)?.value.keepDeletedContainerDays;
  return typeof days === 'number' ? `${meaning}, and can be recovered for ${days} days` : meaning;
}

/** The name of a resource in parentheses, because its address alone does not identify it in Azure. */
export const nameOf = (resource: Resource): string => {
  const name = plainNameOf(resource);
  return name === undefined ? '' : ` (${name})`;
};
