import type { JsonObject } from '../../stack/json';
import { blockOf, blocksOf, numberAt, textAt, valueAt } from '../../stack/json';
import { referred } from '../../stack/references';
import type { Resource, Stack } from '../../stack/stack';
import { ofType } from '../../stack/stack';

/** What deployments take of one quota: that of a subscription for a model and a deployment type in a region. */
export interface QuotaShare {
  readonly subscription: string;
  readonly region: string;
  readonly model: string;
  readonly sku: string;
  readonly units: number;
  readonly deployments: number;
}

/** What is taken of each quota. */
export type QuotaTaken = ReadonlyMap<string, QuotaShare>;

const DEPLOYMENT = 'azurerm_cognitive_deployment';

/** What all deployments of all stacks together take of each quota. */
export function quotaTaken(stacks: ReadonlyMap<string, Stack>): QuotaTaken {
  const taken = new Map<string, QuotaShare>();
  for (const stack of stacks.values())
    for (const deployment of ofType(stack, DEPLOYMENT)) {
      const share = shareOf(stack, deployment);
      const { units, deployments } = taken.get(keyOf(share)) ?? { units: 0, deployments: 0 };
      taken.set(keyOf(share), { ...share, units: units + share.units, deployments: deployments + 1 });
    }
  return taken;
}

/** The quotas that the deployments of a stack take from, by their keys. */
export const quotasOf = (stack: Stack | undefined): string[] =>
  stack ? ofType(stack, DEPLOYMENT).map((deployment) => keyOf(shareOf(stack, deployment))) : [];

function shareOf(stack: Stack, { attributes }: Resource): QuotaShare {
  const account = referred(stack, textAt(attributes, 'cognitive_account_id'));
  return {
    subscription: subscriptionOf(stack),
    region: textAt(account?.attributes, 'location') ?? stack.part,
    model: textAt(attributes, 'model.name') ?? '',
    sku: textAt(attributes, 'sku.name') ?? '',
    units: unitsOf(attributes),
    deployments: 1,
  };
}

/** The capacity of a deployment. The provider's default is 1. */
export const unitsOf = (deployment: JsonObject) => numberAt(deployment, 'sku.capacity') ?? 1;

const keyOf = ({ subscription, region, model, sku }: QuotaShare) => [subscription, region, model, sku].join(' ');

/** The subscription of the providers: one, unless somebody has taken them apart. */
export const subscriptionOf = (stack: Stack | undefined): string => {
  const providers = Object.values(blockOf(valueAt(stack?.sections, 'provider')) ?? {}).flatMap(blocksOf);
  return [...new Set(providers.map((provider) => textAt(provider, 'subscription_id') ?? 'not set'))].join(', ');
};
