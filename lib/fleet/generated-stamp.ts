import type { ServedCloud } from '../catalog/cloud-name';

/** The parts of the generated output of a stamp that rules compare with. They may be deployed. */
export interface GeneratedStamp {
  /** The subscription of its provider. */
  readonly subscriptionId?: string;
  /** The cloud of its provider. */
  readonly cloud?: ServedCloud;
  /** Whether its stack creates its resource group; undefined if nothing in the stack is in one. */
  readonly createsGroup?: boolean;
  /** The subnet of the private endpoint; undefined if the network is an existing one. */
  readonly subnet?: GeneratedSubnet;
  /** The names of the content filters in Azure, by their Terraform addresses. */
  readonly filterNames: ReadonlyMap<string, string>;
}

/** A generated subnet. */
export interface GeneratedSubnet {
  readonly virtualNetwork: string;
  readonly name: string;
  readonly prefix: string;
}
