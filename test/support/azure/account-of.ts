import { accountPlace, isPlaced } from '../../../lib/drift/account-place';
import type { AccountPlace } from '../../../lib/drift/account-place';
import { groupIdOf } from '../../../lib/catalog/resource-id';
import { providerOf } from '../../../lib/stack/facts/endpoint-providers';
import { providersOf } from '../../../lib/stack/facts/sections';
import { encryptionOf } from '../../../lib/stack/facts/encryption';
import { Facts } from '../../../lib/stack/facts/facts';
import type { Ref } from '../../../lib/stack/facts/field';
import { refOf, textsIn } from '../../../lib/stack/facts/field';
import type { FactOf } from '../../../lib/stack/facts/kinds';
import type { JsonObject } from '../../../lib/stack/json';
import { textAt, valueAt } from '../../../lib/stack/json';
import type { Resource, Stack } from '../../../lib/stack/stack';
import type { FakeResourceManager } from './resource-manager';
import { list } from './resource-manager';

type Properties = Record<string, unknown>;
interface Named {
  name: string;
  properties: Properties;
  sku?: { name: string; capacity: number };
  systemData?: { lastModifiedBy?: string; lastModifiedAt?: string };
}

/** What a local Azure has of the account of a stack, to change as a test needs it. */
export interface AccountOf {
  readonly id: string;
  readonly account: Named & { kind: string; location: string; identity: Properties };
  deployments: Named[];
  filters: Named[];
  lists: Named[];
  /** By the name of the list. */
  items: Record<string, { name: string; properties: { pattern: string; isRegex: boolean } }[]>;
  connections: Named[];
  diagnostics: Named[];
}

const MICROSOFT: Named = { name: 'Microsoft.DefaultV2', properties: { type: 'SystemManaged', contentFilters: [] } };

/** A name with a hash instead of the expression that computes it. */
const hashed = (name: string) => name.replace(/\$\{.*\}$/s, '0a1b2c3d');

/** A word that Terraform reads from a variable. */
const SECRET = { name: 'item0', properties: { pattern: 'a secret word', isRegex: false } };

/** The account of a stack exactly as the stack describes it, in the order and the spelling of Azure. */
export function accountOf(stack: Stack): AccountOf {
  const place = accountPlace(stack);
  const facts = Facts.of(stack);
  const [account] = facts.all('account');
  if (!place || !isPlaced(place) || !account) throw new Error(`${stack.id} has no account`);
  const nameIn = (text: unknown): string => {
    const address = /^\$\{(.*)\.name\}$/.exec(String(text))?.[1];
    return hashed(address === undefined ? String(text) : (facts.at(address)?.fact.value as { name: string }).name);
  };
  return {
    id: place.id,
    account: {
      name: account.value.name ?? '',
      kind: account.value.kind ?? '',
      location: account.value.location ?? '',
      identity: {
        type: (textAt(account.value.identity, 'type') ?? 'None').replace(' ', ''),
        userAssignedIdentities: Object.fromEntries(
          textsIn(account.value.identity, 'identity_ids').map((id) => [inAzure(facts, place, refOf(id)), {}]),
        ),
      },
      properties: {
        customSubDomainName: account.value.subdomain,
        ...(account.value.projects === true ? { allowProjectManagement: true } : {}),
        encryption: encryptionIn(facts, account),
        publicNetworkAccess: 'Disabled',
        disableLocalAuth: true,
        restrictOutboundNetworkAccess: true,
        allowedFqdnList: account.value.allowedHosts,
        networkAcls: { defaultAction: 'Deny', ipRules: [], virtualNetworkRules: [] },
        endpoint: 'https://somewhere/',
        provisioningState: 'Succeeded',
      },
      systemData: { lastModifiedBy: 'pipeline', lastModifiedAt: '2026-11-01T00:00:00Z' },
    },
    deployments: facts.all('deployment').map(({ value }) => ({
      name: value.name ?? '',
      sku: { name: value.sku ?? '', capacity: Number(value.capacity) },
      properties: {
        model: { format: value.format, name: value.model, version: value.version },
        versionUpgradeOption: value.upgrades,
        raiPolicyName: facts.nameOf(value.filter),
        ...(value.spillover ? { spilloverDeploymentName: facts.nameOf(value.spillover) } : {}),
        currentCapacity: 1,
        provisioningState: 'Succeeded',
      },
    })),
    filters: [
      MICROSOFT,
      ...facts.all('filter').map(({ value, resource }) => ({
        name: value.name ?? '',
        properties: inSpellingOfAzure(valueAt(resource.attributes, 'body.properties') as JsonObject, nameIn),
      })),
    ],
    lists: facts.all('blocklist').map(({ value }) => ({ name: hashed(value.name ?? ''), properties: { description: null } })),
    items: Object.fromEntries(
      facts.all('blocklist').map(({ address, value }) => [
        hashed(value.name ?? ''),
        facts
          .all('action')
          .filter((action) => action.value.target?.to?.address === address)
          .flatMap(({ value: { body } }) => (Array.isArray(body) ? (body as unknown as AccountOf['items'][string]) : [SECRET]))
          .reverse(),
      ]),
    ),
    connections: facts.all('endpoint').map(({ value, resource }) => ({
      name: `${value.name ?? ''}.0a1b`,
      properties: {
        privateEndpoint: {
          id: `${groupIdOf(subscriptionOf(stack, resource) ?? place.subscriptionId, facts.nameOf(value.group) ?? '')}/providers/Microsoft.Network/privateEndpoints/${value.name ?? ''}`,
        },
        privateLinkServiceConnectionState: { status: 'Approved' },
      },
    })),
    diagnostics: facts.all('logSetting').map(({ value }) => ({
      name: value.name ?? '',
      properties: {
        logs: value.categories.filter((each) => each !== 'AllMetrics').map((category) => ({ category, enabled: true })),
        metrics: [{ category: 'AllMetrics', enabled: true }],
        workspaceId: inAzure(facts, place, value.workspace).replace('resourceGroups', 'resourcegroups'),
      },
    })),
  };
}

