import type { CatalogFile, VersionRow } from '../../../../lib/catalog/refresh/catalog-file';
import type { LiveModel, LiveSku, LocationAnswer } from '../../../../lib/catalog/refresh/live-answer';
import type { RegionName } from '../../../../lib/catalog/regions';

/** The source of the answers in these tests. */
export const ORIGIN = { source: 'Azure Resource Manager, subscription …6666', asOf: '2027-01-31' };

/** A catalogue of one model, `gpt`, whose version `1` is as given. */
export const catalogOf = (row: Partial<VersionRow>): CatalogFile => ({
  sources: { availability: 'the documentation' },
  asOf: '2026-07-30',
  notes: ['a note'],
  models: {
    gpt: {
      format: 'OpenAI',
      capability: 'chat',
      versions: { '1': { lifecycle: null, lifecycleLater: null, regions: {}, ...row } },
    },
  },
});

/** A live model, by default version `1` of `gpt`. A name of a SKU stands for a SKU without facts. */
export const live = (skus: readonly (LiveSku | string)[], more: Partial<LiveModel> = {}): LiveModel => ({
  format: 'OpenAI',
  name: 'gpt',
  version: '1',
  capabilities: ['chatCompletion'],
  skus: skus.map((sku) => (typeof sku === 'string' ? { name: sku } : sku)),
  ...more,
});

export const answer = (location: RegionName, ...models: readonly LiveModel[]): LocationAnswer => ({ location, models });
