import { by, byKey, distinct } from '../collections/order';
import type { Federation } from '../access/federation';
import { githubFederation } from '../access/federation';
import { KEY_ROLES, parseKeyId } from '../catalog/encryption-keys';
import { placeOf } from '../catalog/places';
import type { RegionName } from '../catalog/regions';
import { regionOf } from '../catalog/regions';
import { CONNECTIONS } from '../catalog/connections';
import { findRole, GRANTABLE_ROLES } from '../catalog/roles';
import type { StateBackend } from '../terraform/backend';
import type { EnvironmentSettings } from '../settings/environment-settings';
import type { Located } from '../fleet/fleet';
import type { Stamp, StampProject } from '../fleet/stamp';
import { locksWorkspace } from '../fleet/stamp';
import { createsIdentity } from '../fleet/stamp-key';
import type { TagMap } from '../terraform/tags';
import type { Tagging } from './tagging';
import type { StateAccount, StateCreation, StateUse, Trusted } from '../fleet/state-account';
import { BOOTSTRAP_CONTAINER } from '../fleet/state-account';
import { STATE_FOLDER } from '../fleet/by-hand';
import type { CreationSettings, TrustSettings } from '../settings/state-settings';
import { isInCloud, placeOfState } from '../settings/state-settings';
import { agreedProviders } from './agreed-providers';

/** The storage account that an environment keeps its state in; undefined for a state elsewhere. */
export function stateUseOf(
  { environment, subscriptionId, residency, state, providers }: EnvironmentSettings,
  { tags, ignoredTags }: Tagging,
  regions: readonly RegionName[],
  stamps: readonly Stamp[],
): StateUse | undefined {
  const storage = state && placeOfState(state);
  if (!storage || isInCloud(storage)) return undefined;
  const { create, container, resourceGroup, storageAccount } = storage;
  return {
    environment,
    subscriptionId,
    residency,
    regions: distinct(regions).map(regionOf),
    tags,
    ignoredTags,
    account: { subscriptionId: storage.subscriptionId ?? subscriptionId, resourceGroup, name: storageAccount },
    container,
    providers,
    ...(create ? { create: creationOf(create) } : {}),
    plan: trustedOf(create?.deployers.plan),
    apply: trustedOf(create?.deployers.apply),
    assignedRoles: stamps.flatMap(({ account, grants, projects }) => [
      ...grants.flatMap(({ role }) => roleIds(role)),
      ...projects.flatMap(projectRoles),
      ...keyRoleIds(account),
    ]),
    features: [
      ...(stamps.some(({ account }) => account.key) ? (['customerManagedKey'] as const) : []),
      ...(stamps.some(({ account }) => account.defenderForAI) ? (['defenderForAI'] as const) : []),
      ...(stamps.some(locksWorkspace) ? (['locks'] as const) : []),
      ...(stamps.some(({ alerts }) => alerts?.pack === 'full') ? (['logAlerts'] as const) : []),
      ...(stamps.some(({ network }) => network.kind === 'new' && network.peering) ? (['peering'] as const) : []),
    ],
  };
}

const creationOf = ({ location, ...settings }: CreationSettings): StateCreation => ({
  location: placeOf(location),
  replication: settings.replication,
  keepDeletedDays: settings.keepDeletedDays,
  allowedRanges: settings.allowedRanges,
  allowedSubnetIds: settings.allowedSubnetIds,
  migrated: settings.migrated,
});

const trustedOf = (map: Readonly<Record<string, TrustSettings>> = {}): Trusted[] =>
  Object.entries(map)
    .sort(byKey)
    .map(([key, trust]) => ({ key, ...federationOf(trust) }));

function federationOf({ repository, environment, branch, issuer = '', subject = '' }: TrustSettings): Federation {
  if (repository === undefined) return { issuer, subject };
  if (environment !== undefined) return githubFederation(repository, { environment });
  return githubFederation(repository, branch === undefined ? 'pullRequests' : { branch });
}

