import { MODEL_NAMES } from '../catalog/models';
import { isMap, mapOf } from '../collections/map';
import type { Fleet } from '../fleet/fleet';
import type { EntryValue } from '../source/entry-text';
import type { SourceFile } from '../source/source-file';
import type { Definition, WrittenLayer } from './definitions';
import { heirsOf, isWritten, layerOf, layersOf, nameOf, writtenAt } from './definitions';
import type { VersionOf } from './deployed';
import { editsOfDiffers, editsOfMentions } from './mentions';
import { sameThroughput } from './successors';

/** A change of an environment file. Paths are keys from the top of the file. */
export type SettingEdit = { readonly file: string; readonly path: readonly string[] } & (
  | { readonly kind: 'add'; readonly value: EntryValue; readonly behind: string }
  | {
      readonly kind: 'remove';
      /** The number of keys of the outermost map around it that goes as well if this leaves it empty. @default - none does */
      readonly outermost?: number;
    }
  | { readonly kind: 'add-item'; readonly item: string; readonly behind: string }
  | { readonly kind: 'remove-item'; readonly item: string }
  | { readonly kind: 'set'; readonly value: number | string }
);

/** The environment files, and what they result in. */
export interface Written {
  readonly fleet: Pick<Fleet, 'organisation' | 'stamps'>;
  readonly sources: readonly SourceFile[];
}

/** A deployment to write beside another one. */
export interface Beside extends VersionOf {
  readonly key: string;
  /** Whether the other one goes in the same step, so that nothing is left to mark. */
  readonly isAlone?: boolean;
  /** The part of the throughput that the quota allows, up to 1. */
  readonly share: number;
}

/** Settings of a deployment that its successor does not have. Its name, if it has one, gets a number like its key. */
const OWN = new Set(['alreadyDeployed', 'replaces']);

/** Writes another version, and another model and a spillover deployment if they differ, where the deployment has them. */
export function editsInPlace(
  { key, deployed }: Definition,
  to: Pick<VersionOf, 'model' | 'version'> & { readonly spillover?: string },
  { sources }: Written,
): SettingEdit[] {
  const all = deployed.flatMap(({ stamp: { value: stamp }, deployment }) => {
    const at = (setting: string) => {
      const path = ['deployments', key, setting];
      const layer = layerOf(stamp, sources, path);
      return layer ? [{ file: layer.source.file, path: [...layer.prefix, ...path] }] : [];
    };
    const set = (setting: 'model' | 'spillover' | 'version', value: string | undefined): SettingEdit[] =>
      value === undefined || value === deployment[setting]
        ? []
        : at(setting).map((place) => ({ kind: 'set', ...place, value }));
    // What the subscription has deployed before is another version.
    const former: SettingEdit[] = at('alreadyDeployed').map((place) => ({ kind: 'remove', ...place }));
    return [...set('model', to.model), ...set('version', to.version), ...set('spillover', to.spillover), ...former];
  });
  return distinctEdits(all);
}

/** Writes a successor beside a deployment in each layer that has settings of the deployment. */
export const editsBeside = (definition: Definition, beside: Beside, written: Written): SettingEdit[] => [
  ...layersWith(definition, written).flatMap((layer): SettingEdit[] => {
    const given = writtenAt(layer, ['deployments', definition.key]);
    const value = isMap(given) ? valueBeside(definition, beside, given, layer) : null;
    if (isMap(value) && Object.keys(value).length === 0) return [];
    const path = [...layer.prefix, 'deployments', beside.key];
    return [{ kind: 'add', file: layer.source.file, path, value, behind: definition.key }];
  }),
  ...editsOfDiffers(definition, beside.key, written),
];

function valueBeside(
  { layer: home, deployed: [{ deployment }] }: Definition,
  { key, model, version, share, isAlone = false }: Beside,
  given: Readonly<Record<string, unknown>>,
  layer: WrittenLayer,
): EntryValue {
  const units = (capacity: number) => Math.max(1, Math.floor(sameThroughput(deployment.model, model, capacity) * share));
  const replaced: Readonly<Record<string, (value: unknown) => unknown>> = {
    model: () => model,
    version: () => version,
    capacity: (value) => (typeof value === 'number' ? units(value) : value),
    name: (value) => (typeof value === 'string' ? nameBeside(value, key) : value),
  };
  const isHome = nameOf(layer) === nameOf(home);
  const entries = Object.entries(given)
    .filter(([setting]) => !OWN.has(setting))
    .map(([setting, value]) => [setting, replaced[setting]?.(value) ?? value] as const);
  // Otherwise, it would get the capacity of the defaults, which it shares with the other one.
  const own = isHome && given['capacity'] === undefined && units(deployment.capacity) !== deployment.capacity;
  return {
    ...(Object.fromEntries(entries) as Readonly<Record<string, EntryValue>>),
    ...(own ? { capacity: units(deployment.capacity) } : {}),
    ...(isHome && !isAlone ? { replaces: deployment.key } : {}),
  };
}

