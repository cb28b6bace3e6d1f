import data from './data/models.json';
import type { RegionName } from './regions';
import type { SkuName } from './skus';

/** A model that the catalogue knows. Others can be deployed as well: what the catalogue says of them is that it does not know. */
export type ModelName = keyof typeof data.models;

/** All models of the catalogue, in alphabetical order. */
export const MODEL_NAMES = Object.keys(data.models) as [ModelName, ...ModelName[]];

/** The day of the documentation that availability was read from. */
export const CATALOG_AS_OF = data.asOf;

const LIVE = (data as { readonly live?: Readonly<Record<string, { readonly asOf: string }>> }).live ?? {};

/** The day on which Azure itself was asked what a region offers (npm run catalog:update); undefined: never. */
export const listedOn = (region: RegionName): string | undefined => LIVE[region]?.asOf;

/** What a model does, such as `chat` or `embeddings`. */
export type Capability = (typeof data.models)[ModelName]['capability'];

/** How far a version is in its life, in the words of Microsoft. */
export type LifecycleStage = 'Deprecated' | 'GA' | 'Legacy' | 'Preview' | 'Retired';

/** How long a version can be used. */
export interface Lifecycle {
  readonly stage: LifecycleStage;
  /** The day on which it stops answering, `YYYY-MM-DD`; null: none is set. */
  readonly retirementDate: string | null;
  /** What Microsoft names in its place; null: nothing. */
  readonly replacement: string | null;
  /** Whether Microsoft's documentation says the same, rather than a later reading of it by a third party alone. */
  readonly verified: boolean;
}

/** How provisioned throughput can be bought, in PTU. */
export interface ProvisionedShape {
  /** For Global and DataZone SKUs. */
  readonly globalMin: number;
  readonly globalIncrement: number;
  /** For ProvisionedManaged. */
  readonly regionalMin: number;
  readonly regionalIncrement: number;
}

/** What a tier of quota allows of one model, SKU, region and subscription. */
export interface QuotaLimit {
  /** Tokens a minute; null where the documentation has none. */
  readonly tpm: number | null;
  /** Requests a minute; undefined where the documentation counts otherwise. */
  readonly rpm?: number | null;
}

/** All tiers, from the lowest to the highest. */
export const QUOTA_TIERS = ['Tier 0', 'Tier 1', 'Tier 2', 'Tier 3', 'Tier 4', 'Tier 5', 'Tier 6'] as const;
/** How much Azure lets a subscription use, by how much it has used before. */
export type QuotaTier = (typeof QUOTA_TIERS)[number];

/** Everything that is known of one version of a model. */
export interface ModelVersion {
  readonly model: ModelName;
  readonly version: string;
  readonly format: string;
  readonly capability: string;
  /** Undefined where nobody says. */
  readonly lifecycle?: Lifecycle;
  readonly provisioned?: ProvisionedShape;
  readonly quota: Readonly<Partial<Record<SkuName, Readonly<Partial<Record<QuotaTier, QuotaLimit>>>>>>;
  /** `live`: only regions that were asked (`listedOn`) are known of. */
  readonly regionsFrom?: 'live';
  /** Where a deployment of each SKU can be created. */
  readonly regions: Readonly<Partial<Record<SkuName, readonly RegionName[]>>>;
}

interface LifecycleRow {
  readonly stage: string;
  readonly retirementDate: string | null;
  readonly replacement: string | null;
}

interface VersionRow {
  readonly lifecycle: LifecycleRow | null;
  readonly lifecycleLater: LifecycleRow | null;
  readonly ptu?: ProvisionedShape;
  readonly quota?: unknown;
  readonly regionsFrom?: 'live';
  readonly regions: unknown;
}

interface ModelRow {
  readonly format: string;
  readonly capability: string;
  readonly versions: Readonly<Record<string, VersionRow>>;
}

const VERSIONS: readonly ModelVersion[] = (Object.entries(data.models) as unknown as [ModelName, ModelRow][]).flatMap(
  ([model, { format, capability, versions }]) =>
    Object.entries(versions).map(([version, row]) => ({ model, version, format, capability, ...factsOf(row) })),
);

const BY_NAME: ReadonlyMap<string, readonly ModelVersion[]> = new Map(
  MODEL_NAMES.map((name) => [name, VERSIONS.filter(({ model }) => model === name)]),
);

/** Every version of every model, in the order of their names. */
export const modelVersions = (): readonly ModelVersion[] => VERSIONS;

/** The versions of a model that are known; none for a model that is not. */
export const versionsOf = (model: string): readonly ModelVersion[] => BY_NAME.get(model) ?? [];

/** One version of a model; undefined when it is not known. */
export const findVersion = (model: string, version: string): ModelVersion | undefined =>
  versionsOf(model).find((each) => each.version === version);

/** The later reading is preferred for its dates, and says that it is not verified. */
function factsOf({
  lifecycle,
  lifecycleLater,
  ptu,
  quota,
  regionsFrom,
  regions,
}: VersionRow): Omit<ModelVersion, 'capability' | 'format' | 'model' | 'version'> {
  const row = lifecycle?.stage === 'Retired' ? lifecycle : (lifecycleLater ?? lifecycle);
  return {
    ...(row
      ? {
          lifecycle: {
            stage: row.stage as LifecycleStage,
            retirementDate: row.retirementDate,
            replacement: row.replacement,
            verified: row.stage === lifecycle?.stage && row.retirementDate === lifecycle.retirementDate,
          },
        }
      : {}),
    ...(ptu ? { provisioned: ptu } : {}),
    ...(regionsFrom ? { regionsFrom } : {}),
    quota: quota ?? {},
    regions: regions as ModelVersion['regions'],
  };
}
