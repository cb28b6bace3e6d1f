import { versionsOf } from './models';
import type { SkuName } from './skus';
import { skuOf } from './skus';

/**
 * Models for which a unit of capacity is more than 1,000 tokens per minute.
 *
 * Source: docs/models/quota.mdx of nicholasdbrady/foundry-docs @ 0f38a4d, a mirror of Microsoft's page.
 */
const TOKENS_PER_UNIT: ReadonlyMap<string, number> = new Map([
  ['o1', 6000],
  ['o3-mini', 10_000],
  ['o3-pro', 10_000],
]);

/** The tokens per minute of a unit of capacity, for a model that is measured in tokens. */
export const tokensPerUnit = (model: string) => TOKENS_PER_UNIT.get(model) ?? 1000;

/** Formats numbers with thousands separators. Created once, because creating it is slower than using it. */
const WHOLE = new Intl.NumberFormat('en-US');

/** The unit in which the capacity of a model with a SKU is measured; undefined if it is not documented. */
function counted(model: string, sku: SkuName): 'ptu' | 'requests' | 'tokens' | undefined {
  const { billing } = skuOf(sku);
  if (billing === 'provisioned') return 'ptu';
  if (billing === 'batch') return undefined;
  const versions = versionsOf(model);
  if (versions.some(({ capability }) => capability === 'image')) return 'requests';
  const limits = versions.flatMap(({ quota }) => Object.values(quota).flatMap((tiers) => Object.values(tiers)));
  return limits.some(({ tpm }) => tpm !== null) ? 'tokens' : undefined;
}

/** One unit of capacity, such as `1,000 TPM` (tokens per minute); undefined if it is not documented. */
export function capacityUnit(model: string, sku: SkuName): string | undefined {
  const what = counted(model, sku);
  if (what === 'tokens') return `${WHOLE.format(tokensPerUnit(model))} TPM`;
  return what && { ptu: 'PTU', requests: '1 RPM' }[what];
}

/** A capacity of this many units in words. */
export function capacityWords(sku: SkuName, model: string, capacity: number): string {
  const what = counted(model, sku);
  if (what === 'ptu') return `${capacity} PTU`;
  if (what === 'requests') return `${WHOLE.format(capacity)} requests per minute`;
  if (what === 'tokens') return `${WHOLE.format(capacity * tokensPerUnit(model))} tokens per minute`;
  return `${WHOLE.format(capacity)} units, whose meaning is not documented`;
}
