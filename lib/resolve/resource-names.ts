import type { AccountKind } from '../catalog/clouds';
import { conventionalNames } from '../catalog/conventional-names';
import { idHash } from '../catalog/id-hash';
import type { EnvironmentSettings } from '../settings/environment-settings';
import type { Region } from '../catalog/regions';
import type { StampNames } from '../fleet/stamp';

interface Origin {
  readonly workload: string;
  readonly environment: string;
  readonly region: Region;
  /** The key of the stamp under `regions`. */
  readonly key: string;
  readonly subscriptionId: string;
  readonly kind: AccountKind;
}

/** Abbreviations of the Cloud Adoption Framework. The default name contains the kind, so changing only the kind requests a different account. */
const ACCOUNT_PREFIX: Record<AccountKind, string> = { AIServices: 'ais', OpenAI: 'oai' };

/**
 * The names of a stamp's resources: those that are set, otherwise names of the Cloud Adoption Framework: type, workload, environment
 * and region code, and the key of the stamp if it is not the region. The custom subdomain is derived from the account's name, so that two accounts never need the same one.
 */
export function namesOf(
  { workload, environment, region, key, subscriptionId, kind }: Origin,
  given: GivenNames,
  existingGroup?: string,
): StampNames {
  const place = [workload, environment, region.code, ...(key === region.name ? [] : [key])].join('-');
  const account = `${ACCOUNT_PREFIX[kind]}-${place}`;
  const names = {
    resourceGroup: existingGroup ?? conventionalNames.resourceGroup(place),
    account,
    // Globally unique: the hash distinguishes companies that use the same words.
    customSubdomain: `${(given.account ?? account).toLowerCase()}-${idHash(subscriptionId)}`,
    virtualNetwork: conventionalNames.virtualNetwork(place),
    subnet: conventionalNames.subnet(place),
    networkSecurityGroup: conventionalNames.networkSecurityGroup(place),
    privateEndpoint: conventionalNames.privateEndpoint(account),
    networkInterface: conventionalNames.networkInterface(account),
    workspace: conventionalNames.workspace(place),
    keyIdentity: conventionalNames.keyIdentity(given.account ?? account),
    keyVault: conventionalNames.keyVault(place, subscriptionId),
  };
  return { ...names, ...Object.fromEntries(Object.entries(given).filter(([, name]) => name !== undefined)) };
}

/** Names that are set in the environment, by the resource. */
type GivenNames = { readonly [name in keyof StampNames]?: string | undefined };

/** The resource group of the zones that the stamps of an environment share. */
export const sharedGroupOf = ({ workload, environment, sharedResourceGroup }: EnvironmentSettings): string =>
  sharedResourceGroup.existing ?? `rg-${workload}-${environment}-dns`;

/** The resource group of the alerts of an environment. */
export const alertsGroupOf = ({ workload, environment, sharedResourceGroup }: EnvironmentSettings): string =>
  sharedResourceGroup.existing ?? `rg-${workload}-${environment}-alerts`;
