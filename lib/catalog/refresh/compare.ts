import { byName } from './catalog-file';
import type { CatalogFile } from './catalog-file';
import { changesBetween, quotaChangesBetween } from './changes';
import type { QuotaChange, VersionChange } from './changes';
import type { LocationAnswer } from './live-answer';
import { mergeLive } from './merge';

/** What differs between the live answers of two subscriptions. */
export interface Differences {
  /** The locations that both have listed; only these are compared. */
  readonly locations: readonly string[];
  readonly changes: readonly VersionChange[];
  readonly quotas: readonly QuotaChange[];
}

/** A catalogue without facts, so that only the answers are compared. */
const EMPTY: CatalogFile = { sources: {}, asOf: '', notes: [], models: {} };
const ORIGIN = { source: '', asOf: '' };

/** What a second subscription is offered in another way than the first, such as regions, days of retirement and names of quotas. */
export function differencesBetween(first: readonly LocationAnswer[], second: readonly LocationAnswer[]): Differences {
  const locations = first.map(({ location }) => location).filter((name) => second.some(({ location }) => location === name));
  const [here, there] = [first, second].map((answers) =>
    mergeLive(
      EMPTY,
      answers.filter(({ location }) => locations.includes(location)),
      ORIGIN,
    ),
  ) as [CatalogFile, CatalogFile];
  const missing = changesBetween(there, here)
    .filter(({ kind }) => kind !== 'changed')
    .map(reversed);
  const changes = [...changesBetween(here, there), ...missing].map((each) => [`${each.model} ${each.version}`, each] as const);
  return { locations, changes: Object.values(byName(changes)), quotas: quotaChangesBetween(here, there) };
}

/** The opposite of an addition. */
const reversed = ({ skus, facts, lifecycle, ...rest }: VersionChange): VersionChange => ({
  ...rest,
  kind: 'missing',
  skus: skus.map(({ sku, added, removed }) => ({ sku, added: removed, removed: added })),
  facts: facts.map(({ sku, before, after }) => ({ sku, before: after, after: before })),
  ...(lifecycle ? { lifecycle: { before: lifecycle.after, after: lifecycle.before } } : {}),
});
