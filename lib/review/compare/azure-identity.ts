import { Facts } from '../../stack/facts/facts';
import type { AnyFact } from '../../stack/facts/facts';
import type { Ref } from '../../stack/facts/field';
import type { Resource, Stack } from '../../stack/stack';

/**
 * What identifies a resource in Azure: type, parent and name, in lower case. Undefined if only Terraform knows the name, or if the kit
 * creates no resources of this kind.
 */
export const azureIdentity = (stack: Stack | undefined, { address }: Pick<Resource, 'address'>): string | undefined => {
  const facts = Facts.of(stack);
  return identityOf(facts, facts.at(address));
};

function identityOf(facts: Facts, found: AnyFact | undefined): string | undefined {
  const parent = found && parentIn(found);
  if (!parent) return undefined;
  const { name } = parent;
  if (name === undefined || name.includes('${')) return undefined;
  return [found.kind, parent.within ? parentWords(facts, parent.within) : '', name].join('/').toLowerCase();
}

/** The name and the parent of a resource. Names of these kinds are unique within the parent. */
function parentIn(found: AnyFact): { readonly name: string | undefined; readonly within?: Ref | undefined } | undefined {
  switch (found.kind) {
    case 'group':
    case 'keyVault':
      return { name: found.fact.value.name };
    case 'account':
    case 'workspace':
    case 'zone':
      return { name: found.fact.value.name, within: found.fact.value.group };
    case 'blocklist':
    case 'filter':
      return { name: found.fact.value.name, within: found.fact.value.account };
    default:
      return undefined;
  }
}

function parentWords(facts: Facts, parent: Ref): string {
  const found = facts.at(parent.to?.address);
  // A resource group is identified by its name alone, however it is referred to.
  return (found?.kind === 'group' ? found.fact.value.name : identityOf(facts, found)) ?? parent.written;
}
