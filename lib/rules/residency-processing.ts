import { CLOUD_WORDS } from '../catalog/cloud-name';
import { availabilityOf } from '../catalog/availability';
import { isSkuOf, processingPlace, SKU_NAMES, skuOf } from '../catalog/skus';
import type { SkuName } from '../catalog/skus';
import type { Stamp, StampDeployment } from '../fleet/stamp';
import { versionsOf } from '../catalog/models';
import { publisherOf } from '../catalog/publishers';
import { allowsProcessing, residencyWords } from '../catalog/residency';
import { otherSkus } from './other-skus';
import { finding, stampRule } from './rule';

/** Prompts are processed only where the environment allows it. */
export const residencyProcessing = stampRule(
  'residency/processing',
  'Every deployment, including batch and model-router, processes prompts only where the environment allows it. The SKU decides the place.',
  (stamp, located) =>
    stamp.deployments
      .filter(({ sku }) => !allowsProcessing(stamp.residency, sku, stamp.region))
      .filter((deployment) => !isSimplyNotOffered(stamp, deployment))
      // residency/publisher reports it: a deployment type does not limit where the publisher processes prompts.
      .filter((deployment) => !isProcessedByPublisher(deployment))
      .map((deployment) =>
        finding(located, ['deployments', deployment.key, 'sku'], {
          message: refusal(stamp, deployment.sku),
          help: advice(stamp, deployment),
        }),
      ),
  { waivable: true },
);

function refusal({ environment, region, residency }: Stamp, sku: SkuName): string {
  if (!isSkuOf(region.cloud, sku)) return `${CLOUD_WORDS[region.cloud]} does not offer '${sku}'`;
  const zone = skuOf(sku).scope === 'dataZone' && typeof residency === 'object' && residency.euMembersOnly === true;
  const why = zone ? ', which includes Norway and Switzerland' : '';
  return `'${sku}' in ${region.name} may process prompts in ${processingPlace(sku, region)}${why}; ${environment} allows ${residencyWords(residency)}`;
}

/**
 * A region without a data zone offers no data zone SKUs, and Azure Government no Global SKUs. If the catalogue confirms that,
 * model/availability reports it.
 */
const isSimplyNotOffered = ({ region }: Stamp, { model, version, sku }: StampDeployment) =>
  (!isSkuOf(region.cloud, sku) || (skuOf(sku).scope === 'dataZone' && region.dataZone === null)) &&
  availabilityOf(model, version, sku, region.name).kind === 'unavailable';

const isProcessedByPublisher = ({ model, format }: StampDeployment) =>
  versionsOf(model).length === 0 && publisherOf(format)?.processing === 'publisher';

function advice({ region, residency }: Stamp, deployment: StampDeployment): string {
  const allowed = SKU_NAMES.filter((other) => allowsProcessing(residency, other, region));
  return allowed.length === 0
    ? `no deployment type in ${region.name} processes prompts only where the environment allows it: choose another region`
    : (otherSkus(deployment, allowed, region) ??
        `${region.name} offers ${deployment.model} ${deployment.version} with no deployment type that the residency allows: choose another model or region`);
}
