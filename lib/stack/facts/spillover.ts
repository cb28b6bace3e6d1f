import { isProvisioned, isSkuName, isWider, skuOf } from '../../catalog/skus';
import type { Facts } from './facts';
import type { FactOf } from './kinds';

/** Whether Azure knows two deployments as deployments of the same account: it is written in the same way, or only Terraform knows one. */
const isSameAccount = (facts: Facts, one: FactOf<'deployment'>, other: FactOf<'deployment'>) =>
  facts.nameOf(one.value.account)?.toLowerCase() === facts.nameOf(other.value.account)?.toLowerCase();

/** The deployment that gets the requests that exceed the capacity of another one; undefined if it is not in the stack, or not set. */
export function spilloverTarget(facts: Facts, source: FactOf<'deployment'>): FactOf<'deployment'> | undefined {
  const { spillover } = source.value;
  if (spillover === undefined) return undefined;
  const name = spillover.written.toLowerCase();
  return (
    facts.referred('deployment', spillover) ??
    facts.all('deployment').find((each) => each.value.name?.toLowerCase() === name && isSameAccount(facts, each, source))
  );
}

/** Whether a deployment may process prompts in more places than another one. Of a type that is not known, it may. */
export function isWiderThan({ value: one }: FactOf<'deployment'>, { value: other }: FactOf<'deployment'>): boolean {
  const [sku = '', narrow = ''] = [one.sku, other.sku];
  return !isSkuName(sku) || (isSkuName(narrow) && isWider(sku, narrow));
}

/**
 * The deployments that callers of a provisioned one without spillover can name in the request header `x-ms-spillover-deployment`:
 * standard ones with the same model and version in the same account.
 *
 * Source: docs/models/spillover-traffic-management.mdx of nicholasdbrady/foundry-docs @ 2b3f0bd (read 2026-11-26), a mirror of Microsoft's page.
 */
export function onRequest(facts: Facts, source: FactOf<'deployment'>): FactOf<'deployment'>[] {
  const { sku = '', spillover, model, version, format } = source.value;
  if (!isSkuName(sku) || !isProvisioned(sku) || spillover !== undefined) return [];
  return facts.all('deployment').filter((each) => {
    const { value } = each;
    const isStandard = isSkuName(value.sku ?? '') && skuOf(value.sku as typeof sku).billing === 'standard';
    const isSameModel = value.model === model && value.version === version && value.format === format;
    return isStandard && isSameModel && isSameAccount(facts, each, source);
  });
}
