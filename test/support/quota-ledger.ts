import type { LedgerRow } from '../../lib/rules/quota-ledger';
import { modelWords, quotaLedger } from '../../lib/rules/quota-ledger';
import { fleetOf } from './project';

/** Two subscriptions. */
export const ONE = '11111111-1111-1111-1111-aaaaaaaaaaaa';
export const TWO = '22222222-2222-2222-2222-222222222222';

/** A deployment. */
export const chat = (capacity: number, sku = 'DataZoneStandard', model = 'gpt-5.4', version = '2026-03-05') =>
  `{ model: ${model}, version: "${version}", sku: ${sku}, capacity: ${capacity} }`;

/** The settings of an environment. */
export interface Environment {
  readonly subscription?: string;
  readonly deployments: Readonly<Record<string, string>>;
  /** The settings of each region, after its network. */
  readonly regions?: Readonly<Record<string, string>>;
}

const file = (name: string, { subscription = ONE, deployments, regions = { swedencentral: '' } }: Environment) => `
environment: ${name}
workload: assistants
subscriptionId: ${subscription}
residency: global
homeRegion: ${Object.keys(regions)[0] ?? ''}
deployments:
${Object.entries(deployments)
  .map(([key, value]) => `  ${key}: ${value}\n`)
  .join('')}regions:
${Object.entries(regions)
  .map(([region, more], i) => `  ${region}: { network: { addressSpace: 10.0.${i}.0/24 }${more} }\n`)
  .join('')}`;

/** The ledger of environments. */
export function ledger(environments: Readonly<Record<string, Environment>>, defaults = 'workload: assistants') {
  const files = Object.entries(environments).map(([name, environment]) => [name, file(name, environment)] as const);
  const fleet = fleetOf({ defaults, ...Object.fromEntries(files) });
  expect(fleet.problems).toEqual([]);
  return quotaLedger(fleet);
}

/** The use of each quota. */
export const sums = (rows: readonly LedgerRow[]) =>
  rows.map((row) => [row.subscriptionId.slice(0, 8), row.pool.place, modelWords(row), row.sku, row.used]);
