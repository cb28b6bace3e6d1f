import type { AnyFact, Facts } from '../stack/facts/facts';
import type { Resource, Stack } from '../stack/stack';
import { byAddress } from '../stack/stack';
import { code, table } from './markdown';

/**
 * The resources that no other section of a page describes; undefined if there are none.
 *
 * @param isShown whether another section describes a fact
 */
export function otherResourcesSection(stack: Stack, facts: Facts, isShown: (found: AnyFact) => boolean): string | undefined {
  const isLeft = ({ address }: Resource) => {
    const found = facts.at(address);
    return found === undefined || !isShown(found);
  };
  const left = [...stack.resources.values()].filter(isLeft).sort(byAddress);
  if (left.length === 0) return undefined;
  const rows = left.map(({ address, files }) => [code(address), files.map(code).join(', ')]);
  return `This stack also has these resources. No other section describes them.\n\n${table(['Resource', 'Files'], rows)}`;
}
