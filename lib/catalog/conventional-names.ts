import { idHash } from './id-hash';

/**
 * The names of resources that are not set: the abbreviation of the Cloud Adoption Framework for the type, and what the resource is
 * for. Environment files and constructs use the same names.
 */
export const conventionalNames = {
  resourceGroup: (place: string) => `rg-${place}`,
  virtualNetwork: (place: string) => `vnet-${place}`,
  subnet: (place: string) => `snet-${place}`,
  networkSecurityGroup: (place: string) => `nsg-${place}`,
  peering: (remoteNetwork: string) => `peer-${remoteNetwork}`,
  workspace: (place: string) => `log-${place}`,
  privateEndpoint: (account: string) => `pep-${account}`,
  networkInterface: (account: string) => `nic-${account}`,
  keyIdentity: (account: string) => `id-${account}`,
  /** At most 24 characters and globally unique: the hash stands for the place and the subscription. */
  keyVault: (place: string, subscriptionId: string) => `kv-${idHash(`${subscriptionId}/${place}`)}`,
  /** Azure cannot move an action group: the location makes the name of the new one differ from that of the old one. */
  actionGroup: (place: string, location: string) => `ag-${place}-${location}`,
  alert: (watched: string, key: string) => `alert-${watched}-${key}`,
  budget: (place: string) => `budget-${place}`,
  diagnosticSetting: (account: string) => `diag-${account}`,
  /** Networks in different resource groups can have the same name: their IDs distinguish the links. */
  virtualNetworkLink: (network: string, networkId: string) => `link-${network}-${idHash(networkId)}`,
} as const;
