import fc from 'fast-check';
import { HARM_ACTIONS } from '../../lib/catalog/content-filters';
import { DEFENDER_STATES } from '../../lib/catalog/defender';
import { FILTER_PRESET_NAMES } from '../../lib/content-safety/filter-presets';
import type { SkuName } from '../../lib/catalog/skus';
import { isProvisioned } from '../../lib/catalog/skus';
import { VERSION_UPGRADE_OPTIONS } from '../../lib/catalog/version-upgrades';
import { targetsOf } from '../../lib/model-checks/spillover';
import { blocklist, deployment, filterWith, grant, trusted } from '../support/arbitraries';
import { networks, SUBNET, SUBSCRIPTION } from './network-settings';

/** Settings of an environment file, or of a part of it. */
export type Settings = Readonly<Record<string, unknown>>;
/** Settings by key. */
export type Keyed = Readonly<Record<string, Settings>>;

const ZONES = ['openai', 'cognitiveservices', 'services.ai'].map((service) => `privatelink.${service}.azure.com`);

/** A set of optional values: each may be missing. */
const optional = <T extends object>(settings: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(settings, { requiredKeys: [] });

const some = <T>(...values: T[]) => fc.subarray(values);
const keyed = <T>(keys: readonly string[], value: fc.Arbitrary<T>) => fc.dictionary(fc.constantFrom(...keys), value);
const merged = (...parts: fc.Arbitrary<object>[]): fc.Arbitrary<Settings> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as Settings);

const LISTS = ['names', 'products'];
const filter = merged(
  filterWith(...HARM_ACTIONS),
  optional({
    preset: fc.constantFrom(...FILTER_PRESET_NAMES),
    basePolicy: fc.constantFrom('Microsoft.Default', 'Microsoft.DefaultV2'),
    renamed: fc.boolean(),
    blocklists: some(...LISTS),
  }),
);
const model = merged(
  deployment,
  optional({
    contentFilter: fc.constantFrom('default', 'strict', 'loose', 'Microsoft.DefaultV2'),
    versionUpgradeOption: fc.constantFrom(...VERSION_UPGRADE_OPTIONS),
    renamed: fc.boolean(),
    spills: fc.boolean(),
  }),
);
const ids = (first: string) =>
  fc.constantFrom(`${first}f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02`, `${first}f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e03`);
const grantTo = (first: string) => merged(grant, fc.record({ principalId: ids(first) }));
const existingZones = Object.fromEntries(
  ZONES.map((zone) => [zone, `${SUBSCRIPTION}/Microsoft.Network/privateDnsZones/${zone}`]),
);
const existingWorkspace = `${SUBSCRIPTION}/Microsoft.OperationalInsights/workspaces/log-hub`;
const otherNames = {
  resourceGroup: 'rg-other',
  account: 'oai-other',
  customSubdomain: 'oai-other-1',
  virtualNetwork: 'vnet-other',
  subnet: 'snet-other',
  networkSecurityGroup: 'nsg-other',
  privateEndpoint: 'pep-other',
  networkInterface: 'nic-other',
  workspace: 'log-other',
};
const keyVaultId = `${SUBSCRIPTION}/Microsoft.KeyVault/vaults/kv-hub`;
const customerManagedKey = fc.oneof(
  fc.constantFrom({ create: true }, { keyId: 'https://kv-hub.vault.azure.net/keys/other', keyVaultId }),
  fc.record({
    keyId: fc.constant('https://kv-hub.vault.azure.net/keys/openai'),
    keyVaultId: fc.constant(keyVaultId),
    identity: fc.constantFrom(
      ...['1', '2'].map((end) => ({
        id: `${SUBSCRIPTION}/Microsoft.ManagedIdentity/userAssignedIdentities/id-key-${end}`,
        clientId: `4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e0${end}`,
      })),
    ),
  }),
);
const storageAccount = merged(
  fc.record({ location: fc.constant('swedencentral'), replication: fc.constantFrom('LRS', 'ZRS') }),
  optional({
    keepDeletedDays: fc.constantFrom(7, 30, 365),
    allowedRanges: some('203.0.113.9', '198.51.100.0/28'),
    allowedSubnetIds: some(...['snet-1', 'snet-2'].map((name) => SUBNET.replace('snet-endpoints', name))),
    deployers: optional({ plan: trusted('branch'), apply: trusted('environment') }),
  }),
);

const existingActionGroup = `${SUBSCRIPTION}/Microsoft.Insights/actionGroups/ag-hub`;
const budget = merged(
  fc.record({ amount: fc.constantFrom(1, 500), emails: fc.constant(['one@example.com']) }),
  optional({
    actual: fc.subarray([50, 80, 100], { minLength: 1 }),
    forecast: fc.subarray([100, 120]),
    actionGroupId: fc.constant(existingActionGroup),
  }),
);
const RESOURCES = {
  azureAISearch: `${SUBSCRIPTION}/Microsoft.Search/searchServices/srch-hub`,
  azureStorage: `${SUBSCRIPTION}/Microsoft.Storage/storageAccounts/sthub`,
} as const;
const connection = fc
  .record({ type: fc.constantFrom('azureAISearch', 'azureStorage'), access: fc.constantFrom('read', 'write') })
  .map(({ type, access }) => ({ type, access, resourceId: RESOURCES[type] }));
const project = optional({
  displayName: fc.constantFrom('Assistants', 'Desk'),
  description: fc.constantFrom('of the desk', 'of the lab'),
  renamed: fc.boolean(),
  connections: keyed(['manuals', 'files'], connection),
});

/** What all deployments share. */
const defaults = optional({
  contentFilter: fc.constant('Microsoft.DefaultV2'),
  versionUpgradeOption: fc.constantFrom(...VERSION_UPGRADE_OPTIONS),
});

