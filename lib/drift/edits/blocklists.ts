import { fillsBlocklist, keyOf, wordsByList } from '../../stack/facts/blocked-words';
import { Facts } from '../../stack/facts/facts';
import type { Json } from '../../stack/json';
import type { Stack } from '../../stack/stack';
import type { LiveList, LiveParts } from '../live-parts';
import type { Resources } from './edit';
import { isNamed, outsideAddress, replace } from './edit';

const AZURERM = 'azurerm_cognitive_account_rai_blocklist';

/**
 * The words of the blocklists. Terraform sends them once and never looks at them again. Words that Terraform reads from a variable are
 * not known here, so they are not compared.
 */
export function editBlocklists(stack: Stack, live: NonNullable<LiveParts['blocklists']>, resources: Resources): void {
  const facts = Facts.of(stack);
  const known = facts.all('blocklist');
  const words = wordsByList(facts);
  for (const { address, value } of known) {
    const found = [...live.values()].find(({ list }) => isNamed(value.name)(list));
    const actions = facts
      .all('action')
      .filter((each) => fillsBlocklist(each) && each.value.target?.to?.address === address)
      .map(({ resource }) => resource);
    if (!found) for (const each of [address, ...actions.map((action) => action.address)]) resources.delete(each);
    const expected = words.get(keyOf(value.name ?? ''))?.words;
    if (!found?.items || !expected) continue;
    const items = itemsOf(found);
    if (hasExactly(expected, items)) continue;
    // All items in the first request: what matters is what the list contains.
    actions.forEach((action, i) => {
      replace(resources, action, { ...action.attributes, body: i === 0 ? items : [] });
    });
  }
  for (const found of live.values()) {
    if (known.some(({ value }) => isNamed(value.name)(found.list))) continue;
    const address = outsideAddress(AZURERM, found.list.name);
    resources.set(address, { address, type: AZURERM, attributes: { name: found.list.name }, files: [] });
  }
}

/** The items in the form of the requests of the kit. Names of items are not compared: the service can choose them. */
const itemsOf = ({ items = [] }: LiveList): readonly Json[] =>
  items.map(({ properties }) => ({ properties: { isRegex: properties.isRegex === true, pattern: properties.pattern } }));

function hasExactly(expected: ReadonlySet<string>, items: readonly Json[]): boolean {
  const live = new Set(items.map((item) => JSON.stringify((item as { readonly properties: Json }).properties)));
  return live.size === expected.size && [...live].every((each) => expected.has(each));
}
