import { quotaPoolOf } from '../catalog/quota-pools';
import { isSkuName } from '../catalog/skus';
import type { Located } from '../fleet/fleet';
import type { GeneratedStamp } from '../fleet/generated-stamp';
import type { Stamp } from '../fleet/stamp';
import type { LedgerRow } from './quota-ledger';
import { quotaKey } from './quota-ledger';

/** What an apply asks of a quota, compared with what generated/ has, which may be deployed. */
export interface QuotaDemand {
  /** The units of new deployments, and what existing ones gain. Azure needs quota only for these. */
  readonly increase: number;
  /** The units of removed deployments, and what existing ones lose. */
  readonly decrease: number;
  /** The largest number of units in use at once, if every increase comes before every decrease: Terraform does not order them. */
  readonly peak: number;
}

/** The units of each deployment in generated/, by quota and then by account and name. */
export type GeneratedUse = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** What generated/ uses of each quota, in the stamps of a fleet. */
export function generatedUse(
  stamps: readonly Located<Stamp>[],
  generated: ReadonlyMap<string, GeneratedStamp> = new Map(),
): GeneratedUse {
  const uses = new Map<string, Map<string, number>>();
  for (const { value: stamp } of stamps) {
    const before = generated.get(stamp.id);
    for (const { name, sku = '', model = '', version = '', format = '', capacity = 1 } of before?.deployments?.all.values() ??
      []) {
      if (!isSkuName(sku)) continue;
      const pool = quotaPoolOf({ model, version, format, sku }, stamp.region);
      const quota = quotaKey(before?.subscriptionId ?? stamp.subscriptionId, pool, sku);
      const use = uses.get(quota) ?? new Map<string, number>();
      uses.set(quota, use.set(idOf(before?.deployments?.account ?? '', name), capacity));
    }
  }
  return uses;
}

/** What an apply asks of a quota. */
export function demandOf({ subscriptionId, pool, sku, entries }: LedgerRow, before: GeneratedUse): QuotaDemand {
  const after = new Map(
    entries.map(({ stamp, deployment }) => [idOf(stamp.value.names.account, deployment.name), deployment.capacity] as const),
  );
  const old = before.get(quotaKey(subscriptionId, pool, sku)) ?? new Map<string, number>();
  const gains = [...after].map(([id, units]) => Math.max(0, units - (old.get(id) ?? 0)));
  const losses = [...old].map(([id, units]) => Math.max(0, units - (after.get(id) ?? 0)));
  const increase = sum(gains);
  return { increase, decrease: sum(losses), peak: sum([...old.values()]) + increase };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** Azure ignores case. */
const idOf = (account: string, name: string) => `${account} ${name}`.toLowerCase();
