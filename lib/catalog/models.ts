import governmentData from './data/government-models.json';
import data from './data/models.json';
import type { ModelName } from './names';
import type { RegionName } from './regions';
import type { SkuName } from './skus';

export type { Capability, ModelName } from './names';

/** All models of the catalogue, in alphabetical order. */
export const MODEL_NAMES = Object.keys(data.models) as [ModelName, ...ModelName[]];

/** The date of the documentation that the availability comes from. */
export const CATALOG_AS_OF = data.asOf;

/** The days on which sources with a day of their own were read. */
export const READ_ON = data.readOn;

/** The source of the availability in Azure Government, and the day on which it was read. */
export const GOVERNMENT_SOURCE = { source: governmentData.source, asOf: governmentData.asOf } as const;

const LIVE = (data as { readonly live?: Readonly<Record<string, { readonly asOf: string }>> }).live ?? {};

/** The day of the last live list of what a region offers (npx stamps catalog-update); undefined: never. */
export const listedOn = (region: RegionName): string | undefined => LIVE[region]?.asOf;

/** The lifecycle stage of a version, in Microsoft's terms. */
export type LifecycleStage = 'Deprecated' | 'GA' | 'Legacy' | 'Preview' | 'Retired';

/** What one source states about the lifecycle of a version. */
export interface LifecycleReading {
  readonly stage: LifecycleStage;
  /** The day on which the version stops answering, `YYYY-MM-DD`; null: none is set. */
  readonly retirementDate: string | null;
  /** The replacement that Microsoft names; null: none. */
  readonly replacement: string | null;
  /** Microsoft's documentation, a list of Azure Resource Manager, or a third party that reads the documentation. */
  readonly source: 'azure' | 'documentation' | 'thirdParty';
  /** The day on which the source was read, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** The lifecycle of a version, according to the latest source. */
export interface Lifecycle extends LifecycleReading {
  /** Whether Microsoft states it; false: only a third party's later reading does. */
  readonly verified: boolean;
  /** An earlier source that states another stage or day; undefined: the sources agree, or there is only one. */
  readonly other?: LifecycleReading;
}

/** The minimum and increment of provisioned throughput, in PTU. */
export interface ProvisionedShape {
  /** For Global and DataZone SKUs. */
  readonly globalMin: number;
  readonly globalIncrement: number;
  /** For ProvisionedManaged. */
  readonly regionalMin: number;
  readonly regionalIncrement: number;
}

/** The limit of a quota tier for one model, SKU, region and subscription. */
export interface QuotaLimit {
  /** Tokens per minute; null if the documentation states none. */
  readonly tpm: number | null;
  /** Requests per minute; undefined if the documentation uses another unit. */
  readonly rpm?: number | null;
}

/** All tiers, from the lowest to the highest. */
export const QUOTA_TIERS = ['Tier 0', 'Tier 1', 'Tier 2', 'Tier 3', 'Tier 4', 'Tier 5', 'Tier 6'] as const;
/** The quota tier of a subscription, which depends on its past usage. */
export type QuotaTier = (typeof QUOTA_TIERS)[number];

/** What Azure lists about one SKU of a version. It lists no more than a subscription can see, so any field can be missing. */
export interface SkuFacts {
  /** The stage of deployments with this SKU, if it differs from that of the version. */
  readonly stage?: LifecycleStage;
  /** The name of its quota among the usages of a location, such as `OpenAI.GlobalStandard.gpt4.1`. */
  readonly usageName?: string;
  /** The day on which deployments with this SKU stop answering, `YYYY-MM-DD`, if it differs from that of the version. */
  readonly retirementDate?: string;
  /** The smallest capacity of a deployment, in units. */
  readonly minimum?: number;
  /** The increment of the capacity, in units. */
  readonly step?: number;
  /** The largest capacity of a deployment, in units. */
  readonly maximum?: number;
  /** The capacity that Azure suggests, in units. */
  readonly default?: number;
  /** The day on which Azure listed it, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** The facts about one version of a model. */
export interface ModelVersion {
  readonly model: ModelName;
  readonly version: string;
  readonly format: string;
  readonly capability: string;
  /** Undefined if no source states it. */
  readonly lifecycle?: Lifecycle;
  readonly provisioned?: ProvisionedShape;
  readonly quota: Readonly<Partial<Record<SkuName, Readonly<Partial<Record<QuotaTier, QuotaLimit>>>>>>;
  /** What Azure lists about each SKU; empty if no list was read. */
  readonly skus: Readonly<Partial<Record<SkuName, SkuFacts>>>;
  /** `live`: only regions with a live list (`listedOn`) are known. */
  readonly regionsFrom?: 'live';
  /** The regions of the public cloud where a deployment of each SKU can be created. */
  readonly regions: Offer;
}

/** The regions where a deployment of each SKU can be created. */
export type Offer = Readonly<Partial<Record<SkuName, readonly RegionName[]>>>;

interface LifecycleRow {
  readonly stage: string;
  readonly retirementDate: string | null;
  readonly replacement: string | null;
  /** Only if Azure Resource Manager listed it, or a third party read it. */
  readonly asOf?: string;
}

interface VersionRow {
  readonly lifecycle: LifecycleRow | null;
  readonly lifecycleLater: LifecycleRow | null;
  readonly ptu?: ProvisionedShape;
  readonly quota?: unknown;
  readonly skus?: ModelVersion['skus'];
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

/** Every version of every model, sorted by name. */
export const modelVersions = (): readonly ModelVersion[] => VERSIONS;

/** The known versions of a model; empty for an unknown model. */
export const versionsOf = (model: string): readonly ModelVersion[] => BY_NAME.get(model) ?? [];

/** One version of a model; undefined if it is not known. */
export const findVersion = (model: string, version: string): ModelVersion | undefined =>
  versionsOf(model).find((each) => each.version === version);

const GOVERNMENT = governmentData.models as Readonly<Record<string, Readonly<Record<string, Offer>>>>;

/** Where a version can be deployed in Azure Government; undefined: the source does not list it. */
export const governmentOffer = (model: string, version: string): Offer | undefined =>
  Object.hasOwn(GOVERNMENT, model) ? GOVERNMENT[model]?.[version] : undefined;

/** The facts in a row. */
function factsOf({
  lifecycle,
  lifecycleLater,
  ptu,
  quota,
  skus,
  regionsFrom,
  regions,
}: VersionRow): Omit<ModelVersion, 'capability' | 'format' | 'model' | 'version'> {
  const current = lifecycleFrom(lifecycle && microsoftReading(lifecycle), lifecycleLater && thirdPartyReading(lifecycleLater));
  return {
    ...(current ? { lifecycle: current } : {}),
    ...(ptu ? { provisioned: ptu } : {}),
    ...(regionsFrom ? { regionsFrom } : {}),
    quota: quota ?? {},
    skus: skus ?? {},
    regions: regions as ModelVersion['regions'],
  };
}

/** The later reading takes precedence, unless Microsoft says that the version is retired. It is verified only if Microsoft states the same. */
function lifecycleFrom(microsoft: LifecycleReading | null, later: LifecycleReading | null): Lifecycle | undefined {
  if (microsoft === null) return later ? { ...later, verified: false } : undefined;
  if (later === null) return { ...microsoft, verified: true };
  if (microsoft.stage === later.stage && microsoft.retirementDate === later.retirementDate)
    return { ...microsoft, replacement: later.replacement, verified: true };
  return microsoft.stage === 'Retired'
    ? { ...microsoft, verified: true, other: later }
    : { ...later, verified: false, other: microsoft };
}

function microsoftReading({ asOf, ...row }: LifecycleRow): LifecycleReading {
  const source = asOf === undefined ? 'documentation' : 'azure';
  return { ...lifecycleFacts(row), source, asOf: asOf ?? READ_ON.lifecycle };
}

function thirdPartyReading({ asOf = READ_ON.lifecycleLater, ...row }: LifecycleRow): LifecycleReading {
  // Two days if the source was read twice.
  const day = asOf.split('/').at(-1) ?? asOf;
  return { ...lifecycleFacts(row), source: 'thirdParty', asOf: day };
}

function lifecycleFacts({ stage, retirementDate, replacement }: LifecycleRow) {
  return { stage: stage as LifecycleStage, retirementDate, replacement };
}
