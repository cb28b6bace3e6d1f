import { privateDnsZonesOf } from '../catalog/clouds';
import { finding, stampRule } from './rule';

/**
 * The zone in which the built-in policy for accounts registers their endpoints.
 *
 * Source: Azure/azure-policy @ f4a50ba (2026-04-29), PrivateDnsZones_DINE, c4bc6f10-cb41-49eb-b000-d5ab82e2a091; the initiative
 * Deploy-Private-DNS-Zones of Azure/Enterprise-Scale @ dbd9bd2 (2026-08-19) assigns it.
 */
const BUILT_IN_ZONE = 'privatelink.cognitiveservices.azure.com';

/** Clients find an endpoint only in a zone that a policy registers it in. */
export const dnsPolicy = stampRule(
  'dns/policy',
  'Where Azure Policy registers the endpoint, it needs a policy for each zone of the account; the built-in one has another zone, which is a warning.',
  ({ account, dns }, located) => {
    const zones = privateDnsZonesOf(account.kind).filter((zone) => zone !== BUILT_IN_ZONE);
    if (dns.mode !== 'policy' || zones.length === 0) return [];
    return [
      finding(located, ['dns', 'mode'], {
        severity: 'warning',
        message: `unverified: the built-in policy for accounts registers endpoints in ${BUILT_IN_ZONE} only; clients look for this one in ${zones.join(' and ')}`,
        help: `assign a policy of your own that adds ${zones.join(' and ')} to endpoints of the group 'account'; when it is there, a waiver of dns/policy for dns.mode says so`,
      }),
    ];
  },
  { waivable: true },
);
