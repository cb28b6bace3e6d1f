import type { FakeResourceManager } from './resource-manager';
import { list } from './resource-manager';

/** The subscription of all accounts. */
export const SUBSCRIPTION = '00000000-0000-0000-0000-0000000000a1';

/** What a local Azure knows about one account, as Azure Resource Manager answers it. */
export interface FakeAccount {
  readonly group: string;
  readonly name: string;
  readonly account: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly deployments: readonly unknown[];
  readonly filters?: readonly unknown[];
  readonly blocklists?: Readonly<Record<string, readonly { readonly pattern: string; readonly isRegex: boolean }[]>>;
  readonly endpoint?: { readonly id: string; readonly body: object; readonly zoneGroups: readonly unknown[] };
  readonly assignments?: readonly unknown[];
  readonly diagnostics?: readonly unknown[];
  readonly locks?: readonly unknown[];
  /** The names of its projects. */
  readonly projects?: readonly string[];
}

/** The ID of an account. */
export const idOf = ({ group, name }: Pick<FakeAccount, 'group' | 'name'>): string =>
  `/subscriptions/${SUBSCRIPTION}/resourceGroups/${group}/providers/Microsoft.CognitiveServices/accounts/${name}`;

/** Lets a local Azure answer for an account. */
export function serve(azure: FakeResourceManager, fake: FakeAccount): void {
  const { account, properties, endpoint, blocklists = {} } = fake;
  const [id, group] = [idOf(fake), `/subscriptions/${SUBSCRIPTION}/resourceGroups/${fake.group}`];
  const connections = endpoint
    ? [
        {
          name: 'c1',
          properties: {
            // Azure sometimes answers so.
            privateEndpoint: { id: endpoint.id.replace('resourceGroups', 'resourcegroups') },
            privateLinkServiceConnectionState: { status: 'Approved' },
          },
        },
      ]
    : [];
  const body = { id, name: fake.name, ...account, properties: { ...properties, privateEndpointConnections: connections } };
  azure
    .on(`GET ${id}`, { body })
    .on(`GET ${group}`, { body: { name: fake.group } })
    .on(`GET ${group}/providers/Microsoft.CognitiveServices/accounts`, list(body))
    .on(`GET ${id}/deployments`, list(...fake.deployments))
    .on(
      `GET ${id}/raiPolicies`,
      list({ name: 'Microsoft.DefaultV2', properties: { type: 'SystemManaged' } }, ...(fake.filters ?? [])),
    )
    .on(`GET ${id}/raiBlocklists`, list(...Object.keys(blocklists).map((name) => ({ name }))))
    .on(
      `GET ${id}/projects`,
      list(...(fake.projects ?? []).map((name) => ({ id: `${id}/projects/${name}`, name: `${fake.name}/${name}` }))),
    )
    .on(`GET ${id}/defenderForAISettings/Default`, { body: { name: 'Default', properties: { state: 'Disabled' } } })
    .on(`GET ${id}/providers/Microsoft.Authorization/roleAssignments`, list(...(fake.assignments ?? [])))
    .on(`GET ${id}/providers/Microsoft.Authorization/locks`, list(...(fake.locks ?? [])))
    .on(`GET ${id}/providers/Microsoft.Insights/diagnosticSettings`, list(...(fake.diagnostics ?? [])))
    .on('GET /subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.OperationalInsights/workspaces/{w}', {
      body: { location: 'Sweden Central' },
    })
    .on('GET /subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.Network/virtualNetworks/{v}/subnets/{n}', {
      body: { properties: { networkSecurityGroup: null, privateEndpointNetworkPolicies: 'Disabled' } },
    });
  for (const [name, items] of Object.entries(blocklists))
    azure.on(
      `GET ${id}/raiBlocklists/${name}/raiBlocklistItems`,
      list(...items.map((item, i) => ({ name: `i${i}`, properties: item }))),
    );
  if (endpoint) {
    azure.on(`GET ${endpoint.id}`, { body: endpoint.body });
    azure.on(`GET ${endpoint.id}/privateDnsZoneGroups`, list(...endpoint.zoneGroups));
  }
}
