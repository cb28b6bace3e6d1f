import { Facts } from '../stack/facts/facts';
import type { Stack } from '../stack/stack';
import { alikeLists } from './alike-lists';
import { isNamed, outsideAddress } from './edits/edit';
import type { LiveParts } from './live-parts';

interface Changed {
  readonly name: string;
  readonly systemData?:
    | { readonly lastModifiedBy?: string | null | undefined; readonly lastModifiedAt?: string | null | undefined }
    | null
    | undefined;
}

/** Who changed each resource of an account last, and when, by address, such as `alice@contoso.com on 2026-11-20T08:00:00Z`. */
export function changedBy(stack: Stack, live: LiveParts): ReadonlyMap<string, string> {
  const { account, deployments, filters, blocklists } = live;
  const facts = Facts.of(stack);
  const alike = alikeLists(facts, live).flatMap(({ names }) => names);
  const lists = [...(blocklists?.values() ?? [])].map(({ list }) => list).filter(({ name }) => !alike.includes(name));
  const parts: readonly (readonly [kind: 'blocklist' | 'deployment' | 'filter', type: string, live: readonly Changed[]])[] = [
    ['deployment', 'azurerm_cognitive_deployment', deployments ?? []],
    ['filter', 'azapi_resource', filters ?? []],
    ['blocklist', 'azurerm_cognitive_account_rai_blocklist', lists],
  ];
  const found = parts.flatMap(([kind, type, live]) =>
    live.map((each) => {
      const known = facts.all(kind).find(({ value }) => isNamed(value.name)(each));
      return [known?.address ?? outsideAddress(type, each.name), words(each)] as const;
    }),
  );
  const own = facts.all('account').map(({ address }) => [address, words(account)] as const);
  return new Map([...own, ...found].filter((entry): entry is readonly [string, string] => entry[1] !== undefined));
}

function words({ systemData }: Changed): string | undefined {
  const { lastModifiedBy, lastModifiedAt } = systemData ?? {};
  if (!lastModifiedBy && !lastModifiedAt) return undefined;
  return [...(lastModifiedBy ? [`by ${lastModifiedBy}`] : []), ...(lastModifiedAt ? [`on ${lastModifiedAt}`] : [])].join(' ');
}
