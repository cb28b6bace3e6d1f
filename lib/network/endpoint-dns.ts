import { Token } from 'cdktf';
import type { TerraformResourceLifecycle } from 'cdktf';
import { isReference, listFailure } from '../terraform/checks';

/** How the endpoint's address is registered: by the endpoint in private DNS zones (`PrivateDnsZones`), or by Azure Policy. */
export type EndpointDns =
  | {
      /** The IDs of the zones, in order. At least one. */
      readonly zoneIds: readonly string[];
    }
  | PolicyDns;

/** Azure Policy adds a zone group to the endpoint, which Terraform ignores. */
export interface PolicyDns {
  /** Marks the choice: Azure Policy registers the endpoint. */
  readonly policy: true;
  /**
   * The IDs of resource groups in whose zones the endpoint may still be registered, although Terraform no longer manages the zones.
   * Terraform refuses the plan while the endpoint is registered there: the zone group would stay unchanged, and names would no longer
   * resolve once the zones are deleted.
   *
   * @default - none
   */
  readonly formerGroupIds?: readonly string[];
}

/** The lifecycle of an endpoint, which leaves a zone group to Azure Policy. */
export function endpointLifecycle(
  dns: EndpointDns,
  replaceTriggeredBy: readonly string[],
): { lifecycle?: TerraformResourceLifecycle } {
  if (!('policy' in dns) && replaceTriggeredBy.length === 0) return {};
  return {
    lifecycle: {
      ...(replaceTriggeredBy.length > 0 ? { replaceTriggeredBy: [...replaceTriggeredBy] } : {}),
      ...('policy' in dns ? leftToPolicy(dns) : {}),
    },
  };
}

/** Leaves the zone group to Azure Policy. Like Azure, the condition compares IDs without case. */
function leftToPolicy({ formerGroupIds = [] }: PolicyDns): TerraformResourceLifecycle {
  const zones = 'flatten(self.private_dns_zone_group[*].private_dns_zone_ids)';
  const conditions = formerGroupIds.map((id) => `alltrue([for id in ${zones} : !startswith(lower(id), ${lowerCase(id)})])`);
  return {
    ignoreChanges: ['private_dns_zone_group'],
    ...(conditions.length === 0
      ? {}
      : { postcondition: [{ condition: `\${${conditions.join(' && ')}}`, errorMessage: STILL_REGISTERED }] }),
  };
}

/** Why Terraform refuses to leave a zone group to Azure Policy. */
export const STILL_REGISTERED =
  'The endpoint is still registered in private DNS zones that this configuration no longer manages, and its zone group would stay as it is. First set dns.mode to existing, with the IDs of the zones that the policy uses, and apply that. Then set dns.mode to policy.';

/**
 * The beginning of the IDs of resources in a group, in lower case, as an expression. CDKTF writes a token in an expression without
 * `${}`.
 */
function lowerCase(groupId: string): string {
  if (Token.isUnresolved(groupId)) return `lower(format("%s/", ${groupId}))`;
  return isReference(groupId) ? `lower("${groupId}/")` : `"${groupId.toLowerCase()}/"`;
}

/** The problem of a registration; undefined if there is none. */
export function dnsFailure(dns: unknown): string | undefined {
  const isChoice = typeof dns === 'object' && dns !== null && ('zoneIds' in dns || 'policy' in dns);
  if (!isChoice) return 'dns is missing: pass private DNS zones, or { policy: true } if Azure Policy registers the address';
  if (!('zoneIds' in dns)) return undefined;
  const { zoneIds } = dns;
  if (Array.isArray(zoneIds) && zoneIds.length === 0)
    return 'no private DNS zone is set, so clients could not resolve its address';
  return zoneIds === undefined ? 'the zone IDs must be a list' : listFailure('zone IDs', zoneIds);
}
