import type { Located } from '../fleet/fleet';
import type { Stamp } from '../fleet/stamp';
import { existingKey } from '../fleet/stamp';
import type { Rule } from './rule';
import { finding } from './rule';

interface Link {
  readonly network: string;
  /** The setting with the ID of the network, or of a subnet in it. */
  readonly key: string;
  readonly zone: string;
  /** Distinguishes zones with the same name. */
  readonly identity: string;
  readonly located: Located<Stamp>;
}

/** Azure allows a network to be linked to only one zone with a given name. */
export const linkedNetworks: Rule = {
  id: 'dns/linked-network',
  summary: 'No existing network is linked to two private DNS zones with the same name.',
  waivable: false,
  check({ stamps }) {
    const first = new Map<string, Link>();
    return stamps.flatMap(linksOf).flatMap((link) => {
      const key = `${link.network} ${link.zone}`.toLowerCase();
      const other = first.get(key);
      if (!other) first.set(key, link);
      if (!other || other.identity === link.identity) return [];
      const [one, two] = [other.located.value.id, link.located.value.id];
      return [
        finding(link.located, ['network', 'existing', link.key], {
          message: `${one} and ${two} are in the same network, which would be linked to two zones '${link.zone}'; Azure allows one`,
          help: 'share the zones (dns: { mode: environment } within one environment), or use existing zones by ID (dns: { mode: existing })',
        }),
      ];
    });
  },
};

function linksOf(located: Located<Stamp>): Link[] {
  const { id, environment, network, dns } = located.value;
  if (network.kind === 'new' || dns.mode === 'existing') return [];
  const owner = dns.mode === 'stamp' ? id : environment;
  return dns.zones.map(({ name }) => ({
    network: network.virtualNetworkId,
    key: existingKey(network),
    zone: name,
    identity: owner,
    located,
  }));
}
