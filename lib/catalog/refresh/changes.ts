import { isDeepStrictEqual } from 'node:util';
import { SKU_ORDER } from './catalog-file';
import type { CatalogFile, SkuRow, VersionRow } from './catalog-file';
import { currentLifecycle, factsIn } from './live-lifecycle';
import { skuFactsIn } from './live-skus';

/** The changes of a refresh to one version of a model. */
export interface VersionChange {
  readonly model: string;
  readonly version: string;
  /** `missing` only if two subscriptions are compared: a refresh never removes a version. */
  readonly kind: 'changed' | 'missing' | 'new model' | 'new version';
  readonly skus: readonly SkuChange[];
  /** What Azure lists about SKUs: quota, capacity and a day of retirement of their own. */
  readonly facts: readonly SkuFactsChange[];
  /** Undefined: no change. */
  readonly lifecycle?: { readonly before: LifecycleState | null; readonly after: LifecycleState | null };
}

/** The regions in which a SKU is newly offered, and those in which it is no longer offered. */
export interface SkuChange {
  readonly sku: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** The facts about one SKU; null: none are known. */
export interface SkuFactsChange {
  readonly sku: string;
  readonly before: Facts | null;
  readonly after: Facts | null;
}

type Facts = Omit<SkuRow, 'asOf' | 'source'>;

/** Which deployments share a quota, in Azure's terms; null: not known. */
export interface QuotaChange {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
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
      const facts = factChanges(row?.skus ?? {}, now.skus ?? {});
      const [was, is] = [row ? stateOf(row) : null, stateOf(now)];
      const lifecycle = isDeepStrictEqual(was, is) ? {} : { lifecycle: { before: was, after: is } };
      const same = row && skus.length + facts.length === 0 && !('lifecycle' in lifecycle);
      return same ? [] : [{ model, version, kind, skus, facts, ...lifecycle }];
    }),
  );
}

/** The quotas of which a refresh states for the first time, or in another way, which deployments share them. */
export function quotaChangesBetween({ usages: before = {} }: CatalogFile, { usages: after = {} }: CatalogFile): QuotaChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort()
    .map((name) => ({ name, before: before[name]?.scope ?? null, after: after[name]?.scope ?? null }))
    .filter((change) => change.before !== change.after);
}

function factChanges(before: VersionRow['skus'] = {}, after: VersionRow['skus'] = {}): SkuFactsChange[] {
  return [...new Set<string>([...SKU_ORDER, ...Object.keys(before), ...Object.keys(after)])]
    .map((sku) => {
      const [was, is] = [before[sku], after[sku]];
      return { sku, before: was ? skuFactsIn(was) : null, after: is ? skuFactsIn(is) : null };
    })
    .filter((change) => !isDeepStrictEqual(change.before, change.after));
}

function skuChanges(before: VersionRow['regions'], after: VersionRow['regions']): SkuChange[] {
  const skus = [...new Set<string>([...SKU_ORDER, ...Object.keys(before), ...Object.keys(after)])];
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
  return current && { ...factsIn(current), verified: current === row.lifecycle };
}
