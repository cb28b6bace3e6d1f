import { isProvisioned } from '../catalog/skus';
import type { Stamp, StampDeployment } from '../fleet/stamp';

/** A deployment, and the one that gets the requests that exceed its capacity. */
export interface Spillover {
  readonly source: StampDeployment;
  readonly target: StampDeployment;
}

/** The spillovers of the provisioned deployments of a stamp to others that exist. */
export const spilloversOf = ({ deployments }: Stamp): Spillover[] =>
  deployments.flatMap((source) => {
    if (!isProvisioned(source.sku)) return [];
    const target = deployments.find(({ key }) => key === source.spillover && key !== source.key);
    return target ? [{ source, target }] : [];
  });

/** A deployment with its key as the name in messages. */
export const byKey = ({ key, ...deployment }: StampDeployment) => ({ ...deployment, name: key });
