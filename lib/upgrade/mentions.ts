import { isMap, mapOf } from '../collections/map';
import type { Stamp } from '../fleet/stamp';
import { logicalIdOf } from '../terraform/logical-ids';
import type { Definition, WrittenLayer } from './definitions';
import { heirsOf, layersOf, nameOf, writtenAt } from './definitions';
import type { SettingEdit, Written } from './edits';

/** Writes a successor where `differs` names the deployment that it follows. */
export const editsOfDiffers = (definition: Definition, successor: string, written: Written): SettingEdit[] =>
  layersAround(definition, written)
    .filter((layer) => itemsOf(layer).includes(featureOf(definition.key)))
    .map((layer) => ({
      ...{ kind: 'add-item', file: layer.source.file, path: [...layer.prefix, 'differs'] },
      ...{ item: featureOf(successor), behind: featureOf(definition.key) },
    }));

/**
 * Removes what names exactly a deployment that goes, and would be an error without it: waivers, overrides, renamed keys and entries of
 * `differs`. What is also about a deployment with the same key that stays, in another stamp, stays as well.
 */
export function editsOfMentions(definition: Definition, written: Written): SettingEdit[] {
  const { key, deployed } = definition;
  const going = new Set(deployed.map(({ stamp }) => stamp.value.id));
  return layersAround(definition, written).flatMap((layer) => {
    const holders = heirsOf(layer, written.fleet, written.sources)
      .map(({ value }) => value)
      .filter(({ deployments }) => deployments.some((each) => each.key === key));
    const isOver = (stamps: readonly Stamp[]) => stamps.length > 0 && stamps.every(({ id }) => going.has(id));
    const removed = (path: readonly string[]): SettingEdit => ({
      ...{ kind: 'remove', file: layer.source.file },
      ...{ path: [...layer.prefix, ...path], outermost: layer.prefix.length + 1 },
    });
    const waivers = Object.entries(mapOf(writtenAt(layer, ['waivers']))).filter(([, waiver]) => {
      const subject = isMap(waiver) ? waiver['subject'] : undefined;
      return isOver(holders.filter((stamp) => subjectsOf(stamp.key, key).includes(String(subject))));
    });
    if (!isOver(holders)) return waivers.map(([name]) => removed(['waivers', name]));
    const overridden = Object.keys(mapOf(writtenAt(layer, ['overrides']))).filter((each) => addressesOf(key).includes(each));
    const moves = Object.entries(mapOf(writtenAt(layer, ['moved', 'deployments']))).filter(([, to]) => to === key);
    return [
      ...waivers.map(([name]) => removed(['waivers', name])),
      ...overridden.map((address) => removed(['overrides', address])),
      ...moves.map(([from]) => removed(['moved', 'deployments', from])),
      ...(itemsOf(layer).includes(featureOf(key))
        ? [
            {
              ...{ kind: 'remove-item' as const, file: layer.source.file },
              ...{ path: [...layer.prefix, 'differs'], item: featureOf(key) },
            },
          ]
        : []),
    ];
  });
}

/** The layers of the stamps that inherit a deployment. */
function layersAround({ layer }: Definition, { fleet, sources }: Written): WrittenLayer[] {
  const all = heirsOf(layer, fleet, sources).flatMap(({ value }) => layersOf(value, sources));
  return [...new Map(all.map((each) => [nameOf(each), each])).values()];
}

/** The name of a deployment in `differs` and in the subjects of waivers. */
const featureOf = (key: string) => `deployments.${key}`;

/** The addresses of a deployment that azurerm or azapi manages. */
const addressesOf = (key: string) =>
  ['azurerm_cognitive_deployment', 'azapi_resource'].map((type) => `${type}.${logicalIdOf(['account', 'deployment', key])}`);

/** The subjects of waivers that are about a deployment of a stamp. */
const subjectsOf = (stamp: string, key: string) =>
  [featureOf(key), ...addressesOf(key).map((address) => `overrides.${address}`)].flatMap((name) => [name, `${stamp}/${name}`]);

function itemsOf(layer: WrittenLayer): unknown[] {
  const value = writtenAt(layer, ['differs']);
  return Array.isArray(value) ? value : [];
}
