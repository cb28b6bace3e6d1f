import type { Deployment } from '../../stack/facts/deployment';
import { Facts } from '../../stack/facts/facts';
import { endpointProvidersOf } from '../../stack/facts/endpoint-providers';
import { providersOf } from '../../stack/facts/sections';
import type { Stack } from '../../stack/stack';

/** The quota that deployments use. A subscription has one quota for each model and deployment type in a region. */
export interface QuotaShare {
  readonly subscription: string;
  readonly region: string;
  readonly model: string;
  readonly sku: string;
  readonly units: number;
  readonly deployments: number;
}

/** The used part of each quota. */
export type QuotaTaken = ReadonlyMap<string, QuotaShare>;

/** The quota that all deployments of all stacks together use. */
export function quotaTaken(stacks: ReadonlyMap<string, Stack>): QuotaTaken {
  const taken = new Map<string, QuotaShare>();
  for (const share of [...stacks.values()].flatMap(sharesOf)) {
    const { units, deployments } = taken.get(keyOf(share)) ?? { units: 0, deployments: 0 };
    taken.set(keyOf(share), { ...share, units: units + share.units, deployments: deployments + 1 });
  }
  return taken;
}

/** The keys of the quotas that the deployments of a stack use. */
export const quotasOf = (stack: Stack | undefined): string[] => (stack ? sharesOf(stack).map(keyOf) : []);

function sharesOf(stack: Stack): QuotaShare[] {
  const facts = Facts.of(stack);
  return facts.all('deployment').map(({ value }) => ({
    subscription: subscriptionOf(stack),
    region: facts.referred('account', value.account)?.value.location ?? stack.part,
    model: value.model ?? '',
    sku: value.sku ?? '',
    units: unitsOf(value),
    deployments: 1,
  }));
}

/** The capacity of a deployment. The provider's default is 1. */
export const unitsOf = ({ capacity }: Deployment): number => (typeof capacity === 'number' ? capacity : 1);

const keyOf = ({ subscription, region, model, sku }: QuotaShare) => [subscription, region, model, sku].join(' ');

/**
 * The subscription of the providers, without those of private endpoints. There is one, unless the providers were edited by hand. An alias
 * without a subscription adds none.
 */
export const subscriptionOf = (stack: Stack | undefined): string => {
  const endpoints = endpointProvidersOf(stack).map(({ name }) => name);
  const own = providersOf(stack).filter(
    ({ name, subscription }) => !endpoints.includes(name) && (subscription !== undefined || !name.includes('.')),
  );
  return [...new Set(own.map(({ subscription }) => subscription ?? 'not set'))].join(', ');
};
