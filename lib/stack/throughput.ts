import type { Prices } from '../catalog/prices';
import { moneyWords, monthlyPrice } from '../catalog/prices';
import { isSkuName, isProvisioned } from '../catalog/skus';
import { Facts } from './facts/facts';
import type { Stack } from './stack';

/** The provisioned throughput of a stack, by deployment type. */
export interface Throughput {
  /** In PTU. */
  readonly units: number;
  /** What the organisation pays for it in a month, without the deployment types that it declares no price for. */
  readonly perMonth: number;
  /** The deployment types that it declares no price for, in alphabetical order. */
  readonly unpriced: readonly string[];
}

/**
 * The provisioned throughput of a stack.
 *
 * @param prices what the organisation pays; undefined: it declares no prices
 */
export function throughputOf(stack: Stack | undefined, prices: Prices | undefined): Throughput {
  const provisioned = (stack ? Facts.of(stack).all('deployment') : []).flatMap(({ value: { sku = '', capacity } }) =>
    isSkuName(sku) && isProvisioned(sku) ? [{ sku, units: typeof capacity === 'number' ? capacity : 1 }] : [],
  );
  const priced = provisioned.map(({ sku, units }) => ({ sku, amount: monthlyPrice(prices, sku, units) }));
  return {
    units: provisioned.reduce((sum, { units }) => sum + units, 0),
    perMonth: priced.reduce((sum, { amount = 0 }) => sum + amount, 0),
    unpriced: [...new Set(priced.flatMap(({ sku, amount }) => (amount === undefined ? [sku] : [])))].sort(),
  };
}

/** A throughput in words, such as `50 PTU, EUR 12,000 per month`. */
export function throughputWords({ units, perMonth, unpriced }: Throughput, prices: Prices | undefined): string {
  const amount = `${units.toLocaleString('en-US')} PTU`;
  if (!prices) return amount;
  const without = unpriced.length > 0 ? `, without ${unpriced.join(', ')}` : '';
  return `${amount}, ${moneyWords(prices, perMonth)} per month${without}`;
}