/** The name in Azure, with the number of the key. */
const nameBeside = (name: string, key: string) => `${counted(name).start}${/-\d+$/.exec(key)?.[0] ?? `-${key}`}`;

/**
 * A free key: `chat-2` beside `chat`, `chat-3` beside `chat-2`, `gpt-5-2` beside `gpt-5`; and the name of the new model beside a key that
 * is the name of the old one.
 */
export function keyBeside(definition: Definition, model: string, { fleet, sources }: Written): string {
  const { key, deployed } = definition;
  const heirs = heirsOf(definition.layer, fleet, sources);
  const taken = new Set(
    heirs.flatMap(({ value }) => [
      ...value.deployments.flatMap((each) => [each.key, each.name]),
      ...value.moved.deployments.flatMap(({ from, to }) => [from, to]),
      ...layersOf(value, sources).flatMap((layer) => Object.keys(mapOf(writtenAt(layer, ['deployments'])))),
    ]),
  );
  if (key === deployed[0].deployment.model && !taken.has(model)) return model;
  const { start, next } = counted(key);
  let number = next;
  while (taken.has(`${start}-${number}`)) number++;
  return `${start}-${number}`;
}

/** What a key counts, and its next number. A number that is part of the name of a model, as in `gpt-5`, counts nothing. */
function counted(key: string): { readonly start: string; readonly next: number } {
  const [, start = '', number] = /^(.+)-(\d+)$/.exec(key) ?? [];
  const isModel = MODEL_NAMES.some((name) => name.startsWith(`${start}-`) && /^\d/.test(name.slice(start.length + 1)));
  return number === undefined || isModel ? { start: key, next: 2 } : { start, next: Number(number) + 1 };
}

/** Writes a successor in the place of a deployment that no longer answers, in each layer that has settings of the deployment. */
export const editsInstead = (definition: Definition, beside: Beside, written: Written): SettingEdit[] => [
  ...editsBeside(definition, { ...beside, isAlone: true }, written),
  ...editsWithout(definition, beside.key, written),
];

/** Removes a deployment from each layer that has settings of it, what else names it, and the mark of its successor. */
export function editsWithout(definition: Definition, successor: string, written: Written): SettingEdit[] {
  const marks = layersOf(definition.deployed[0].stamp.value, written.sources).filter((layer) =>
    isWritten(layer, ['deployments', successor, 'replaces']),
  );
  return [
    ...layersWith(definition, written).map(({ source, prefix }): SettingEdit => ({
      ...{ kind: 'remove', file: source.file },
      path: [...prefix, 'deployments', definition.key],
    })),
    ...marks.map(({ source, prefix }): SettingEdit => ({
      ...{ kind: 'remove', file: source.file },
      path: [...prefix, 'deployments', successor, 'replaces'],
    })),
    ...editsOfMentions(definition, written),
  ];
}

/** The layers with settings of a deployment, in the stamps that inherit it. */
function layersWith({ key, layer }: Definition, { fleet, sources }: Written): WrittenLayer[] {
  const all = heirsOf(layer, fleet, sources).flatMap(({ value }) => layersOf(value, sources));
  return [...new Map(all.filter((each) => isWritten(each, ['deployments', key])).map((each) => [nameOf(each), each])).values()];
}

/** Why a deployment cannot be written beside another one, because it is written in several layers; undefined if it can. */
export function layersProblem({ key, layer, deployed }: Definition, { fleet, sources }: Written): string | undefined {
  const setting = ['deployments', key, 'model'];
  const lowest = layersOf(deployed[0].stamp.value, sources).find((each) => isWritten(each, ['deployments', key]));
  if (lowest && nameOf(lowest) !== nameOf(layer))
    return `${nameOf(lowest)} has settings of it, and ${nameOf(layer)} sets its model, so a successor would not inherit the same settings`;
  const stranger = heirsOf(layer, fleet, sources).find(({ value }) => {
    const own = layerOf(value, sources, setting);
    return value.deployments.some((each) => each.key === key) && own && nameOf(own) !== nameOf(layer);
  });
  if (!stranger) return undefined;
  return `${stranger.value.id} sets another model for it, and would inherit the successor as well`;
}

const distinctEdits = (edits: readonly SettingEdit[]): SettingEdit[] => [
  ...new Map(edits.map((edit) => [JSON.stringify([edit.file, edit.path]), edit])).values(),
];
