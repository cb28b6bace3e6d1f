/** What was generated of a stamp before, and so may be in Azure: as far as rules ask for it. */
export interface GeneratedStamp {
  /** The subscription that its provider works in. */
  readonly subscriptionId?: string;
  /** The subnet of the private endpoint; undefined where the network is an existing one. */
  readonly subnet?: GeneratedSubnet;
  /** The names of the content filters in Azure, by their Terraform addresses. */
  readonly filterNames: ReadonlyMap<string, string>;
}

/** A subnet as it was generated. */
export interface GeneratedSubnet {
  readonly virtualNetwork: string;
  readonly name: string;
  readonly prefix: string;
}
