import type { ServedCloud } from '../catalog/cloud-name';
import type { RegionName } from '../catalog/regions';
import { findRegion } from '../catalog/regions';
import type { Residency } from '../catalog/residency';
import { allowsProcessing } from '../catalog/residency';
import type { Described, Pin, PlainMap } from './described';
import { describeAccess } from './describe/access';
import { describeAccount } from './describe/account';
import { describeDeployments } from './describe/deployments';
import type { NewEndpoint } from './describe/endpoint';
import { describeEndpoint, endpointOf } from './describe/endpoint';
import { describeFilters } from './describe/filters';
import { describeLogs } from './describe/logs';
import { describeTags } from './describe/tags';
import { describeOthers } from './describe/undescribed';
import type { Existing } from './existing';
import { CannotAdopt } from './existing';
import type { Note } from './note';
import { note } from './note';

/** What the command line says about the environment to write. */
export interface Wanted extends NewEndpoint {
  readonly cloud: ServedCloud;
  /** The day on which models are checked. */
  readonly today: string;
  /** The ID of the workspace that the defaults name for logs. */
  readonly workspaceId?: string;
}

/** An account as one stamp of an environment. */
export interface DescribedStamp {
  readonly subscriptionId: string;
  readonly region: RegionName;
  /** The settings of the environment, except those that a person decides. */
  readonly environment: PlainMap;
  /** The settings of the stamp, under `regions`. */
  readonly stamp: PlainMap;
  readonly pins: readonly Pin[];
  readonly notes: readonly Note[];
  /** Where prompts are processed now, the narrowest first. Whether logs and network are in it as well is not known here. */
  readonly residencies: readonly Residency[];
}

/** Settings that belong to the stamp; all others are written for the environment. */
const OF_THE_STAMP = ['network', 'dns', 'names'];

/**
 * Describes an account as it is.
 *
 * @throws CannotAdopt if the kit cannot describe it
 */
export function describe(existing: Existing, wanted: Wanted): DescribedStamp {
  const { account } = existing;
  const region = findRegion(account.location);
  if (region === undefined)
    throw new CannotAdopt(`the account is in ${account.location}, which is not a region of the kit's catalogue`);
  if (region.cloud !== wanted.cloud)
    throw new CannotAdopt(
      `the account is in ${region.name}, which is not a region of this cloud: choose its cloud with --cloud`,
    );
  const filters = describeFilters(existing);
  const deployments = describeDeployments(existing, wanted);
  const parts: readonly Described[] = [
    describeAccount(existing),
    describeTags(existing, endpointOf(existing)),
    filters,
    deployments,
    describeAccess(existing),
    describeLogs(existing, wanted.workspaceId),
    describeOthers(existing),
    describeEndpoint(existing, wanted.cloud, wanted),
  ];
  const settings = Object.fromEntries(parts.flatMap((part) => Object.entries(part.settings)));
  const subdomain = account.properties.customSubDomainName;
  const names = { account: account.name, ...(subdomain ? { customSubdomain: subdomain } : {}), ...map(settings['names']) };
  const isOfStamp = ([key]: readonly [string, unknown]) => OF_THE_STAMP.includes(key);
  return {
    subscriptionId: existing.id.subscriptionId,
    region: region.name,
    environment: {
      ...(filters.isModified ? { approvedModifiedFilters: true } : {}),
      ...Object.fromEntries(Object.entries(settings).filter((entry) => !isOfStamp(entry))),
    },
    stamp: { ...Object.fromEntries(Object.entries(settings).filter(isOfStamp)), names },
    pins: parts.flatMap(({ pins }) => pins),
    notes: [...existing.notes, ...parts.flatMap(({ notes }) => notes), ...(filters.isModified ? [APPROVAL] : [])],
    residencies: (
      [
        'region',
        { geography: region.geography },
        ...(region.dataZone === null ? [] : [{ dataZone: region.dataZone }]),
        'global',
      ] as const satisfies readonly Residency[]
    ).filter((residency) => deployments.skus.every((sku) => allowsProcessing(residency, sku, region))),
  };
}

const APPROVAL = note(
  'changed',
  'approvedModifiedFilters',
  'a filter annotates harms or does not check them, so the file says that Microsoft has approved this for the subscription: confirm that',
);

const map = (value: PlainMap[string] | undefined): PlainMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PlainMap) : {};