/** The roles that the identity of a project gets. */
const projectRoles = ({ connections }: StampProject): string[] => [
  ...roleIds('Foundry User'),
  ...connections.flatMap(({ type, access }) => (type === 'applicationInsights' ? [] : [CONNECTIONS[type].roles[access].id])),
];

function roleIds(role: string): string[] {
  const answer = findRole(role);
  return 'roles' in answer ? answer.roles.map(({ id }) => id) : [];
}

/** The role for the key of an account, if the stamp assigns it. The roles of a managed HSM are not assigned in Azure. */
function keyRoleIds({ kind, key }: Stamp['account']): string[] {
  if (key === undefined || !createsIdentity(key)) return [];
  const parsed = key.from === 'existing' ? parseKeyId(key.keyId) : undefined;
  return typeof parsed === 'object' && parsed.store === 'managedHsm' ? [] : [KEY_ROLES[kind].id];
}

/** The storage accounts to create, each once, however many environments keep their state in it. */
export function stateAccountsOf(uses: readonly Located<StateUse>[]): Located<StateAccount>[] {
  const names = [...new Set(uses.filter(({ value }) => value.create).map(({ value }) => value.account.name))].sort();
  return names.flatMap((name) => {
    const its = uses.filter(({ value }) => value.account.name === name);
    // A rule checks that the other environments agree.
    const first = its.find(({ value }) => value.create);
    const create = first?.value.create;
    return first && create ? [{ value: accountOf(first.value, create, values(its)), layers: first.layers }] : [];
  });
}

const values = (uses: readonly Located<StateUse>[]) =>
  uses.map(({ value }) => value).sort(by(({ environment }) => environment));

function accountOf({ account }: StateUse, create: StateCreation, uses: readonly StateUse[]): StateAccount {
  return {
    ...account,
    ...create,
    allowedRanges: distinct(create.allowedRanges),
    allowedSubnetIds: distinct(create.allowedSubnetIds),
    id: `${STATE_FOLDER}-${account.name}`,
    state: ownState(account, create),
    providers: agreedProviders(uses.map(({ providers }) => providers)),
    tags: tagsInCommon(uses),
    ignoredTags: distinct(uses.flatMap((each) => each.ignoredTags)),
    containers: distinct([BOOTSTRAP_CONTAINER, ...uses.map(({ container }) => container)]),
    plan: withoutKeys(uses.flatMap(({ plan }) => plan)),
    environments: uses.map(({ environment, subscriptionId, container, apply }) => ({
      name: environment,
      subscriptionId,
      container,
      apply: withoutKeys(apply),
    })),
    features: [...new Set(uses.flatMap(({ features }) => features))],
    assignableRoles: distinct([...GRANTABLE_ROLES.map(({ id }) => id), ...uses.flatMap(({ assignedRoles }) => assignedRoles)]),
  };
}

/** The first apply cannot keep its state in the account that it creates. The local file is named like those of other stacks. */
function ownState(account: StateUse['account'], { migrated, location: { cloud } }: StateCreation): StateBackend {
  const { subscriptionId, resourceGroup, name } = account;
  if (!migrated) return { type: 'local', path: `../../../terraform.${STATE_FOLDER}-${name}.tfstate` };
  return {
    type: 'azurerm',
    subscriptionId,
    resourceGroup,
    storageAccount: name,
    container: BOOTSTRAP_CONTAINER,
    key: `${name}.tfstate`,
    ...(cloud === 'public' ? {} : { cloud }),
  };
}

/** The tags that all environments have in common, because they share the account. */
const tagsInCommon = ([first, ...others]: readonly StateUse[]): TagMap =>
  Object.fromEntries(
    Object.entries(first?.tags ?? {}).filter(([name, value]) => others.every(({ tags }) => tags[name] === value)),
  );

/** Each issuer and subject once, however many environments have them. */
const withoutKeys = (trusted: readonly Trusted[]): Federation[] => [
  ...new Map(trusted.map(({ issuer, subject }) => [`${issuer}|${subject}`, { issuer, subject }])).values(),
];
