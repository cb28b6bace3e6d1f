import { MEASURED_WINDOW } from '../../changes/measured';
import { replacements, rootOf } from '../compare/replacement';
import { textAt } from '../../stack/json';
import type { ReviewRule } from './review-rule';

const ENDPOINT = 'azurerm_private_endpoint';

/** With these nothing answers at all, which is reported with them. */
const MORE_THAN_THE_ENDPOINT = new Set(['azurerm_cognitive_account', 'azurerm_resource_group']);

export const endpointWindow: ReviewRule = {
  id: 'network/endpoint-window',
  summary: 'A private endpoint is deleted and created again, although the account stays.',
  why: 'The endpoint is the only way to the account. Clients that have its address in their rules need the new one.',
  severities: ['high'],
  check: (change) => {
    const all = replacements(change);
    if (all.some(({ resource }) => MORE_THAN_THE_ENDPOINT.has(resource.type))) return [];
    return all
      .filter(({ resource }) => resource.type === ENDPOINT)
      .flatMap((replacement) => {
        const { resource, paths, certain } = replacement;
        const root = rootOf(replacement, all).resource;
        const cause = root === resource ? '' : ` with ${root.address}`;
        const { address, attributes } = resource;
        return [
          {
            severity: 'high' as const,
            message: `the private endpoint ${textAt(attributes, 'name')} is deleted and created again${cause}: clients fail until its name resolves again, and it may get another address. ${MEASURED_WINDOW} were measured for changes like this`,
            address,
            ...(paths.length === 0 ? {} : { attribute: paths.join(', ') }),
            supersedes: [{ rule: 'replacement/forced', address }],
            ...(certain ? {} : { predicted: true as const }),
          },
        ];
      });
  },
};
