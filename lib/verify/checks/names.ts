import { contains } from '../../catalog/addresses';
import type { Stamp } from '../../fleet/stamp';
import { UNKNOWN_SPACE } from '../../fleet/stamp';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';
import { isIPv4 } from 'node:net';
import { kindOfAddress } from '../address-kind';
import type { Check } from '../check';
import type { Session } from '../session';

/** A client in the network must get the address of the private endpoint. The public alias proves nothing: it exists everywhere. */
export const names: Check = {
  id: 'names',
  summary: 'Does each name of the account resolve to the private endpoint?',
  needs: 'nothing',
  run: (session) => Promise.all(session.hosts.map((host) => about(host, session))),
};

async function about(host: string, session: Session): Promise<Verdict> {
  const resolved = await session.context.resolve(host);
  const [address] = resolved.kind === 'found' ? resolved.addresses : [];
  if (address !== undefined) session.addresses.set(host, address);
  else if (host === session.host) session.obstruct('address', `${host} does not resolve`);
  switch (resolved.kind) {
    case 'missing':
      return {
        outcome: 'failed',
        message: `${host} does not resolve to an address`,
        help: 'check that the account exists, and that the private DNS zone that is linked to this network has its record: the zone group of the private endpoint writes it',
      };
    case 'failed':
      return {
        outcome: 'failed',
        message: `the DNS server answers ${resolved.because} for ${host}`,
        help: 'check that the DNS server forwards the name to 168.63.129.16 from a network that the private DNS zone is linked to',
      };
    case 'unclear':
      return { outcome: 'uncertain', message: `it is not known what ${host} resolves to: ${resolved.because}` };
    case 'found':
      return (
        resolved.addresses.map((each) => placeOf(host, each, session.stamp)).find(({ outcome }) => outcome !== 'passed') ??
        placeOf(host, address ?? '', session.stamp)
      );
  }
}

function placeOf(host: string, address: string, { network }: Stamp): Verdict {
  const kind = kindOfAddress(address);
  if (kind === 'public')
    return {
      outcome: 'failed',
      message: `${host} resolves to the public address ${address}`,
      help: 'link the private DNS zone to the network of the DNS server that answers here; a DNS server of your own must forward the name to 168.63.129.16',
    };
  if (kind === 'local')
    return {
      outcome: 'failed',
      message: `${host} resolves to ${address}, which is this machine or link`,
      help: 'remove the name from the hosts file of this machine and from its DNS server',
    };
  const subnet = network.kind === 'existing' || network.pool ? UNKNOWN_SPACE : network.privateEndpointPrefix;
  if (subnet === UNKNOWN_SPACE)
    return passed(`${host} resolves to the private address ${address}; the files do not contain the range of the subnet`);
  if (isIPv4(address) && contains(subnet, address)) return passed(`${host} resolves to ${address}, in the subnet ${subnet}`);
  return {
    outcome: 'failed',
    message: `${host} resolves to ${address}, which is not in the subnet ${subnet} of the private endpoint`,
    path: network.kind === 'new' ? ['network'] : ['network', 'existing'],
    about: 'key',
    help: 'look for a record of another endpoint, in a zone of the same name that is linked to this network instead',
  };
}
