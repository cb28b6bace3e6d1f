import { groupedBy } from '../collections/grouped';
import { by, byKey } from '../collections/order';
import type { AccountKind } from '../catalog/clouds';
import { ACCOUNT_KINDS } from '../catalog/clouds';
import type { Region, RegionName } from '../catalog/regions';
import { ALL_REGION_NAMES, regionNamesOf, regionOf } from '../catalog/regions';
import type { Residency } from '../catalog/residency';
import { allowsPlace, allowsProcessing } from '../catalog/residency';
import { SKU_NAMES } from '../catalog/skus';
import { GOVERNANCE_FOLDER } from '../fleet/by-hand';
import type { Located } from '../fleet/fleet';
import type { Governance, GovernanceUse } from '../fleet/governance';
import { isGoverned, SUBSCRIPTION_SCOPE } from '../fleet/governance';
import type { OrganisationFloor } from '../fleet/organisation';
import { demandsOnAll } from '../fleet/organisation';
import type { Stamp } from '../fleet/stamp';
import type { StateUse } from '../fleet/state-account';
import { BOOTSTRAP_CONTAINER } from '../fleet/state-account';
import type { EnvironmentSettings } from '../settings/environment-settings';
import { isInCloud, placeOfState } from '../settings/state-settings';
import type { StateBackend } from '../terraform/backend';
import { agreedProviders } from './agreed-providers';
import { workspaceOf } from './state-workspace';

/** The assignments of Azure Policy that an environment asks for; undefined: none. */
export function governanceUseOf(
  settings: EnvironmentSettings,
  regions: readonly RegionName[],
  use: StateUse | undefined,
): GovernanceUse | undefined {
  const { environment, subscriptionId, residency, providers, governance, cloud } = settings;
  if (!governance) return undefined;
  const { scope, effect, container } = governance;
  const isSubscription = scope === SUBSCRIPTION_SCOPE;
  const id = isSubscription ? subscriptionId : scope;
  const name = id.toLowerCase();
  return {
    ...{ environment, subscriptionId, residency, effect, providers, name, cloud },
    scope: { kind: isSubscription ? 'subscription' : 'managementGroup', id },
    regions: regions.map(regionOf),
    state: ownState(settings, name, use),
    ...(container === undefined ? {} : { container }),
    ...(use === undefined || use.create ? {} : { ownContainer: use.container }),
  };
}

/**
 * A state that a pipeline can write could make the person who applies the stack destroy anything. So it is where no pipeline of the kit
 * can write: the container of the state of the storage account itself, the container that the setting names, a workspace of its own, or a
 * local file.
 */
function ownState(
  { state, workload, governance, cloud }: EnvironmentSettings,
  name: string,
  use: StateUse | undefined,
): StateBackend {
  const stack = `${GOVERNANCE_FOLDER}-${name}`;
  const place = state && placeOfState(state);
  if (place && isInCloud(place)) return workspaceOf(place, workload, stack);
  const container = use?.create ? (use.create.migrated ? BOOTSTRAP_CONTAINER : undefined) : governance?.container;
  if (!use || container === undefined) return { type: 'local', path: `../../../terraform.${stack}.tfstate` };
  const { subscriptionId, resourceGroup, name: storageAccount } = use.account;
  return {
    type: 'azurerm',
    subscriptionId,
    resourceGroup,
    storageAccount,
    container,
    key: `${stack}.tfstate`,
    ...(cloud === 'public' ? {} : { cloud }),
  };
}

/** The assignments, one set for each scope. */
export function governancesOf(
  uses: readonly Located<GovernanceUse>[],
  floor: OrganisationFloor | undefined,
  stamps: readonly Located<Stamp>[],
): Located<Governance>[] {
  const scopes = groupedBy([...uses].sort(by(({ value }) => value.environment)), ({ value }) => value.name);
  return [...scopes].sort(byKey).flatMap(([, its]) => {
    const [first] = its;
    const all = its.map(({ value }) => value);
    return first ? [{ value: governanceOf(first.value, all, floor, stamps), layers: first.layers }] : [];
  });
}

/** @param first the environment whose settings count: a rule checks that the others agree */
function governanceOf(
  first: GovernanceUse,
  uses: readonly GovernanceUse[],
  floor: OrganisationFloor | undefined,
  stamps: readonly Located<Stamp>[],
): Governance {
  const { name, scope, subscriptionId, effect, residency, state, cloud } = first;
  const regions = regionsIn(
    residency,
    uses.flatMap((use) => use.regions),
  );
  const environments = uses.map(({ environment }) => environment);
  const keyedKinds = keyedKindsOf(
    stamps.map(({ value }) => value).filter((stamp) => isGoverned({ scope, environments }, stamp)),
  );
  const places = regions ?? regionNamesOf(cloud).map(regionOf);
  return {
    ...{ name, scope, subscriptionId, effect, state, cloud },
    id: `${GOVERNANCE_FOLDER}-${name}`,
    environments,
    skus: SKU_NAMES.filter((sku) => places.some((region) => allowsProcessing(residency, sku, region))),
    isOnlyAzure: residency !== 'global',
    ...(regions ? { regions: regions.map((region) => region.name) } : {}),
    ...(keyedKinds ? { keyedKinds } : {}),
    demands: floor ? demandsOnAll(environments, floor) : [],
    providers: agreedProviders(uses.map(({ providers }) => providers)),
  };
}

/** The kinds of stamps that all have a customer-managed key; undefined if one has none. */
const keyedKindsOf = (stamps: readonly Stamp[]): AccountKind[] | undefined =>
  stamps.length > 0 && stamps.every(({ account }) => account.key !== undefined)
    ? ACCOUNT_KINDS.filter((kind) => stamps.some(({ account }) => account.kind === kind))
    : undefined;

/** The regions that a residency allows for accounts; undefined: any. */
function regionsIn(residency: Residency, own: readonly Region[]): Region[] | undefined {
  if (residency === 'global') return undefined;
  const allows = (region: Region) =>
    residency === 'region' ? own.some(({ name }) => name === region.name) : allowsPlace(residency, region, region);
  return ALL_REGION_NAMES.map(regionOf).filter(allows);
}
