import type { Fleet } from '../../../lib/fleet/fleet';
import type { StampDeployment } from '../../../lib/fleet/stamp';
import type { FakeResourceManager } from './resource-manager';
import { list } from './resource-manager';

const LOCATION = 'GET /subscriptions/{subscription}/providers/Microsoft.CognitiveServices/locations/{region}';
/** The route of the models of a region. */
export const MODELS = `${LOCATION}/models`;
/** The route of the quotas of a region. */
export const USAGES = `${LOCATION}/usages`;
/** The route of the deployments of an account. */
export const DEPLOYMENTS =
  'GET /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.CognitiveServices/accounts/{account}/deployments';

/** A SKU as Azure lists it. */
export const skuRow = (sku: string, usageName: string, more: object = {}) => ({
  name: sku,
  usageName,
  capacity: { default: 10, minimum: 0, step: 0, maximum: 10_000, allowedValues: null },
  deprecationDate: '2027-12-31T00:00:00Z',
  rateLimits: null,
  ...more,
});

/** The model of a deployment, as Azure lists it for a kind of accounts. */
export const modelRow = (
  kind: string,
  { format, model, version }: Pick<StampDeployment, 'format' | 'model' | 'version'>,
  skus: readonly object[],
  more: object = {},
) => ({
  kind,
  skuName: 'S0',
  description: null,
  model: { format, name: model, version, lifecycleStatus: 'GenerallyAvailable', skus, capabilities: { area: 'EUR' }, ...more },
});

/** The name of a quota, which follows no rule in Azure. */
export const usageOf = ({ model, sku }: Pick<StampDeployment, 'model' | 'sku'>): string =>
  sku.includes('Provisioned') ? `OpenAI.${sku}` : `OpenAI.${sku}.${model.replace('gpt-', 'gpt')}`;

/** Everything that a fleet deploys, as the list of a region. */
export const rowsFor = ({ stamps }: Fleet) =>
  stamps.flatMap(({ value: { account, deployments } }) =>
    deployments.map((deployment) =>
      modelRow(account.kind, deployment, [
        skuRow(deployment.sku, usageOf(deployment)),
        skuRow(deployment.sku, `${usageOf(deployment)}-finetune`, { deprecationDate: '2020-01-01T00:00:00Z' }),
      ]),
    ),
  );

/** Every region offers what the fleet deploys, and no account has a deployment. */
export const offering =
  (fleet: Fleet) =>
  (azure: FakeResourceManager): FakeResourceManager =>
    azure.on(MODELS, list(...rowsFor(fleet)));

/** A deployment of an account, as Azure lists it. */
export const deployedRow = (
  {
    name,
    format,
    model,
    version,
    sku,
    capacity,
  }: Omit<StampDeployment, 'alreadyDeployed' | 'contentFilter' | 'key' | 'versionUpgradeOption'>,
  more: object = {},
) => ({
  id: `/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a/deployments/${name}`,
  name,
  sku: { name: sku, capacity },
  properties: { model: { format, name: model, version, source: null }, provisioningState: 'Succeeded', raiPolicyName: null },
  ...more,
});

/** The first deployment of a stamp. */
export function firstDeployment({ stamps }: Fleet, region?: string): StampDeployment {
  const stamp = stamps.find(({ value }) => region === undefined || value.region.name === region)?.value;
  if (!stamp?.deployments[0]) throw new Error('the fleet has no such deployment');
  return stamp.deployments[0];
}
