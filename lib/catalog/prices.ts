import type { SkuName } from './skus';

/** What an organisation pays for provisioned throughput. The kit has no prices of its own. */
export interface Prices {
  /** The currency: three capital letters of ISO 4217, such as `EUR`. */
  readonly currency: string;
  /** The price of one PTU for a month, by deployment type. */
  readonly ptuPerMonth: Readonly<Partial<Record<SkuName, number>>>;
}

/** Three capital letters. */
export const CURRENCY = /^[A-Z]{3}$/;

/** What capacity costs for a month; undefined if the organisation declares no price for its deployment type. */
export function monthlyPrice(prices: Prices | undefined, sku: SkuName, units: number): number | undefined {
  const one = prices?.ptuPerMonth[sku];
  return one === undefined ? undefined : inCents(one * units);
}

const inCents = (amount: number) => Math.round(amount * 100) / 100;

/** An amount of money in words, such as `EUR 1,234.50`. */
export const moneyWords = ({ currency }: Pick<Prices, 'currency'>, amount: number): string =>
  `${currency} ${amount.toLocaleString('en-US', { minimumFractionDigits: Number.isInteger(amount) ? 0 : 2, maximumFractionDigits: 2 })}`;
