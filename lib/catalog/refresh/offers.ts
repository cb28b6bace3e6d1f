import { SKU_ORDER } from './catalog-file';
import type { LiveModel, LiveSku, LocationAnswer } from './live-answer';

/** The format of the models in the catalogue. */
export const FORMAT = 'OpenAI';

/** The live answers about one version of a model. */
export interface Offer {
  /** The entries for it, in every location and for every kind of account. */
  readonly models: readonly LiveModel[];
  /** The locations of each SKU that the catalogue knows. */
  readonly locations: ReadonlyMap<string, ReadonlySet<string>>;
  /** What the locations state about each SKU that the catalogue knows. */
  readonly skus: ReadonlyMap<string, readonly LiveSku[]>;
}

/** The offers in live answers, by model and version. An offer for any kind of account counts. */
export function offersIn(answers: readonly LocationAnswer[]): ReadonlyMap<string, ReadonlyMap<string, Offer>> {
  const models = new Map<string, Map<string, Collected>>();
  for (const { location, models: live } of answers)
    for (const model of live.filter(({ format }) => format === FORMAT)) {
      const versions = entry(models, model.name, () => new Map<string, never>());
      const offer = entry(versions, model.version, (): Collected => ({ models: [], locations: new Map(), skus: new Map() }));
      offer.models.push(model);
      for (const sku of model.skus.filter(({ name }) => isKnown(name))) {
        entry(offer.locations, sku.name, () => new Set()).add(location);
        entry(offer.skus, sku.name, () => []).push(sku);
      }
    }
  return models;
}

interface Collected {
  readonly models: LiveModel[];
  readonly locations: Map<string, Set<string>>;
  readonly skus: Map<string, LiveSku[]>;
}

/** The part of live answers that the catalogue does not store. */
export interface LeftOut {
  /** The number of models of other formats. */
  readonly otherFormats: number;
  /** SKUs of OpenAI models that the kit does not support. */
  readonly skus: readonly string[];
}

export function leftOutOf(answers: readonly LocationAnswer[]): LeftOut {
  const all = answers.flatMap(({ models }) => models);
  const skus = all.filter(({ format }) => format === FORMAT).flatMap((model) => model.skus.map(({ name }) => name));
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
