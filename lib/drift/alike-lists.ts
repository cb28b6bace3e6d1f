import { isSame } from '../catalog/ignoring-case';
import { keyOf } from '../stack/facts/blocked-words';
import { Facts } from '../stack/facts/facts';
import type { FactOf } from '../stack/facts/kinds';
import type { Stack } from '../stack/stack';
import { isNamed } from './edits/edit';
import type { LiveParts } from './live-parts';
import type { OutsideFinding } from './outside';
import { OUTSIDE_RULES } from './outside';

/** A blocklist of a stack, and the lists in Azure of which only Terraform knows which one it is. */
export interface AlikeLists {
  readonly own: FactOf<'blocklist'>;
  /** The names in Azure, at least two. */
  readonly names: readonly string[];
}

/** The blocklists of a stack that more than one list can be, because their names end with the hash of words from a variable. */
export function alikeLists(facts: Facts, { blocklists, filters = [] }: LiveParts): readonly AlikeLists[] {
  const listed = [...(blocklists?.values() ?? [])].map(({ list }) => list.name);
  const used = filters.flatMap(({ properties }) => properties.customBlocklists ?? []).map((each) => each.blocklistName);
  const names = [...listed, ...used].filter((name, i, all) => all.findIndex((other) => isSame(other, name)) === i);
  return facts
    .all('blocklist')
    .map((own) => ({ own, names: names.filter((name) => isNamed(own.value.name)({ name })).sort() }))
    .filter((each) => each.names.length > 1);
}

/** Of lists that are alike, at most one is that of the stack. */
export const foreignLists = (stack: Stack, live: LiveParts): OutsideFinding[] =>
  alikeLists(Facts.of(stack), live).map(({ own: { address, value }, names }) => ({
    rule: OUTSIDE_RULES.lists.id,
    why: OUTSIDE_RULES.lists.why,
    ...{ severity: 'high', address },
    message: `more than one blocklist can be ${keyOf(value.name ?? address)} of the stack, and at most one is: ${names.join(', ')}`,
  }));
