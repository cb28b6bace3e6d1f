import { Facts } from '../stack/facts/facts';
import { textAt } from '../stack/json';
import type { Stack } from '../stack/stack';
import type { FindingDraft } from '../review/rules/review-rule';
import type { AccountPlace } from './account-place';
import type { ConnectionAnswer } from '../azure/reads/account';
import type { LiveParts } from './live-parts';

/** Rules about what is on an account and in no stack, in the form of the rules of the review. */
export const OUTSIDE_RULES = {
  endpoint: {
    id: 'drift/foreign-endpoint',
    summary: 'A private endpoint that the stack does not have is connected to the account.',
    why: 'Everyone in the network of that endpoint can reach the account. No plan shows it.',
  },
  missing: {
    id: 'drift/missing',
    summary: 'Something that the stack has does not exist in Azure.',
    why: 'Someone deleted it, or it was never applied. The next apply creates it.',
  },
} as const;

/** A finding, and its rule. */
export interface OutsideFinding extends FindingDraft {
  readonly rule: string;
  readonly why: string;
}

/** The private endpoints that others have connected to the account. */
export function foreignEndpoints(stack: Stack, { address }: AccountPlace, { connections = [] }: LiveParts): OutsideFinding[] {
  const facts = Facts.of(stack);
  const own = facts.all('endpoint').map(({ value }) => (value.name ?? '').toLowerCase());
  return connections
    .filter((connection) => !own.includes(endpointName(connection)))
    .map((connection) => {
      const status = connection.properties?.privateLinkServiceConnectionState?.status ?? 'unknown';
      const isOpen = status.toLowerCase() === 'approved';
      const id = connection.properties?.privateEndpoint?.id ?? connection.name ?? 'without a name';
      return {
        rule: OUTSIDE_RULES.endpoint.id,
        why: OUTSIDE_RULES.endpoint.why,
        severity: isOpen ? 'critical' : 'notice',
        address,
        message: `a private endpoint that the stack does not have ${isOpen ? 'is connected to' : 'is registered at'} the account: ${id} (${status})`,
      };
    });
}

/** What the stack has and Azure does not. */
export const missing = (stack: Stack, live: Stack): OutsideFinding[] =>
  [...stack.resources.values()]
    .filter(({ address, type }) => !live.resources.has(address) && type !== 'azapi_resource_action')
    .map(({ address, attributes }) => ({
      rule: OUTSIDE_RULES.missing.id,
      why: OUTSIDE_RULES.missing.why,
      ...{ severity: 'high' as const, address },
      message: `${textAt(attributes, 'name') ?? address} does not exist in Azure`,
    }));

/** The name of the endpoint in lower case. An endpoint of the stack can be in a group that only Terraform knows, so IDs are not compared. */
const endpointName = ({ name, properties }: ConnectionAnswer): string =>
  (properties?.privateEndpoint?.id?.split('/').at(-1) ?? name ?? '').toLowerCase();
