import { Facts } from '../stack/facts/facts';
import type { FactOf } from '../stack/facts/kinds';
import { textAt } from '../stack/json';
import type { Stack } from '../stack/stack';
import type { FindingDraft } from '../review/rules/review-rule';
import type { AccountPlace } from './account-place';
import { providerSubscription } from './account-place';
import { destinationsOf } from '../azure/reads/diagnostics';
import type { ConnectionAnswer } from '../azure/reads/account';
import { settingsOf } from './edits/diagnostics';
import { isNamed } from './edits/edit';
import type { LiveParts } from './live-parts';

/** Rules about what no stack can describe, in the form of the rules of the review. */
export const OUTSIDE_RULES = {
  account: {
    id: 'drift/other-account',
    summary: 'The account has another kind, region or custom subdomain than in the stack.',
    why: 'Someone upgraded it, or deleted it and created another one of its name. The next apply replaces it, or refuses to while it is protected.',
  },
  endpoint: {
    id: 'drift/foreign-endpoint',
    summary: 'A private endpoint that the stack does not have is connected to the account.',
    why: 'Everyone in the network of that endpoint can reach the account. No plan shows it.',
  },
  refused: {
    id: 'drift/refused-endpoint',
    summary: 'The account does not accept the private endpoint of the stack.',
    why: 'Requests through the endpoint do not arrive. Terraform does not look at the state of the connection.',
  },
  logs: {
    id: 'drift/foreign-logs',
    summary: 'A diagnostic setting that the stack does not have sends logs or metrics of the account elsewhere.',
    why: 'The logs show who calls, from where and when. No plan shows the setting.',
  },
  lists: {
    id: 'drift/foreign-blocklist',
    summary: 'More than one blocklist of the account can be a blocklist of the stack.',
    why: 'Its words come from a variable, so only Terraform knows the hash in its name, and filters may use a list with other words. terraform state show has the name.',
  },
  setting: {
    id: 'drift/deployment-setting',
    summary: 'A deployment has a setting that the kit does not write.',
    why: 'No plan shows it, and no apply takes it back.',
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
export function foreignEndpoints(stack: Stack, place: AccountPlace, { connections = [] }: LiveParts): OutsideFinding[] {
  const own = new Set(ownEndpoints(stack).flatMap((each) => ownConnection(stack, each, place, connections) ?? []));
  return connections
    .filter((connection) => !own.has(connection))
    .map((connection) => {
      const status = statusOf(connection);
      const isOpen = isApproved(connection);
      const id = connection.properties?.privateEndpoint?.id ?? connection.name ?? 'without a name';
      return {
        rule: OUTSIDE_RULES.endpoint.id,
        why: OUTSIDE_RULES.endpoint.why,
        severity: isOpen ? 'critical' : 'notice',
        address: place.address,
        message: `a private endpoint that the stack does not have ${isOpen ? 'is connected to' : 'is registered at'} the account: ${id} (${status})`,
      };
    });
}

/** The private endpoints of the stack that the account does not accept. Nothing is known if the connections were not read. */
export const refusedEndpoints = (stack: Stack, place: AccountPlace, { connections }: LiveParts): OutsideFinding[] =>
  (connections === undefined ? [] : ownEndpoints(stack))
    .filter(({ value }) => value.target?.to?.address === place.address)
    .flatMap((endpoint) => {
      const connection = ownConnection(stack, endpoint, place, connections ?? []);
      if (connection !== undefined && isApproved(connection)) return [];
      return [
        {
          rule: OUTSIDE_RULES.refused.id,
          why: OUTSIDE_RULES.refused.why,
          severity: 'high' as const,
          address: endpoint.address,
          message: `the private endpoint ${endpoint.value.name ?? ''} is not connected to the account (${connection ? statusOf(connection) : 'the account does not list it'})`,
        },
      ];
    });

/** The diagnostic settings of the account that the stack does not have. */
export function foreignLogs(stack: Stack, place: AccountPlace, { diagnostics = [] }: LiveParts): OutsideFinding[] {
  const known = settingsOf(Facts.of(stack));
  return diagnostics
    .filter((each) => !known.some(({ value }) => isNamed(value.name)(each)))
    .map((setting) => {
      const to = destinationsOf(setting);
      return {
        rule: OUTSIDE_RULES.logs.id,
        why: OUTSIDE_RULES.logs.why,
        severity: 'notice',
        address: place.address,
        message: `a diagnostic setting that the stack does not have is on the account: ${setting.name} (to ${to.length > 0 ? to.join(', ') : 'no destination'})`,
      };
    });
}

/** The type of the actions that send words. Azure keeps no such resource. */
export const ACTION = 'azapi_resource_action';

/** What the stack has and Azure does not. */
export const missing = (stack: Stack, live: Stack): OutsideFinding[] =>
  [...stack.resources.values()]
    .filter(({ address, type }) => !live.resources.has(address) && type !== ACTION)
    .map(({ address, attributes }) => ({
      rule: OUTSIDE_RULES.missing.id,
      why: OUTSIDE_RULES.missing.why,
      ...{ severity: 'high' as const, address },
      message: `${textAt(attributes, 'name') ?? address} does not exist in Azure`,
    }));

type EndpointFact = FactOf<'endpoint'>;

const ownEndpoints = (stack: Stack): readonly EndpointFact[] => Facts.of(stack).all('endpoint');

/** The connection of an endpoint of the stack: names are unique only in a resource group, and groups only in a subscription. */
function ownConnection(
  stack: Stack,
  endpoint: EndpointFact,
  { id }: AccountPlace,
  connections: readonly ConnectionAnswer[],
): ConnectionAnswer | undefined {
  const { name = '', group: written } = endpoint.value;
  const group = Facts.of(stack).nameOf(written)?.split('/').at(-1) ?? '${}';
  const named = connections.filter((connection) => endpointName(connection) === name.toLowerCase());
  // The group can be one that only Terraform knows.
  const inGroup = named.filter((connection) => group.includes('${') || isSamePart(connection, 4, group));
  const subscription = endpointSubscription(stack, endpoint);
  const inSubscription = inGroup.find((connection) => isSamePart(connection, 2, subscription ?? id.split('/')[2]));
  return inSubscription ?? (subscription === undefined ? inGroup[0] : undefined);
}

/** The subscription of an endpoint, which can be another than that of the account; undefined if only Terraform knows it. */
export function endpointSubscription(stack: Stack, endpoint: EndpointFact): string | undefined {
  if (endpoint.type === 'azurerm_private_endpoint') return providerSubscription(stack, endpoint);
  const { group } = endpoint.value;
  const own = Facts.of(stack).at(group?.to?.address)?.fact;
  return own ? providerSubscription(stack, own) : /^\/subscriptions\/([^/${}]+)\//i.exec(group?.written ?? '')?.[1];
}

/** Whether a part of the ID of the endpoint is as given, or the ID is not known. */
function isSamePart({ properties }: ConnectionAnswer, part: number, given: string | undefined): boolean {
  const id = properties?.privateEndpoint?.id;
  return id === undefined || id === null || id.split('/')[part]?.toLowerCase() === given?.toLowerCase();
}

const statusOf = ({ properties }: ConnectionAnswer): string =>
  properties?.privateLinkServiceConnectionState?.status ?? 'unknown';

const isApproved = (connection: ConnectionAnswer): boolean => statusOf(connection).toLowerCase() === 'approved';

/** The name of the endpoint in lower case. */
const endpointName = ({ name, properties }: ConnectionAnswer): string =>
  (properties?.privateEndpoint?.id?.split('/').at(-1) ?? name ?? '').toLowerCase();
