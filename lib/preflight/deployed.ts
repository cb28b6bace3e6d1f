import { isSame } from '../catalog/ignoring-case';
import type { Answer } from '../azure/answer';
import { mapAnswer } from '../azure/answer';
import { deployments } from '../azure/reads/deployments';
import type { DeploymentAnswer } from '../azure/reads/deployments';
import type { OfferedModel, OfferedSku } from '../azure/reads/region-models';
import { regionModels } from '../azure/reads/region-models';
import type { ServedCloud } from '../catalog/clouds';
import type { Stamp, StampDeployment } from '../fleet/stamp';
import { oncePerRun } from './once';
import { accountIdOf } from './own-account';

/** What a region offers to a subscription. */
export const offersIn = oncePerRun(
  (cloud: ServedCloud, subscriptionId: string, region: string) => `${cloud} ${subscriptionId} ${region}`.toLowerCase(),
  ({ azure }, cloud, subscriptionId, region) => regionModels(azure(cloud), subscriptionId.toLowerCase(), region),
);

/** A deployment of an account in Azure. What Azure does not say is an empty text. */
export interface DeployedModel {
  readonly name: string;
  /** The publisher in Azure's terms, such as `OpenAI`. */
  readonly format: string;
  readonly model: string;
  readonly version: string;
  readonly sku: string;
  /** In units of the SKU. */
  readonly capacity: number;
}

const deployedModel = ({ name, sku, properties: { model } }: DeploymentAnswer): DeployedModel => ({
  ...{ name, sku: sku.name, capacity: sku.capacity ?? 1 },
  ...{ format: model.format ?? '', model: model.name, version: model.version ?? '' },
});

/** What the account of a stamp has now: nothing if there is no such account. */
export const deployedOn = oncePerRun(
  ({ id }: Stamp) => id,
  async ({ azure }, stamp): Promise<Answer<readonly DeployedModel[]>> => {
    const answer = await deployments(azure(stamp.region.cloud), accountIdOf(stamp));
    return answer.kind === 'absent' ? { kind: 'found', value: [] } : mapAnswer(answer, (all) => all.map(deployedModel));
  },
);

/** The model of a deployment, as it is known to Azure. */
export type NamedModel = Pick<StampDeployment, 'format' | 'model'>;

/** The versions of a model that accounts of a kind can deploy. */
export const versionsFor = (models: readonly OfferedModel[], kind: string, { format, model }: NamedModel) =>
  models.filter((each) => isSame(each.kind, kind) && isSame(each.format, format) && isSame(each.name, model));

/** A SKU among those of a version; undefined if it is not offered. */
export const skuIn = ({ skus }: Pick<OfferedModel, 'skus'>, sku: string): OfferedSku | undefined =>
  skus.find(({ name }) => isSame(name, sku));
