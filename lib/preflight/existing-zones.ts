import { nameInId } from '../catalog/resource-id';
import { isSame } from '../catalog/ignoring-case';
import { privateDnsZone, READ_LINKS, READ_ZONES } from '../azure/reads/private-dns-zones';
import { READ_NETWORKS, virtualNetwork } from '../azure/reads/virtual-networks';
import type { Answer } from '../azure/answer';
import type { Stamp } from '../fleet/stamp';
import { networkIdOf } from './own-network';
import type { PreflightContext } from './question';
import { isAnswered, unanswered } from '../verdicts/unanswered';
import type { Verdict } from '../verdicts/verdict';
import { passed } from '../verdicts/verdict';
import { linksOf } from './zone-links';

/** Whether the zones of another team exist, and whether the network of the stamp can resolve names in them. The kit does not link it. */
export const existingZones = (stamp: Stamp, context: PreflightContext): Promise<readonly Verdict[]> =>
  Promise.all(stamp.dns.zones.flatMap(({ name, id }) => (id === undefined ? [] : zoneVerdict(name, id, stamp, context))));

async function zoneVerdict(name: string, id: string, stamp: Stamp, context: PreflightContext): Promise<Verdict> {
  const { cloud } = stamp.region;
  const at = { path: ['dns', 'zones', name] };
  const zone = await privateDnsZone(context.azure(cloud), id);
  if (!isAnswered(zone)) return { ...unanswered(zone, `whether the zone ${name} exists`, READ_ZONES), ...at };
  if (zone.kind === 'absent')
    return { ...at, outcome: 'failed', message: `there is no zone ${name} at the ID`, help: `correct the ID: ${id}` };
  const networkId = networkIdOf(stamp);
  const network = nameInId(networkId);
  const links = await linksOf(context, cloud, id);
  if (!isAnswered(links))
    return { ...unanswered(links, `whether the network ${network} is linked to ${name}`, READ_LINKS), ...at };
  if (links.kind === 'found' && links.value.some((link) => isSame(link.networkId, networkId)))
    return passed(`the network ${network} is linked to the zone ${name}`);
  const servers = await dnsServersOf(stamp, context);
  if (!isAnswered(servers))
    return { ...unanswered(servers, `which DNS servers the network ${network} uses`, READ_NETWORKS), ...at };
  const others = servers.kind === 'found' ? servers.value.filter((server) => server !== AZURE_DNS) : [];
  if (others.length > 0)
    return passed(`the zone ${name} exists; the network ${network} asks the DNS servers ${others.join(', ')}`);
  return {
    ...{ ...at, outcome: 'uncertain' },
    message: `the zone ${name} is not linked to the network ${network}, which asks the DNS of Azure: clients in it cannot resolve the endpoint`,
    help: `ask the owner of the zone to link the network, or ${stamp.network.kind === 'new' ? 'set network.dnsServers to servers that resolve the zone' : 'that of the network to use DNS servers that resolve the zone'}`,
  };
}

/** The address of Azure's own DNS in every network. Source: Microsoft's page "What is IP address 168.63.129.16?" */
const AZURE_DNS = '168.63.129.16';

/** The DNS servers of the network: as written if the stamp creates it, otherwise as they are. */
async function dnsServersOf({ network, region }: Stamp, { azure }: PreflightContext): Promise<Answer<readonly string[]>> {
  if (network.kind === 'new') return { kind: 'found', value: network.dnsServers };
  const answer = await virtualNetwork(azure(region.cloud), network.virtualNetworkId);
  return answer.kind === 'found' ? { kind: 'found', value: answer.value.dnsServers } : answer;
}
