import type { RegionName } from '../lib/catalog/regions';
import { regionsWith } from '../lib/catalog/availability';

/** An environment to synthesize. Its stamps differ in region and addresses only, as they do in practice. */
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

/** The regions that offer what every stamp deploys. */
const REGIONS = regionsWith('gpt-5.4', '2026-03-05', 'GlobalStandard');

/** How many stamps can be planned: as many as 10.0.0.0/8 has ranges of the size /24. */
export const MAX_STAMPS = 256 * 256;

/** Environments with this many stamps between them, the same on every machine. Only the last has fewer than all regions. */
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
