import { versionsOf } from './models';
import type { Region } from './regions';
import type { SkuName } from './skus';
import type { QuotaScope } from './usage-names';
import { PROVISIONED_USAGES, quotaScopeOf, usageNameOf } from './usage-names';

/** What determines the quota of a deployment. */
export interface CountedDeployment {
  readonly model: string;
  readonly version: string;
  /** The publisher of the model, such as `OpenAI`. */
  readonly format: string;
  readonly sku: SkuName;
}

/** A quota of a subscription. Deployments with the same place and the same key share it. */
export interface QuotaPool {
  /** Which deployments of the subscription share it. */
  readonly scope: QuotaScope;
  /** The name of the region or data zone, or `global`. */
  readonly place: string;
  /** Distinguishes the quotas of a place: the name of the usage in Azure, or model and SKU if no source states it. */
  readonly key: string;
  /** The name of the usage in Azure, such as `OpenAI.GlobalStandard.gpt4.1`; undefined if no source states it. */
  readonly usageName?: string;
}

/**
 * The quota that a deployment uses.
 *
 * Azure counts by the name of a usage, across versions and, for provisioned throughput, across models. Where no source states the scope,
 * it is the region, as Microsoft documents it: docs/models/quotas-limits.mdx of nicholasdbrady/foundry-docs @ fddee8a (2026-07-15).
 */
export function quotaPoolOf(deployment: CountedDeployment, region: Pick<Region, 'dataZone' | 'name'>): QuotaPool {
  const { model, version, sku } = deployment;
  const usageName = usageNameFor(deployment);
  const scope = quotaScopeOf(model, version, sku) ?? 'regional';
  return {
    ...placeOf(scope, region),
    // Azure spells names differently from region to region, such as DatazoneStandard in eastus2.
    key: usageName?.toLowerCase() ?? `${model} ${sku}`,
    ...(usageName === undefined ? {} : { usageName }),
  };
}

/** A version without a known name counts with the other versions of its model, if those all have the same name. */
function usageNameFor({ model, version, format, sku }: CountedDeployment): string | undefined {
  const own = usageNameOf(model, version, sku);
  if (own !== undefined) return own;
  const names = versionsOf(model).map((each) => usageNameOf(model, each.version, sku));
  const [only, ...others] = new Set(names.filter((name) => name !== undefined));
  if (only !== undefined && others.length === 0) return only;
  return format === 'OpenAI' ? PROVISIONED_USAGES[sku] : undefined;
}

function placeOf(scope: QuotaScope, { name, dataZone }: Pick<Region, 'dataZone' | 'name'>): Pick<QuotaPool, 'place' | 'scope'> {
  if (scope === 'global') return { scope, place: 'global' };
  return scope === 'dataZone' && dataZone !== null ? { scope, place: dataZone } : { scope: 'regional', place: name };
}

/** The place of a quota in words. */
export function placeWords({ scope, place }: Pick<QuotaPool, 'place' | 'scope'>): string {
  if (scope === 'global') return 'all regions together';
  return scope === 'dataZone' ? `the ${place} data zone` : place;
}
