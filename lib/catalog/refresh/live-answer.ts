import type { RegionName } from '../regions';

/** A version of a model as a subscription is offered it in one location. */
export interface LiveModel {
  /** Who made the interface of the model, such as `OpenAI`. */
  readonly format: string;
  readonly name: string;
  readonly version: string;
  /** The names of the SKUs with which it can be deployed. */
  readonly skus: readonly string[];
  /** What it can do, in Azure's words, such as `chatCompletion`. */
  readonly capabilities: readonly string[];
  /** The stage of its life in Azure's words, such as `GenerallyAvailable`. */
  readonly status?: string;
  /** The day on which it stops answering, `YYYY-MM-DD`. */
  readonly retirementDate?: string;
  /** What Azure upgrades it to. */
  readonly replacement?: string;
}

/** Whoever can say what is offered in a location. */
export interface ModelSource {
  /** Everything that is offered there. It throws unless all of it could be listed. */
  listModels(location: RegionName): AsyncIterable<LiveModel>;
}

/** The complete answer of one location. */
export interface LocationAnswer {
  readonly location: RegionName;
  readonly models: readonly LiveModel[];
}
