import { by, byKey, distinct } from '../collections/order';
import { regionOf } from '../catalog/regions';
import type { StateBackend } from '../terraform/backend';
import type { EnvironmentSettings } from '../settings/environment-settings';
import { namesOf, sharedGroupOf } from './resource-names';
import { overlay } from './overlay';
import type { StampPlace } from './stamp-places';
import { workspaceOf } from './state-workspace';
import { taggingOf } from './tagging';
import type { Resolution, ResolutionFailure } from './resolution';
import { attempt, ResolutionError } from './resolution';
import { dnsOf } from './resolve-dns';
import { keyOf } from './resolve-key';
import { networkOf, unknownNetwork } from './resolve-network';
import { alertsOf, budgetOf, environmentAlertsOf } from './resolve-watch';
import type { SharedSettings, StampSettings } from '../settings/stamp-settings';
import { isInCloud, placeOfState } from '../settings/state-settings';
import type { SharedResources, Stamp, StampFilter, StampOverride, Waiver } from '../fleet/stamp';
import { SHARED_PART } from '../fleet/shared-part';
import type { StampMove } from '../fleet/movable-keys';

/** The filter of deployments that set none. Unless it is defined, it is the strictest preset. */
const DEFAULT_FILTER = 'default';

/** Resolves the settings of a stamp. Parts that cannot be resolved have stand-ins, with the reasons in `failures`. */
export function resolveStamp(
  environment: EnvironmentSettings,
  place: StampPlace,
  settings: StampSettings,
  blocklists: Stamp['blocklists'],
): { readonly value: Stamp; readonly failures: readonly ResolutionFailure[] } {
  const failures: ResolutionFailure[] = [];
  const decided = stampOf(environment, place, settings);
  const network = attempt(failures, () => networkOf(place.region, settings.network));
  const dns = attempt(failures, () => dnsOf(environment, settings, decided.names.resourceGroup));
  attempt(failures, () => {
    checkGroup(settings);
  });
  const key = attempt(failures, () => keyOf(settings.account));
  const value = {
    ...decided,
    account: { ...decided.account, ...(key ? { key } : {}) },
    blocklists,
    network: network ?? unknownNetwork(place.region, settings.network),
    dns: dns ?? { mode: settings.dns.mode, zones: [] },
  };
  return { value, failures };
}

function stampOf(
  environment: EnvironmentSettings,
  place: StampPlace,
  settings: StampSettings,
): Omit<Stamp, 'blocklists' | 'dns' | 'network'> {
  const { workload, subscriptionId, residency, approvedModifiedFilters } = environment;
  const { key } = place;
  const region = regionOf(place.region);
  const { kind } = settings.account;
  const existingGroup = settings.resourceGroup.existing;
  const { workspaceId, workspaceLocation, retentionDays } = settings.diagnostics;
  const [alerts, budget] = [alertsOf(settings.alerts, residency, region), budgetOf(settings.budget)];
  const names = namesOf(
    { workload, environment: environment.environment, region, key, subscriptionId, kind },
    settings.names,
    existingGroup,
  );
  return {
    id: `${environment.environment}-${key}`,
    environment: environment.environment,
    key,
    workload,
    region,
    subscriptionId,
    residency,
    state: stateOf(environment, key),
    providers: environment.providers,
    ...taggingOf(environment, settings),
    names,
    hasExistingGroup: existingGroup !== undefined,
    account: accountOf(settings.account),
    preventDestroy: settings.preventDestroy,
    contentFilters: filtersOf(settings),
    approvedModifiedFilters,
    deployments: entriesOf(settings.deployments).map(named),
    projects: entriesOf(settings.projects).map(({ connections, ...project }) => ({
      ...named(project),
      connections: entriesOf(connections),
    })),
    grants: entriesOf(settings.access),
    diagnostics:
      workspaceId === undefined ? { retentionDays } : { workspaceId, ...(workspaceLocation ? { workspaceLocation } : {}) },
    locks: settings.locks,
    ...(alerts ? { alerts } : {}),
    ...(budget ? { budget } : {}),
    moved: movesOf(settings),
    overrides: overridesOf(settings),
    differs: settings.differs,
    waivers: waiversOf(environment).filter(({ subject }) => !subject.includes('/') || subject.startsWith(`${key}/`)),
  };
}

/** A group has one name: that of the existing one, or that of the one to create. */
function checkGroup({ resourceGroup, names }: StampSettings): void {
  if (resourceGroup.existing === undefined || names.resourceGroup === undefined) return;
  throw new ResolutionError(
    'resource-group/choice',
    ['names', 'resourceGroup'],
    'both names.resourceGroup and resourceGroup.existing name the resource group: the stamp creates one, or uses an existing one',
    'remove one of them; null removes a setting of a lower layer',
  );
}

const accountOf = ({
  kind,
  projectManagement,
  allowedFqdns,
  purgeOnDestroy,
  defenderForAI,
}: StampSettings['account']): Stamp['account'] => ({
  kind,
  projectManagement,
  allowedFqdns,
  purgeOnDestroy,
  ...(defenderForAI ? { defenderForAI } : {}),
});

