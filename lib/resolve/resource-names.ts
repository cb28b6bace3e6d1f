import type { AccountKind } from '../catalog/clouds';
import { idHash } from '../catalog/id-hash';
import type { Region } from '../catalog/regions';
import type { StampNames } from '../fleet/stamp';

interface Origin {
  readonly workload: string;
  readonly environment: string;
  readonly region: Region;
  readonly subscriptionId: string;
  readonly kind: AccountKind;
}

/** Abbreviations of the Cloud Adoption Framework. The kind shows in the name: changing it makes another account. */
const ACCOUNT_PREFIX: Record<AccountKind, string> = { AIServices: 'ais', OpenAI: 'oai' };

/**
 * The names of a stamp's resources: those that are given, and for the others those of the Cloud Adoption Framework: type, workload,
 * environment and region code. The custom subdomain follows the account's name, so that two accounts never want the same one.
 */
export function namesOf({ workload, environment, region, subscriptionId, kind }: Origin, given: GivenNames): StampNames {
  const place = [workload, environment, region.code].join('-');
  const account = `${ACCOUNT_PREFIX[kind]}-${place}`;
  const names = {
    resourceGroup: `rg-${place}`,
    account,
    // Unique in the world: the hash keeps those of two companies apart that chose the same words.
    customSubdomain: `${(given.account ?? account).toLowerCase()}-${idHash(subscriptionId)}`,
    virtualNetwork: `vnet-${place}`,
    subnet: `snet-${place}`,
    networkSecurityGroup: `nsg-${place}`,
    privateEndpoint: `pep-${account}`,
    networkInterface: `nic-${account}`,
    workspace: `log-${place}`,
  };
  return { ...names, ...Object.fromEntries(Object.entries(given).filter(([, name]) => name !== undefined)) };
}

/** Names that somebody chose, by what they name. */
type GivenNames = { readonly [name in keyof StampNames]?: string | undefined };

/** The resource group of what the regions of an environment share. */
export const sharedResourceGroup = (workload: string, environment: string) => `rg-${workload}-${environment}-dns`;
