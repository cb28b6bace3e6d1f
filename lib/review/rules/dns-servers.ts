import { comparing } from './comparing';
import type { ReviewRule } from './review-rule';

export const dnsServers: ReviewRule = {
  id: 'network/dns-servers',
  summary: 'Clients in the network use other DNS servers.',
  why: 'Clients reach the private endpoint by name. A server that does not resolve the private DNS zone returns the public address, which refuses every call. The same servers in another order give the same answers, if all of them resolve the zone.',
  severities: ['high', 'notice'],
  looks: [
    comparing('network', ['dnsServers'], ({ before, after }) => {
      if (!before || !after) return [];
      const [old, fresh] = [before.value.dnsServers, after.value.dnsServers];
      if (old.join() === fresh.join()) return [];
      const values = { before: words(old), after: words(fresh) };
      const isReordered = [...old].sort().join() === [...fresh].sort().join();
      if (isReordered) return [{ severity: 'notice', message: 'the DNS servers are used in another order', ...values }];
      return [
        {
          severity: 'high',
          message: `clients in the network ${after.value.name} use other DNS servers, and no longer find the private endpoint unless these resolve its private DNS zone. Running machines use them after a restart or a renewed lease`,
          ...values,
        },
      ];
    }),
  ],
};

const words = (servers: readonly string[]) => (servers.length === 0 ? 'the DNS servers of Azure' : servers.join(', '));