/** The subscription of the provider that a resource names; undefined if it names none. */
const subscriptionOf = (stack: Stack, { attributes }: Resource) =>
  providersOf(stack).find(({ name }) => name === providerOf(attributes))?.subscription;

/** The ID in Azure of a resource that a stack creates or names. */
function inAzure(facts: Facts, { subscriptionId }: AccountPlace, ref: Ref | undefined): string {
  const found = facts.at(ref?.to?.address)?.fact.value;
  if (!found) return ref?.written ?? '';
  const group = 'group' in found ? facts.nameOf(found.group) : undefined;
  return `${groupIdOf(subscriptionId, group ?? 'rg')}/providers/x/y/${facts.nameOf(ref) ?? ''}`;
}

/** The key as Azure answers it: the address in parts, with the current version. */
function encryptionIn(facts: Facts, account: FactOf<'account'>): Properties {
  const written = encryptionOf(facts, account, undefined);
  if (!written) return { keySource: 'Microsoft.CognitiveServices' };
  const { origin, pathname } = new URL(written.written);
  const [, , keyName] = pathname.split('/');
  const identityClientId = written.clientId?.includes('${') ? '7c6f1f5a-0000-4000-8000-000000000001' : written.clientId;
  return {
    keySource: 'Microsoft.KeyVault',
    keyVaultProperties: {
      keyVaultUri: `${origin}/`,
      keyName,
      keyVersion: '0123456789abcdef0123456789abcdef',
      identityClientId,
    },
  };
}

/** Azure answers with another order, and with other spellings. */
const inSpellingOfAzure = (properties: JsonObject, nameIn: (text: unknown) => string): Properties => ({
  ...properties,
  type: 'UserManaged',
  contentFilters: [...(properties['contentFilters'] as readonly { name: string }[])]
    .reverse()
    .map((each) => ({ ...each, name: each.name === 'Hate' ? 'hate' : each.name })),
  customBlocklists: ((properties['customBlocklists'] ?? []) as readonly { blocklistName: string }[]).map((each) => ({
    ...each,
    blocklistName: nameIn(each.blocklistName),
  })),
});

/** Lets a local Azure answer with an account. */
export function serve(azure: FakeResourceManager, has: AccountOf): void {
  azure
    .on(`GET ${has.id}`, { body: { id: has.id, ...has.account } })
    .on(`GET ${has.id}/deployments`, list(...has.deployments))
    .on(`GET ${has.id}/raiPolicies`, list(...has.filters))
    .on(`GET ${has.id}/raiBlocklists`, list(...has.lists))
    .on(`GET ${has.id}/privateEndpointConnections`, list(...has.connections))
    .on(`GET ${has.id}/providers/Microsoft.Insights/diagnosticSettings`, list(...has.diagnostics));
  for (const [name, items] of Object.entries(has.items))
    azure.on(`GET ${has.id}/raiBlocklists/${name}/raiBlocklistItems`, list(...items));
}
