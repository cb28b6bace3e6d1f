import type { RegionName } from '../regions';

/** A SKU with which a location offers a version of a model. */
export interface LiveSku {
  readonly name: string;
  /** The name of its quota among the usages of the location. */
  readonly usageName?: string;
  /** The day on which deployments with this SKU stop answering, `YYYY-MM-DD`. */
  readonly retirementDate?: string;
  /** The smallest capacity of a deployment, its increment, its largest, and the one that Azure suggests, in units. */
  readonly minimum?: number;
  readonly step?: number;
  readonly maximum?: number;
  readonly default?: number;
}

/** A quota of a subscription in a location. */
export interface LiveUsage {
  /** Its name, such as `OpenAI.GlobalStandard.gpt4.1`. */
  readonly name: string;
  /** Which deployments share it, in Azure's terms: `Classic`, `DataZone`, `Global` or `Regional`. */
  readonly scope?: string;
  /** The data zone or region that it is for, such as `US`. */
  readonly scopeId?: string;
}

/** A version of a model that a location offers to a subscription. */
export interface LiveModel {
  /** The publisher of the model, such as `OpenAI`. */
  readonly format: string;
  readonly name: string;
  readonly version: string;
  /** The SKUs with which it can be deployed, each once. */
  readonly skus: readonly LiveSku[];
  /** Its capabilities in Azure's terms, such as `chatCompletion`. */
  readonly capabilities: readonly string[];
  /** Its lifecycle stage in Azure's terms, such as `GenerallyAvailable`. */
  readonly status?: string;
  /** The day on which it stops answering, `YYYY-MM-DD`. */
  readonly retirementDate?: string;
  /** The model that Azure upgrades it to. */
  readonly replacement?: string;
}

/** A source that lists what a location offers. */
export interface ModelSource {
  /** Everything that the location offers. Throws if the list is not complete. */
  listModels(location: RegionName): AsyncIterable<LiveModel>;
  /** The quotas of the subscription in the location. Throws if the list is not complete. */
  listUsages(location: RegionName): AsyncIterable<LiveUsage>;
}

/** The answer of one location. Its list of models is complete. */
export interface LocationAnswer {
  readonly location: RegionName;
  readonly models: readonly LiveModel[];
  /** Its complete list of quotas; undefined if it could not be listed. */
  readonly usages?: readonly LiveUsage[];
}