/** The resources that the stamps of an environment share; undefined if they share none. */
export function resolveShared(
  environment: EnvironmentSettings,
  settings: SharedSettings,
  stamps: readonly Stamp[],
): Resolution<SharedResources | undefined> {
  const failures: ResolutionFailure[] = [];
  const value = attempt(failures, () => sharedOf(environment, settings, stamps));
  return failures.length > 0 ? { failures } : { value };
}

function sharedOf(
  environment: EnvironmentSettings,
  settings: SharedSettings,
  stamps: readonly Stamp[],
): SharedResources | undefined {
  const { homeRegion, workload, subscriptionId } = environment;
  const users = stamps.filter(({ dns }) => dns.mode === 'environment');
  const [first] = [...users, ...stamps];
  if (!first) return undefined;
  const region = homeRegion === undefined ? first.region : regionOf(homeRegion);
  const [alerts, budget] = [environmentAlertsOf(settings.alerts, environment, region), budgetOf(environment.environmentBudget)];
  if (users.length === 0 && !alerts && !budget) return undefined;
  const regions = distinct(stamps.map((stamp) => stamp.region.name));
  if (homeRegion === undefined && regions.length > 1 && (users.length > 0 || alerts))
    throw new ResolutionError(
      'environment/home-region',
      ['homeRegion'],
      `'homeRegion' is missing: the environment has ${regions.length} regions, and their shared resources must be in one of them`,
      `set it to the oldest region and never change it: another value replaces the shared ${users.length > 0 ? 'private DNS zones' : 'resources'}`,
    );
  const existing = users.flatMap(({ network }) => (network.kind === 'new' ? [] : [network.virtualNetworkId]));
  const resourceGroup = sharedGroupOf(environment);
  return {
    id: `${environment.environment}-${SHARED_PART}`,
    environment: environment.environment,
    workload,
    region,
    subscriptionId,
    state: stateOf(environment, SHARED_PART),
    providers: environment.providers,
    ...taggingOf(environment, settings),
    resourceGroup,
    hasExistingGroup: environment.sharedResourceGroup.existing !== undefined,
    zones: distinct(users.flatMap(({ dns }) => dns.zones.map(({ name }) => name))),
    linkedNetworks: distinct(existing),
    preventDestroy: users.some(({ preventDestroy }) => preventDestroy),
    stamps: users.map(({ id }) => id),
    groups: distinct([...stamps.map(({ names }) => names.resourceGroup), ...(users.length > 0 ? [resourceGroup] : [])]),
    ...(alerts ? { alerts } : {}),
    ...(budget ? { budget } : {}),
  };
}

function stateOf({ state, subscriptionId, workload, environment, cloud }: EnvironmentSettings, part: string): StateBackend {
  // The project is three folders up, both from generated/ and from the output of the CDKTF CLI, so both use one state.
  if (!state) return { type: 'local', path: `../../../terraform.${environment}-${part}.tfstate` };
  const place = placeOfState(state);
  if (isInCloud(place)) return workspaceOf(place, workload, `${environment}-${part}`);
  return {
    type: 'azurerm',
    subscriptionId: place.subscriptionId ?? subscriptionId,
    resourceGroup: place.resourceGroup,
    storageAccount: place.storageAccount,
    container: place.container,
    key: `${workload}/${environment}/${part}.tfstate`,
    ...(cloud === 'public' ? {} : { cloud }),
  };
}

function filtersOf({ contentFilters, deployments }: StampSettings): Stamp['contentFilters'] {
  const usesDefault = Object.values(deployments).some(({ contentFilter }) => contentFilter === DEFAULT_FILTER);
  const missing = usesDefault && !Object.hasOwn(contentFilters, DEFAULT_FILTER);
  const all = missing ? { ...contentFilters, [DEFAULT_FILTER]: {} } : contentFilters;
  return entriesOf(all as Readonly<Record<string, Omit<StampFilter, 'key' | 'name'> & { readonly name?: string }>>).map(named);
}

/** Uses the key as the name in Azure if there is no name. */
const named = <T extends { readonly key: string; readonly name?: string | undefined }>(
  entry: T,
): T & { readonly name: string } => ({
  ...entry,
  name: entry.name ?? entry.key,
});

const movesOf = ({ moved }: StampSettings): Stamp['moved'] => ({
  deployments: inOrder(moved.deployments),
  contentFilters: inOrder(moved.contentFilters),
  access: inOrder(moved.access),
  projects: inOrder(moved.projects),
});

function overridesOf({ overrides }: StampSettings): Stamp['overrides'] {
  // Merging over an empty layer removes the nulls that are left.
  const written = overlay({}, overrides) as Readonly<Record<string, StampOverride['attributes']>>;
  return Object.entries(written)
    .filter(([, attributes]) => Object.keys(attributes).length > 0)
    .map(([address, attributes]) => ({ address, attributes }));
}

const inOrder = (moves: Readonly<Record<string, string>>): StampMove[] =>
  Object.entries(moves)
    .map(([from, to]) => ({ from, to }))
    .sort(by(({ from }) => from));

/** The waivers of an environment, in the order of their keys. */
export const waiversOf = ({ environment, waivers }: EnvironmentSettings): Waiver[] =>
  entriesOf(waivers).map((waiver) => ({ ...waiver, environment }));

function entriesOf<T extends object>(map: Readonly<Record<string, T>>): (T & { readonly key: string })[] {
  return Object.entries(map)
    .sort(byKey)
    .map(([key, value]) => ({ ...value, key }));
}
