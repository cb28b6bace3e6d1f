import data from './data/models.json';
import { findVersion } from './models';
import type { SkuName } from './skus';

/** Which deployments of a subscription share a quota: those in one region, in one data zone, or in all regions. */
export type QuotaScope = 'dataZone' | 'global' | 'regional';

/**
 * The quotas of provisioned throughput, which all models of OpenAI share.
 *
 * Source: `skus` under the sources of data/models.json (2026-04-23).
 */
export const PROVISIONED_USAGES: Readonly<Partial<Record<SkuName, string>>> = {
  DataZoneProvisionedManaged: 'OpenAI.DataZoneProvisionedManaged',
  GlobalProvisionedManaged: 'OpenAI.GlobalProvisionedManaged',
  ProvisionedManaged: 'OpenAI.ProvisionedManaged',
};

/** The names of all quotas of provisioned throughput. */
export const PROVISIONED_USAGE_NAMES: readonly string[] = Object.values(PROVISIONED_USAGES);

/**
 * The name of the quota that a deployment uses, as Azure lists it among the usages of a region, such as `OpenAI.GlobalStandard.gpt4.1`.
 * The names follow no rule. Deployments with the same name share one quota.
 *
 * @returns undefined if no source states it
 */
export function usageNameOf(model: string, version: string, sku: SkuName): string | undefined {
  const found = findVersion(model, version);
  return found?.skus[sku]?.usageName ?? (found?.format === 'OpenAI' ? PROVISIONED_USAGES[sku] : undefined);
}

interface UsageRow {
  readonly scope?: string;
}

const USAGES: Readonly<Record<string, UsageRow>> =
  (data as { readonly usages?: Readonly<Record<string, UsageRow>> }).usages ?? {};

/** The scopes of Azure Resource Manager 2026-03-01. `Classic` is not documented, so it is not known. */
const SCOPES: ReadonlyMap<string | undefined, QuotaScope> = new Map([
  ['DataZone', 'dataZone'],
  ['Global', 'global'],
  ['Regional', 'regional'],
]);

/**
 * Which deployments share the quota that a deployment uses.
 *
 * @returns undefined if no source states it
 */
export function quotaScopeOf(model: string, version: string, sku: SkuName): QuotaScope | undefined {
  const name = usageNameOf(model, version, sku);
  return name !== undefined && Object.hasOwn(USAGES, name) ? SCOPES.get(USAGES[name]?.scope) : undefined;
}
