import { versionsOf } from './models';
import type { SkuName } from './skus';
import { skuOf } from './skus';

/**
 * Where a unit of capacity is more than a thousand tokens per minute.
 *
 * Source: docs/models/quota.mdx of nicholasdbrady/foundry-docs @ 0f38a4d, a mirror of Microsoft's page.
 */
const TOKENS_PER_UNIT: ReadonlyMap<string, number> = new Map([
  ['o1', 6000],
  ['o3-mini', 10_000],
  ['o3-pro', 10_000],
]);

/** How many tokens a minute a unit of capacity is, for a model that is counted in tokens. */
export const tokensPerUnit = (model: string) => TOKENS_PER_UNIT.get(model) ?? 1000;

/** Numbers with commas between the thousands. Making a format takes longer than using it. */
const WHOLE = new Intl.NumberFormat('en-US');

/** What is counted of a model with a SKU; undefined where no documentation says. */
function counted(model: string, sku: SkuName): 'ptu' | 'requests' | 'tokens' | undefined {
  const { billing } = skuOf(sku);
  if (billing === 'provisioned') return 'ptu';
  if (billing === 'batch') return undefined;
  const versions = versionsOf(model);
  if (versions.some(({ capability }) => capability === 'image')) return 'requests';
  const limits = versions.flatMap(({ quota }) => Object.values(quota).flatMap((tiers) => Object.values(tiers)));
  return limits.some(({ tpm }) => tpm !== null) ? 'tokens' : undefined;
}

/** What one unit of capacity is, such as `1,000 TPM` (tokens per minute); undefined where no documentation says. */
export function capacityUnit(model: string, sku: SkuName): string | undefined {
  const what = counted(model, sku);
  if (what === 'tokens') return `${WHOLE.format(tokensPerUnit(model))} TPM`;
  return what && { ptu: 'PTU', requests: '1 RPM' }[what];
}

/** What a capacity of this many units buys, in words. */
export function capacityWords(sku: SkuName, model: string, capacity: number): string {
  const what = counted(model, sku);
  if (what === 'ptu') return `${capacity} PTU`;
  if (what === 'requests') return `${WHOLE.format(capacity)} requests per minute`;
  if (what === 'tokens') return `${WHOLE.format(capacity * tokensPerUnit(model))} tokens per minute`;
  return `${WHOLE.format(capacity)} units, of which no documentation says what they are`;
}
