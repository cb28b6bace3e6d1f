import type { Answer } from '../azure/answer';
import type { DeployedModel } from '../azure/reads/account-deployments';
import { accountDeployments } from '../azure/reads/account-deployments';
import type { OfferedModel, OfferedSku } from '../azure/reads/region-models';
import { regionModels } from '../azure/reads/region-models';
import type { ServedCloud } from '../catalog/clouds';
import type { Stamp, StampDeployment } from '../fleet/stamp';
import { oncePerRun } from './once';

/** Whether two names are the same to Azure, which ignores case. */
export const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** What a region offers to a subscription. */
export const offersIn = oncePerRun(
  (cloud: ServedCloud, subscriptionId: string, region: string) => `${cloud} ${subscriptionId} ${region}`.toLowerCase(),
  ({ azure }, cloud, subscriptionId, region) => regionModels(azure(cloud), subscriptionId.toLowerCase(), region),
);

/** What the account of a stamp has now: nothing if there is no such account. */
export const deployedOn = oncePerRun(
  ({ id }: Stamp) => id,
  async ({ azure }, { subscriptionId, names, region }): Promise<Answer<readonly DeployedModel[]>> => {
    const place = { subscriptionId, resourceGroup: names.resourceGroup, account: names.account };
    const answer = await accountDeployments(azure(region.cloud), place);
    return answer.kind === 'absent' ? { kind: 'found', value: [] } : answer;
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
