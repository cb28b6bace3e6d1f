import type { ModelName } from '../../lib/catalog/models';
import type { CatalogQuestion, CatalogRow } from '../../lib/catalog/query';
import { queryCatalog } from '../../lib/catalog/query';
import type { RegionName } from '../../lib/catalog/regions';
import { regionOf } from '../../lib/catalog/regions';
import type { Residency } from '../../lib/catalog/residency';
import { allowsPlace, allowsProcessing } from '../../lib/catalog/residency';
import type { SkuName } from '../../lib/catalog/skus';

/** Where the workflows of a repository run. */
export const PIPELINES = ['github', 'azure-devops', 'none'] as const;
export type Pipelines = (typeof PIPELINES)[number];

/** What a new repository is made of. */
export interface Answers {
  readonly environment: string;
  readonly workload: string;
  readonly subscriptionId: string;
  readonly residency: Residency;
  /** At least one. */
  readonly regions: readonly RegionName[];
  readonly deployment: NewDeployment;
  /** Undefined: the state is a file in the project. */
  readonly state?: NewState;
  readonly pipelines: Pipelines;
  /** Whether cdktn, the continuation of CDKTF, takes the place of cdktf. */
  readonly cdktn: boolean;
}

/** A model to deploy. */
export interface NewDeployment {
  readonly model: ModelName;
  readonly version: string;
  readonly sku: SkuName;
}

/** A container for states. */
export interface NewState {
  readonly resourceGroup: string;
  readonly storageAccount: string;
  readonly container: string;
}

/** The deployment types that are paid by use, the one with the closest processing first. */
const STANDARD: readonly SkuName[] = ['Standard', 'DataZoneStandard', 'GlobalStandard'];

/** The regions that a residency allows. With `region`, each account is its own place, so all are. */
export const regionsWithin = (residency: Residency, names: readonly RegionName[]): RegionName[] =>
  names.filter((name) => allowsPlace(residency, regionOf(name), regionOf(name)));

/**
 * The models that all regions offer within the residency, each with the deployment type that processes closest, without versions that
 * are not generally available. Those that retire last come first.
 *
 * @param wanted which models, and with which deployment types; default: chat models that are paid by use
 */
export function offers(
  regions: readonly RegionName[],
  residency: Residency,
  today: string,
  wanted: Pick<CatalogQuestion, 'capabilities' | 'models' | 'skus'> = { capabilities: ['chat'] },
): NewDeployment[] {
  const skus = (wanted.skus ?? STANDARD).filter((sku) =>
    regions.every((name) => allowsProcessing(residency, sku, regionOf(name))),
  );
  const { rows } = queryCatalog({ ...wanted, regions, skus, availableOn: today });
  return rows
    .filter(({ stage }) => stage === 'GA')
    .sort((one, other) => (other.retirementDate ?? '').localeCompare(one.retirementDate ?? ''))
    .flatMap((row) => {
      const sku = skus.find((each) => isEverywhere(row, each, regions));
      return sku === undefined ? [] : [{ model: row.model, version: row.version, sku }];
    });
}

const isEverywhere = ({ places }: CatalogRow, sku: SkuName, regions: readonly RegionName[]) =>
  regions.every((region) => places?.[sku]?.includes(region));
