import { isDeepStrictEqual } from 'node:util';
import { SKU_ORDER } from './catalog-file';
import type { CatalogFile, LifecycleRow, VersionRow } from './catalog-file';
import { currentLifecycle } from './live-lifecycle';

/** The changes of a refresh to one version of a model. */
export interface VersionChange {
  readonly model: string;
  readonly version: string;
  readonly kind: 'changed' | 'new model' | 'new version';
  readonly skus: readonly SkuChange[];
  /** Undefined: no change. */
  readonly lifecycle?: { readonly before: LifecycleState | null; readonly after: LifecycleState | null };
}

/** The regions in which a SKU is newly offered, and those in which it is no longer offered. */
export interface SkuChange {
  readonly sku: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** The lifecycle that the catalogue uses. */
export interface LifecycleState {
  readonly stage: string;
  readonly retirementDate: string | null;
  readonly replacement: string | null;
  readonly verified: boolean;
}

/** The differences between two versions of the catalogue, sorted by name. A refresh never removes a version. */
export function changesBetween(before: CatalogFile, after: CatalogFile): VersionChange[] {
  return Object.entries(after.models).flatMap(([model, { versions }]) =>
    Object.entries(versions).flatMap(([version, now]): VersionChange[] => {
      const row = before.models[model]?.versions[version];
      const kind = row ? 'changed' : model in before.models ? 'new version' : 'new model';
      const skus = skuChanges(row?.regions ?? {}, now.regions);
      const [was, is] = [row ? stateOf(row) : null, stateOf(now)];
      const lifecycle = isDeepStrictEqual(was, is) ? {} : { lifecycle: { before: was, after: is } };
      const same = row && skus.length === 0 && !('lifecycle' in lifecycle);
      return same ? [] : [{ model, version, kind, skus, ...lifecycle }];
    }),
  );
}

function skuChanges(before: VersionRow['regions'], after: VersionRow['regions']): SkuChange[] {
  const skus = [...new Set<string>([...SKU_ORDER, ...Object.keys(after)])];
  return skus
    .map((sku) => {
      const [was, is] = [before[sku] ?? [], after[sku] ?? []];
      return {
        sku,
        added: is.filter((region) => !was.includes(region)),
        removed: was.filter((region) => !is.includes(region)),
      };
    })
    .filter(({ added, removed }) => added.length + removed.length > 0);
}

function stateOf(row: VersionRow): LifecycleState | null {
  const current = currentLifecycle(row);
  return current && { ...plain(current), verified: current === row.lifecycle };
}

const plain = ({ stage, retirementDate, replacement }: LifecycleRow) => ({ stage, retirementDate, replacement });