interface Models {
  readonly blocklists: Keyed;
  readonly contentFilters: Keyed;
  readonly deployments: Keyed;
  readonly deploymentDefaults: Settings;
}

/** Whether requests that exceed the capacity of a deployment can go to another one. The same filter is at least as strict. */
function canSpill(source: Settings, target: Settings): boolean {
  const isSame = ['model', 'version', 'contentFilter'].every((setting) => source[setting] === target[setting]);
  return (
    isSame && isProvisioned(source['sku'] as SkuName) && targetsOf(source['sku'] as SkuName).includes(target['sku'] as SkuName)
  );
}

/** A valid configuration: it names only existing lists and filters, and its names are unique. */
function withoutLooseEnds(models: Models): Settings {
  const { blocklists, contentFilters, deployments, deploymentDefaults } = models;
  const named = (key: string, { renamed, ...rest }: Settings): Settings => ({
    ...rest,
    ...(renamed ? { name: `${key}-1` } : {}),
  });
  const filters = Object.entries(contentFilters).map(([key, { blocklists: lists = [], ...rest }]) => {
    const there = (lists as string[]).filter((list) => list in blocklists);
    return [key, { ...named(key, rest), ...(there.length > 0 ? { blocklists: there } : {}) }];
  });
  const deployed = Object.entries(deployments).map(([key, { contentFilter, ...rest }]) => {
    const there = contentFilter === 'Microsoft.DefaultV2' || String(contentFilter) in contentFilters;
    const settings: Settings = { ...named(key, rest), ...(there ? { contentFilter } : {}) };
    return [key, settings] as const;
  });
  const spilling = deployed.map(([key, { spills, ...rest }]) => {
    const target = spills === true ? deployed.find(([, other]) => canSpill(rest, other))?.[0] : undefined;
    return [key, { ...rest, ...(target === undefined ? {} : { spillover: target }) }] as const;
  });
  // A default that every deployment sets itself is an error.
  const used = Object.entries(deploymentDefaults).filter(
    ([setting]) => deployed.length === 0 || deployed.some(([, settings]) => !(setting in settings)),
  );
  return {
    blocklists,
    contentFilters: Object.fromEntries(filters),
    deployments: Object.fromEntries(spilling),
    ...(used.length > 0 ? { deploymentDefaults: Object.fromEntries(used) } : {}),
  };
}

/** The possible settings of an environment file: all optional settings, with few values, so that two often share a key. */
export const PARTS = {
  models: fc
    .record({
      blocklists: keyed(LISTS, merged(blocklist, optional({ direction: fc.constantFrom('both', 'completion', 'prompt') }))),
      contentFilters: keyed(['default', 'strict', 'loose'], filter),
      deployments: keyed(['chat', 'embedding', 'mini'], model),
      deploymentDefaults: defaults,
    })
    .map(withoutLooseEnds),
  access: fc.record({ access: optional({ app: grantTo('4'), team: grantTo('5') }) }),
  network: fc.record({ network: networks }),
  dns: fc.record({
    dns: fc.constantFrom(
      {},
      { mode: 'environment' },
      { mode: 'stamp' },
      { mode: 'policy' },
      { mode: 'existing', zones: existingZones },
    ),
  }),
  hosts: optional({
    account: optional({
      allowedFqdns: some('a.example.com', 'b.example.com'),
      purgeOnDestroy: fc.boolean(),
      defenderForAI: fc.constantFrom(...DEFENDER_STATES),
    }),
  }),
  encryption: fc.record({ account: optional({ customerManagedKey }) }),
  kind: fc.record({ account: optional({ kind: fc.constantFrom('OpenAI', 'AIServices') }) }),
  projects: fc.record({ projects: keyed(['assistants', 'research'], project) }),
  tags: optional({
    tags: keyed(['owner', 'costCenter'], fc.constantFrom('platform', 'desk', '')),
    ignoreTags: some('policy', 'created-by'),
  }),
  // An existing workspace cannot be locked.
  diagnostics: fc.oneof(
    {
      weight: 3,
      arbitrary: optional({ diagnostics: optional({ retentionDays: fc.constantFrom(30, 90, 365) }), locks: some('workspace') }),
    },
    fc.constant({ diagnostics: { workspaceId: existingWorkspace, workspaceLocation: 'swedencentral' } }),
  ),
  groups: optional({
    resourceGroup: fc.constant({ existing: 'rg-landing-zone' }),
    sharedResourceGroup: fc.constant({ existing: 'rg-landing-zone-shared' }),
  }),
  stamps: optional({ regions: fc.constant({ batch: { region: 'swedencentral' } }) }),
  alerts: optional({
    alerts: merged(
      fc.record({ pack: fc.constantFrom('off', 'essential', 'full') }),
      fc.oneof(
        fc.record({ emails: fc.subarray(['one@example.com', 'two@example.com'], { minLength: 1 }) }),
        fc.constant({ actionGroupId: existingActionGroup }),
      ),
    ),
  }),
  budgets: optional({ budget, environmentBudget: budget }),
  names: fc.subarray(Object.entries(otherNames), { maxLength: 3 }).map((names) => ({ names: Object.fromEntries(names) })),
  governance: optional({
    governance: merged(
      fc.record({ scope: fc.constant('subscription') }),
      optional({ effect: fc.constantFrom('audit', 'deny') }),
    ),
  }),
  state: optional({
    state: fc.record({
      resourceGroup: fc.constant('rg-tfstate'),
      storageAccount: fc.constant('sttfstate'),
      container: fc.constantFrom('tfstate', 'states'),
      create: storageAccount,
    }),
  }),
} satisfies Record<string, fc.Arbitrary<object>>;
