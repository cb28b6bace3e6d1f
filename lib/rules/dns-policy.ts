import type { ServedCloud } from '../catalog/cloud-name';
import { CLOUD_WORDS } from '../catalog/cloud-name';
import { privateDnsZonesOf } from '../catalog/clouds';
import { finding, stampRule } from './rule';

/**
 * The built-in policy definition that registers the endpoints of accounts, and the zone in which it registers them.
 *
 * Source: Azure/azure-policy @ f4a50ba (2026-04-29), PrivateDnsZones_DINE; the initiative
 * Deploy-Private-DNS-Zones of Azure/Enterprise-Scale @ dbd9bd2 (2026-08-19) assigns it. The zone is a parameter; that of Azure
 * Government is the one in Microsoft's table of zones. Whether the policy exists there was not checked.
 */
const BUILT_IN = 'c4bc6f10-cb41-49eb-b000-d5ab82e2a091';
const BUILT_IN_ZONE: Readonly<Record<ServedCloud, string>> = {
  public: 'privatelink.cognitiveservices.azure.com',
  usgovernment: 'privatelink.cognitiveservices.azure.us',
};

/** Clients can resolve an endpoint only in a zone where a policy registers it. */
export const dnsPolicy = stampRule(
  'dns/policy',
  'When Azure Policy registers the endpoint, each zone of the account needs a policy. The built-in policy covers another zone, which is a warning.',
  ({ account, dns, region: { cloud } }, located) => {
    const zones = privateDnsZonesOf(account.kind, cloud).filter((zone) => zone !== BUILT_IN_ZONE[cloud]);
    const where = cloud === 'public' ? '' : ` if ${CLOUD_WORDS[cloud]} has it, which is not known`;
    if (dns.mode !== 'policy' || zones.length === 0) return [];
    return [
      finding(located, ['dns', 'mode'], {
        severity: 'warning',
        message: `unverified: Azure's built-in policy for accounts (${BUILT_IN}) registers endpoints only in ${BUILT_IN_ZONE[cloud]}${where}; clients look up this endpoint in ${zones.join(' and ')}`,
        help: `ask the owner of the zones for a custom policy with the effect DeployIfNotExists that registers endpoints of the group 'account' in ${zones.join(' and ')}; once it is assigned, waive dns/policy for dns.mode`,
      }),
    ];
  },
  { waivable: true },
);
