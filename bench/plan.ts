import type { RegionName } from '../lib/catalog/regions';
import { regionsWith } from '../lib/catalog/availability';

/** An environment to synthesize. Its stamps differ only in region and addresses, as they do in practice. */
export interface PlannedEnvironment {
  readonly name: string;
  readonly subscriptionId: string;
  readonly stamps: readonly PlannedStamp[];
}

/** One region of an environment. */
export interface PlannedStamp {
  readonly region: RegionName;
  /** The addresses of its network, in CIDR notation: a /24 that no other stamp has. */
  readonly addressSpace: string;
}

/** The regions that offer all deployments of a stamp. */
const REGIONS = regionsWith('gpt-5.4', '2026-03-05', 'GlobalStandard');

/** The maximum number of stamps: the number of /24 ranges in 10.0.0.0/8. */
export const MAX_STAMPS = 256 * 256;

/** Environments with this total number of stamps, the same on every machine. Only the last environment has fewer than all regions. */
export function planOf(count: number): PlannedEnvironment[] {
  const stamps = Array.from({ length: count }, (_, i): PlannedStamp => ({
    region: REGIONS[i % REGIONS.length] ?? 'swedencentral',
    addressSpace: `10.${Math.floor(i / 256)}.${i % 256}.0/24`,
  }));
  return Array.from({ length: Math.ceil(count / REGIONS.length) }, (_, i) => ({
    name: `bench-${i + 1}`,
    subscriptionId: `00000000-0000-4000-8000-${String(i + 1).padStart(12, '0')}`,
    stamps: stamps.slice(i * REGIONS.length, (i + 1) * REGIONS.length),
  }));
}
