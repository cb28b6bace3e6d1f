import type { RegionName } from '../lib/catalog/regions';
import { REGION_NAMES } from '../lib/catalog/regions';

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

/** How many stamps can be planned: as many as 10.0.0.0/8 has ranges of the size /24. */
export const MAX_STAMPS = 256 * 256;

/** Environments with this many stamps between them, the same on every machine. Only the last has fewer than all regions. */
export function planOf(count: number): PlannedEnvironment[] {
  const stamps = Array.from({ length: count }, (_, i): PlannedStamp => ({
    region: REGION_NAMES[i % REGION_NAMES.length] ?? REGION_NAMES[0],
    addressSpace: `10.${Math.floor(i / 256)}.${i % 256}.0/24`,
  }));
  return Array.from({ length: Math.ceil(count / REGION_NAMES.length) }, (_, i) => ({
    name: `bench-${i + 1}`,
    subscriptionId: `00000000-0000-4000-8000-${String(i + 1).padStart(12, '0')}`,
    stamps: stamps.slice(i * REGION_NAMES.length, (i + 1) * REGION_NAMES.length),
  }));
}
