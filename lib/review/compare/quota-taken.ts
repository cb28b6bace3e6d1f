import { placeWords, quotaPoolOf } from '../../catalog/quota-pools';
import { findRegion } from '../../catalog/regions';
import { isSkuName } from '../../catalog/skus';
import type { Deployment } from '../../stack/facts/deployment';
import { Facts } from '../../stack/facts/facts';
import { endpointProvidersOf } from '../../stack/facts/endpoint-providers';
import { providersOf } from '../../stack/facts/sections';
import type { Stack } from '../../stack/stack';

/** The quota that deployments use. */
export interface QuotaShare {
  readonly subscription: string;
  /** Where the deployments are that share it, in words, such as `swedencentral`. */
  readonly place: string;
  /** Distinguishes the quotas of a place. */
  readonly key: string;
  /** The models of the deployments, in alphabetical order. */
  readonly models: readonly string[];
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
    const { units, deployments, models } = taken.get(keyOf(share)) ?? { units: 0, deployments: 0, models: [] };
    taken.set(keyOf(share), {
      ...share,
      models: [...new Set([...models, ...share.models])].sort(),
      ...{ units: units + share.units, deployments: deployments + 1 },
    });
  }
  return taken;
}

/** The keys of the quotas that the deployments of a stack use. */
export const quotasOf = (stack: Stack | undefined): string[] => (stack ? sharesOf(stack).map(keyOf) : []);

function sharesOf(stack: Stack): QuotaShare[] {
  const facts = Facts.of(stack);
  return facts.all('deployment').map(({ value }) => ({
    subscription: subscriptionOf(stack),
    ...poolOf(value, facts.referred('account', value.account)?.value.location ?? stack.part),
    models: [value.model ?? ''],
    sku: value.sku ?? '',
    units: unitsOf(value),
    deployments: 1,
  }));
}

/** Azure has one quota for each model and deployment type in a region, if the catalogue does not know better. */
function poolOf({ model = '', version = '', format = '', sku = '' }: Deployment, location: string) {
  const region = findRegion(location);
  if (!region || !isSkuName(sku)) return { place: location, key: `${model} ${sku}` };
  const pool = quotaPoolOf({ model, version, format, sku }, region);
  return { place: placeWords(pool), key: pool.key };
}

/** The capacity of a deployment. The provider's default is 1. */
export const unitsOf = ({ capacity }: Deployment): number => (typeof capacity === 'number' ? capacity : 1);

const keyOf = ({ subscription, place, sku, key }: QuotaShare) => [subscription, place, sku, key].join(' ');

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
