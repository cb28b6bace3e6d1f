/**
 * `azure-openai-stamps/catalog`: what the kit knows about regions, models, deployment types and roles, with sources and dates.
 *
 * @module azure-openai-stamps/catalog
 */
export { availabilityOf } from './availability';
export type { Answer } from './availability';
export type { ServedCloud } from './cloud-name';
export { cloudOf } from './clouds';
export type { AccountKind, Claim, Cloud, CloudName } from './clouds';
export { CATALOG_AS_OF, MODEL_NAMES } from './models';
export type { Capability, LifecycleStage, ModelName } from './models';
export { CATALOG_SOURCES, queryCatalog } from './query';
export type { CatalogAnswer, CatalogQuestion, CatalogRow, FactKind } from './query';
export { DATA_ZONES, findRegion, GEOGRAPHIES, REGION_NAMES } from './regions';
export type { DataZone, Region, RegionName } from './regions';
export { allowsProcessing, residencyWords } from './residency';
export type { Residency } from './residency';
export { SKU_NAMES, skuOf } from './skus';
export type { Billing, ProcessingScope, Sku, SkuName } from './skus';
