import type { IConstruct } from 'constructs';

/** A virtual network, new or existing. */
export interface INetwork extends IConstruct {
  /** The network's ID as a reference or text. */
  readonly virtualNetworkId: string;
  /** The network's name, possibly as an expression. */
  readonly virtualNetworkName: string;
  /** The network's ID as text, known before the network exists; undefined if only Terraform knows it. */
  readonly knownId: string | undefined;
  /**
   * The subnet for private endpoints.
   *
   * @throws if it is an existing network that was imported without a subnet
   */
  readonly endpointSubnet: ISubnet;
}

/** A subnet for private endpoints, new or existing. */
export interface ISubnet extends IConstruct {
  /** The subnet's ID as a reference or text. */
  readonly subnetId: string;
  /** The region of its network; undefined if it is not known. */
  readonly location: string | undefined;
}
