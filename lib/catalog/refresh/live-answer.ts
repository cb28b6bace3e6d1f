import type { RegionName } from '../regions';

/** A version of a model that a location offers to a subscription. */
export interface LiveModel {
  /** The publisher of the model, such as `OpenAI`. */
  readonly format: string;
  readonly name: string;
  readonly version: string;
  /** The names of the SKUs with which it can be deployed. */
  readonly skus: readonly string[];
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
}

/** The complete answer of one location. */
export interface LocationAnswer {
  readonly location: RegionName;
  readonly models: readonly LiveModel[];
}
