import { comparing } from './comparing';
import type { ReviewRule } from './review-rule';

export const dnsServers: ReviewRule = {
  id: 'network/dns-servers',
  summary: 'What is in the network asks other DNS servers.',
  why: 'The private endpoint is found by its name only. A server that does not know the private DNS zone answers with the public address, which refuses every call. In another order, the same servers give the same answers as long as all of them are right.',
  severities: ['high', 'notice'],
  looks: [
    comparing('network', ['dnsServers'], ({ before, after }) => {
      if (!before || !after) return [];
      const [old, fresh] = [before.value.dnsServers, after.value.dnsServers];
      if (old.join() === fresh.join()) return [];
      const values = { before: words(old), after: words(fresh) };
      const isReordered = [...old].sort().join() === [...fresh].sort().join();
      if (isReordered) return [{ severity: 'notice', message: 'the DNS servers are asked in another order', ...values }];
      return [
        {
          severity: 'high',
          message: `what is in the network ${after.value.name} asks other DNS servers, and no longer finds the private endpoint unless these resolve its private DNS zone. Running machines ask them after a restart or a renewed lease`,
          ...values,
        },
      ];
    }),
  ],
};

const words = (servers: readonly string[]) => (servers.length === 0 ? 'those of Azure' : servers.join(', '));
