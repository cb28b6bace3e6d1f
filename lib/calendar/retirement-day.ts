import { findVersion } from '../catalog/models';
import { retiredFamily } from '../catalog/retired';
import type { DatedDeployment } from './entry';

/** The day on which a version stops answering, and whether Microsoft's documentation states it; undefined: no day is known. */
export function retirementDay({
  model,
  version,
  cloud,
}: Pick<DatedDeployment, 'cloud' | 'model' | 'sku' | 'version'>):
  { readonly day: string; readonly verified: boolean } | undefined {
  const { retirementDate = null, verified = false } = findVersion(model, version)?.lifecycle ?? {};
  const day = retirementDate ?? retiredFamily(model)?.retirementDate ?? null;
  // The catalogue has only the dates of the public cloud.
  return day === null ? undefined : { day, verified: verified && cloud === 'public' };
}

/** Whether the catalogue states that a version is retired already, with or without a day. */
export const isRetired = ({ model, version }: Pick<DatedDeployment, 'model' | 'version'>): boolean =>
  findVersion(model, version)?.lifecycle?.stage === 'Retired' || retiredFamily(model) !== undefined;
