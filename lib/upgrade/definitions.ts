import { groupedBy } from '../collections/grouped';
import { isMap, own } from '../collections/map';
import type { Fleet, Located } from '../fleet/fleet';
import type { Stamp } from '../fleet/stamp';
import type { SourceFile } from '../source/source-file';
import type { Deployed } from './deployed';

/** A part of a file with settings of stamps: the defaults, an environment, or an entry under `regions`. */
export interface WrittenLayer {
  readonly source: SourceFile;
  /** Where in the file the settings begin. */
  readonly prefix: readonly string[];
}

/** A deployment as it is written: once, for one stamp or several. */
export interface Definition {
  /** Its key. */
  readonly key: string;
  /** The layer that sets its model. */
  readonly layer: WrittenLayer;
  /** The deployments that it results in, in the order of stamps. */
  readonly deployed: readonly [Deployed, ...Deployed[]];
}

/** The deployments of a fleet as they are written, in the order of their first stamps and keys. */
export function definitionsOf({ stamps }: Pick<Fleet, 'stamps'>, sources: readonly SourceFile[]): Definition[] {
  const all = stamps.flatMap((stamp) => stamp.value.deployments.map((deployment): Deployed => ({ stamp, deployment })));
  return [
    ...groupedBy(all, (each) => JSON.stringify([each.deployment.key, nameOf(layerOfModel(each, sources))])).values(),
  ].flatMap((group) => {
    const [first, ...others] = group;
    const layer = first && layerOfModel(first, sources);
    return first && layer ? [{ key: first.deployment.key, layer, deployed: [first, ...others] as const }] : [];
  });
}

const layerOfModel = ({ stamp, deployment }: Deployed, sources: readonly SourceFile[]) =>
  layerOf(stamp.value, sources, ['deployments', deployment.key, 'model']);

/** The layers of a stamp, from the lowest to the topmost. */
export function layersOf(
  { environment, key }: Pick<Stamp, 'environment' | 'key'>,
  sources: readonly SourceFile[],
): WrittenLayer[] {
  const file = (name: string) => sources.filter((each) => each.file === `environments/${name}.yaml`);
  return [
    ...file('defaults').map((source) => ({ source, prefix: [] })),
    ...file(environment).flatMap((source) => [
      { source, prefix: [] },
      { source, prefix: ['regions', key] },
    ]),
  ];
}

/** The layer that sets a setting of a stamp; undefined if none does. */
export const layerOf = (
  stamp: Pick<Stamp, 'environment' | 'key'>,
  sources: readonly SourceFile[],
  path: readonly string[],
): WrittenLayer | undefined => layersOf(stamp, sources).findLast((layer) => isWritten(layer, path));

/** Whether a layer sets a setting, if only to null. */
export const isWritten = ({ source, prefix }: WrittenLayer, path: readonly string[]): boolean =>
  source.has([...prefix, ...path]);

/** What a layer has at a path, as plain data. */
export const writtenAt = ({ source, prefix }: WrittenLayer, path: readonly string[]): unknown =>
  [...prefix, ...path].reduce<unknown>((value, key) => (isMap(value) ? own(value, key) : undefined), source.value);

/** A layer in words, such as `environments/prod.yaml` or `environments/prod.yaml, swedencentral`. */
export const nameOf = (layer: WrittenLayer | undefined): string =>
  layer ? [layer.source.file, ...layer.prefix.slice(1)].join(', ') : '';

/** The stamps that inherit a layer, in the order of the fleet. */
export const heirsOf = (
  layer: WrittenLayer,
  { stamps }: Pick<Fleet, 'stamps'>,
  sources: readonly SourceFile[],
): readonly Located<Stamp>[] =>
  stamps.filter(({ value }) => layersOf(value, sources).some((each) => nameOf(each) === nameOf(layer)));
