import { SKU_ORDER } from './catalog-file';
import type { LiveModel, LocationAnswer } from './live-answer';

/** The format of the models that the catalogue is about. */
export const FORMAT = 'OpenAI';

/** What live answers say of one version of a model. */
export interface Offer {
  /** What was said of it, in every location and for every kind of account. */
  readonly said: readonly LiveModel[];
  /** The locations of each SKU that the catalogue knows. */
  readonly locations: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What live answers offer, by model and version. Where kinds of accounts differ, what one of them is offered counts. */
export function offersIn(answers: readonly LocationAnswer[]): ReadonlyMap<string, ReadonlyMap<string, Offer>> {
  const models = new Map<string, Map<string, { said: LiveModel[]; locations: Map<string, Set<string>> }>>();
  for (const { location, models: live } of answers)
    for (const model of live.filter(({ format }) => format === FORMAT)) {
      const versions = entry(models, model.name, () => new Map<string, never>());
      const offer = entry(versions, model.version, () => ({ said: [], locations: new Map<string, never>() }));
      offer.said.push(model);
      for (const sku of model.skus.filter(isKnown)) entry(offer.locations, sku, () => new Set()).add(location);
    }
  return models;
}

/** What of live answers the catalogue has no place for. */
export interface LeftOut {
  /** How many models of other formats there are. */
  readonly otherFormats: number;
  /** SKUs of OpenAI models that a deployment cannot be given here. */
  readonly skus: readonly string[];
}

export function leftOutOf(answers: readonly LocationAnswer[]): LeftOut {
  const all = answers.flatMap(({ models }) => models);
  const skus = all.filter(({ format }) => format === FORMAT).flatMap((model) => model.skus);
  return {
    otherFormats: new Set(all.filter(({ format }) => format !== FORMAT).map(({ format, name }) => `${format} ${name}`)).size,
    skus: [...new Set(skus.filter((sku) => !isKnown(sku)))].sort(),
  };
}

const isKnown = (sku: string): boolean => (SKU_ORDER as readonly string[]).includes(sku);

function entry<V>(map: Map<string, V>, key: string, fresh: () => NoInfer<V>): V {
  const value = map.get(key) ?? fresh();
  map.set(key, value);
  return value;
}
