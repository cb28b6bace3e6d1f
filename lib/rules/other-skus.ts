import { availabilityOf } from '../catalog/availability';
import type { Region } from '../catalog/regions';
import type { SkuName } from '../catalog/skus';
import { skuOf } from '../catalog/skus';
import { writeOneOf } from '../diagnostics/near-miss';
import type { StampDeployment } from '../fleet/stamp';

/**
 * The help that lists the deployment types that are allowed and offered, as far as the catalogue knows; undefined if there are none. Those
 * with the same billing count capacity the same way.
 */
export function otherSkus(
  { model, version, sku }: StampDeployment,
  allowed: readonly SkuName[],
  region: Region,
): string | undefined {
  const fitting = allowed.filter((other) => availabilityOf(model, version, other, region.name).kind !== 'unavailable');
  if (fitting.length === 0) return undefined;
  const alike = fitting.filter((other) => skuOf(other).billing === skuOf(sku).billing);
  return alike.length > 0 ? writeOneOf(alike) : `write one of these, with a different capacity: ${fitting.join(', ')}`;
}
