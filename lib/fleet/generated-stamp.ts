import type { ServedCloud } from '../catalog/cloud-name';

/** The parts of the generated output of a stamp that rules compare with. They may be deployed. */
export interface GeneratedStamp {
  /** The subscription of its provider. */
  readonly subscriptionId?: string;
  /** The cloud of its provider. */
  readonly cloud?: ServedCloud;
  /** Whether its stack creates its resource group; undefined if nothing in the stack is in one. */
  readonly createsGroup?: boolean;
  /** The name of its resource group, new or existing. */
  readonly resourceGroup?: string;
  /** Its account; undefined if it creates none. */
  readonly account?: GeneratedAccount;
  /** The security group that it creates; undefined if there is none. */
  readonly securityGroup?: GeneratedGroup;
  /** The pools of the addresses; undefined if it creates no subnet. */
  readonly addresses?: GeneratedAddresses;
  /** The subnet of the private endpoint; undefined if the network is an existing one. */
  readonly subnet?: GeneratedSubnet;
  /** The names of the content filters in Azure, by their Terraform addresses. */
  readonly filterNames: ReadonlyMap<string, string>;
  /** The deployments on its account; undefined if it creates no account. */
  readonly deployments?: GeneratedDeployments;
}

/** The deployments on a generated account. */
export interface GeneratedDeployments {
  /** The name of the account in Azure. */
  readonly account: string;
  /** The deployments, by their Terraform addresses. */
  readonly all: ReadonlyMap<string, GeneratedDeployment>;
}

/** A generated deployment. What an override has removed is undefined. */
export interface GeneratedDeployment {
  /** Its name in Azure. */
  readonly name: string;
  readonly sku: string | undefined;
  readonly model: string | undefined;
  readonly version: string | undefined;
  readonly format: string | undefined;
  /** The name in Azure of the deployment that gets the requests that exceed its capacity. */
  readonly spillover: string | undefined;
}

/** A generated account. */
export interface GeneratedAccount {
  readonly name: string;
  readonly customSubdomain: string;
  readonly kind: string;
  readonly location: string;
  /** Whether it can have projects. */
  readonly projectManagement: boolean;
  /** Whether a customer-managed key encrypts its data. */
  readonly hasKey: boolean;
}

/** A generated subnet. */
export interface GeneratedSubnet {
  readonly virtualNetwork: string;
  readonly name: string;
  readonly prefix: string;
}

/** A generated network security group. */
export interface GeneratedGroup {
  readonly name: string;
  readonly location: string;
}

/** Where the addresses of a generated subnet come from. */
export interface GeneratedAddresses {
  /** The ID of the existing network that the subnet is in, or the name of the network that the stamp creates. */
  readonly network: string;
  /** The region of the network, if the stamp creates it. */
  readonly location?: string;
  /** The name of the subnet. */
  readonly subnet: string;
  /** The pool of the network; undefined: the stamp does not create it, or its addresses are written. */
  readonly networkPool?: GeneratedPool;
  /** The pool of the subnet; undefined: its addresses are written. */
  readonly subnetPool?: GeneratedPool;
}

/** Addresses from a pool, in generated output. */
export interface GeneratedPool {
  readonly id: string;
  readonly addresses: number;
}
