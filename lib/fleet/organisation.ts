import type { QuotaTier } from '../catalog/models';
import type { Prices } from '../catalog/prices';
import type { SkuName } from '../catalog/skus';
import type { Demand, FilterFloor } from '../content-safety/floor';
import { commonDemands, demandsOf } from '../content-safety/floor';

/** Settings of the organisation, for all its environments together. */
export interface Organisation {
  readonly quota: {
    /** The quota tier of the subscriptions. */
    readonly tier?: QuotaTier | undefined;
    /** Capacity that a subscription has in each region, by model and SKU, in units of capacity. Overrides the tier. */
    readonly limits: Readonly<Record<string, Readonly<Partial<Record<SkuName, number>>>>>;
    /** PTU that a subscription has in each region for all models together, by SKU. */
    readonly provisioned: Readonly<Partial<Record<SkuName, number>>>;
    /** How many standard deployments an account can have. */
    readonly deploymentsPerAccount: number;
    /** How many accounts a subscription can have in a region. */
    readonly accountsPerRegion: number;
  };
  /** What it pays for provisioned throughput; undefined: it declares no prices. */
  readonly prices?: Prices | undefined;
  /** The ranges that all networks must be in; empty: any private range. */
  readonly supernets: readonly string[];
  readonly filterFloor?: OrganisationFloor | undefined;
  /** How many days ahead the last day of a waiver may be. */
  readonly longestWaiverDays: number;
  /** How many days before the retirement of a model there are warnings. */
  readonly retirementWarningDays: number;
}

/** The minimum that the organisation requires of every content filter, and for those of single environments. */
export interface OrganisationFloor extends FilterFloor {
  /** Requirements for single environments, by name. Each replaces the general one for the same harm or shield. */
  readonly environments?: Readonly<Record<string, FilterFloor>> | undefined;
}

/** The requirements for an environment replace the general ones, entry by entry; `off` requires nothing. */
export function demandsOn(environment: string, { environments, ...general }: OrganisationFloor): Demand[] {
  const own = environments && Object.hasOwn(environments, environment) ? environments[environment] : undefined;
  return demandsOf(...(own ? [own] : []), general);
}

/** What the floor requires of several environments together, each demand for one direction: for each entry the loosest action. */
export const demandsOnAll = (environments: readonly string[], floor: OrganisationFloor): Demand[] =>
  commonDemands(environments.map((environment) => demandsOn(environment, floor)));
