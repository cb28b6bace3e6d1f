import { createHash } from 'node:crypto';
import type { AccountKind } from '../catalog/clouds';
import type { Region } from '../catalog/regions';
import type { StampNames } from './settings';

interface Origin {
  readonly workload: string;
  readonly environment: string;
  readonly region: Region;
  readonly subscriptionId: string;
  readonly kind: AccountKind;
}

/** Abbreviations of the Cloud Adoption Framework. The kind shows in the name: changing it makes another account. */
const ACCOUNT_PREFIX: Record<AccountKind, string> = { AIServices: 'ais', OpenAI: 'oai' };

/** The names of a stamp's resources after the Cloud Adoption Framework: type, workload, environment and region code. */
export function conventionalNames({ workload, environment, region, subscriptionId, kind }: Origin): StampNames {
  const place = [workload, environment, region.code].join('-');
  const account = `${ACCOUNT_PREFIX[kind]}-${place}`;
  return {
    resourceGroup: `rg-${place}`,
    account,
    customSubdomain: `${account}-${subscriptionHash(subscriptionId)}`,
    virtualNetwork: `vnet-${place}`,
    subnet: `snet-${place}`,
    networkSecurityGroup: `nsg-${place}`,
    privateEndpoint: `pep-${account}`,
    networkInterface: `nic-${account}`,
    workspace: `log-${place}`,
  };
}

/** The resource group of what the regions of an environment share. */
export const sharedResourceGroup = (workload: string, environment: string) => `rg-${workload}-${environment}-dns`;

/** Custom subdomains are unique in the world: this keeps those of two companies apart that chose the same words. */
function subscriptionHash(subscriptionId: string): string {
  return createHash('sha256').update(subscriptionId.toLowerCase()).digest('hex').slice(0, 8);
}
