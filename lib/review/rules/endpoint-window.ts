import { MEASURED_WINDOW } from '../../changes/measured';
import { Facts } from '../../stack/facts/facts';
import { replacements, rootOf } from '../compare/replacement';
import { consumes, looking } from './comparing';
import type { ReviewRule } from './review-rule';

/** If one of these is replaced, the account itself is unavailable, which is reported with it. */
const MORE_THAN_THE_ENDPOINT: readonly (string | undefined)[] = ['account', 'group'];

export const endpointWindow: ReviewRule = {
  id: 'network/endpoint-window',
  summary: 'A private endpoint is deleted and created again while the account stays.',
  why: 'Clients reach the account only through the endpoint. If their firewall rules contain its address, they need the new one.',
  severities: ['high'],
  looks: [
    looking((change) => {
      const facts = Facts.of(change.after);
      const all = replacements(change);
      if (all.some(({ resource }) => MORE_THAN_THE_ENDPOINT.includes(facts.at(resource.address)?.kind))) return [];
      return all.flatMap((replacement) => {
        const { resource, paths, certain } = replacement;
        const endpoint = facts.find('endpoint', resource.address);
        if (!endpoint) return [];
        const root = rootOf(replacement, all).resource;
        const cause = root === resource ? '' : ` with ${root.address}`;
        const { address } = resource;
        return [
          {
            severity: 'high' as const,
            message: `the private endpoint ${endpoint.value.name} is deleted and created again${cause}: clients fail until its name resolves again, and it may get another address. ${MEASURED_WINDOW} were measured for changes like this`,
            address,
            ...(paths.length === 0 ? {} : { attribute: paths.join(', ') }),
            consumed: [consumes(address, ...paths)],
            supersedes: [{ rule: 'replacement/forced', address }],
            ...(certain ? {} : { predicted: true as const }),
          },
        ];
      });
    }),
  ],
};
